import assert from "node:assert/strict";
import { assertAccessible } from "./support/accessibility.js";
import { eventuallyEqual } from "./support/eventually.js";
import { holdDraft } from "./support/held-draft.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const password = "correct horse & battery";
const it = stage({ settings: [`--tagpilot.password=${password}`] });

/** What the browser writes about a request that was refused. */
const refused = /Failed to load resource.*status of 40[13]/;

/**
 * @param {import("playwright-core").Page} page
 * @param {string} typed
 */
async function logIn(page, typed = password) {
  await page.getByLabel("Password").fill(typed);
  await page.getByRole("button", { name: "Log in" }).click();
}

/**
 * Ends the session when the page has all that it asks for by itself.
 *
 * @param {import("playwright-core").Page} page
 * @param {import("playwright-core").BrowserContext} context
 */
async function endSession(page, context) {
  // The last thing that it asks for when it starts; only pictures may be on their way then.
  await eventuallyEqual(() => hasAskedFor(page, "/api/tagpilot/relay"), true);
  await page.waitForLoadState("networkidle");
  await context.clearCookies();
}

/** @param {import("playwright-core").Page} page @param {string} path @returns {Promise<boolean>} whether it was answered */
const hasAskedFor = (page, path) =>
  page.evaluate(
    (end) => performance.getEntriesByType("resource").some(({ name }) => name.endsWith(end)),
    path,
  );

/** @param {import("playwright-core").Page} page @returns {Promise<number>} how many pictures the browser could not get */
const broken = (page) =>
  page.evaluate(
    () =>
      [...document.images].filter(({ src, complete, naturalWidth }) => src && complete && !naturalWidth)
        .length,
  );

it("a link to a dataset leads by way of the password to the dataset, also without script", async (scene) => {
  const { app, page, context, workspace, quiet } = scene;
  quiet.expect(refused);
  await workspace.put("1_locked", { "a.png": png({ seed: 1 }), "a.txt": "dog" });
  const link = `${app.url}/tagpilot/?dataset=1_locked`;
  await page.goto(link);
  await page.getByRole("heading", { name: "Log in" }).waitFor();
  await assertAccessible(page, "the log-in page");
  await logIn(page, "wrong horse");
  await page.getByRole("alert").getByText("This password is not right. Try again.").waitFor();
  await assertAccessible(page, "the log-in page after a wrong password");
  assert.equal(page.url(), link);
  await logIn(page);
  await app.card("a.png").waitFor({ timeout: 60_000 }); // the first page that this server shows
  await app.waitForTags("a.png", "dog");
  assert.equal(page.url(), link);
  await page.reload();
  await app.waitForTags("a.png", "dog");

  const plain = await context.browser()?.newContext({ javaScriptEnabled: false });
  assert.ok(plain);
  const other = await plain.newPage();
  await other.goto(link);
  await logIn(other);
  await eventuallyEqual(() => other.title(), "TagPilot");
  assert.equal(other.url(), link);
  await plain.close();
});

it("when the session ends in the middle of the work, the work waits and then goes on", async (scene) => {
  const { app, page, context, workspace, quiet } = scene;
  quiet.expect(refused);
  await workspace.put("1_edited", { "a.png": png({ seed: 2 }), "a.txt": "dog", "b.png": png({ seed: 3 }) });
  await page.goto(`${app.url}/tagpilot/?dataset=1_edited`);
  await logIn(page);
  await app.addTags("a.png", "grass");
  await app.addImages({ name: "new.png", content: png({ seed: 4 }) });
  await endSession(page, context);
  await app.saveButton.click();
  const dialog = app.dialog("Log in again");
  await dialog.waitFor();
  await assertAccessible(page, "the question for the password");
  await logIn(page, "wrong horse");
  await dialog.getByText("This password is not right. Try again.").waitFor();
  await logIn(page);
  await app.message(/Saved 2 changes/).waitFor();
  assert.equal(await dialog.count(), 0);
  assert.equal(await workspace.text("1_edited", "a.txt"), "dog, grass");
});

it("who does not log in at once loses nothing by it", async (scene) => {
  const { app, page, context, workspace, quiet } = scene;
  quiet.expect(refused);
  await workspace.put("1_later", { "a.png": png({ seed: 8 }), "a.txt": "dog" });
  await page.goto(`${app.url}/tagpilot/?dataset=1_later`);
  await logIn(page);
  await app.addTags("a.png", "sun");
  await endSession(page, context);
  await app.saveButton.click();
  await app.dialog("Log in again").getByRole("button", { name: "Not now" }).click();
  await app.message(/asks for a password.*Nothing changed on disk\. Your change is safe/).waitFor();
  await app.waitForTags("a.png", "dog", "sun");
  await app.button("Try again").click();
  await logIn(page);
  await app.message(/Saved 1 change/).waitFor();
  assert.equal(await workspace.text("1_later", "a.txt"), "dog, sun");
});

it("pictures that were refused meanwhile are there after logging in", async (scene) => {
  const { app, page, context, workspace, quiet } = scene;
  quiet.expect(refused);
  await workspace.put("1_seen", { "a.png": png({ seed: 5 }), "b.png": png({ seed: 6 }) });
  await page.goto(`${app.url}/tagpilot/?dataset=1_seen`);
  await logIn(page);
  await app.card("b.png").waitFor();
  await endSession(page, context);
  await page.getByRole("radio", { name: "Gallery" }).click();
  await eventuallyEqual(async () => (await broken(page)) > 0, true);
  await app.datasetName.fill("seen again");
  await logIn(page);
  await eventuallyEqual(() => broken(page), 0);
});

it("who logs out has to log in again, here and in other tabs", async ({
  app,
  page,
  context,
  quiet,
  workspace,
}) => {
  quiet.expect(refused);
  await workspace.put("1_left", { "a.png": png({ seed: 7 }) });
  await page.goto(`${app.url}/tagpilot/?dataset=1_left`);
  await logIn(page);
  await app.card("a.png").waitFor();
  await eventuallyEqual(() => hasAskedFor(page, "/api/tagpilot/relay"), true);
  const other = await context.newPage();
  await other.goto(`${app.url}/tagpilot/`);
  await other.getByRole("button", { name: /^More/ }).click();
  await other.getByRole("menuitem", { name: "Log out" }).click();
  await other.getByRole("heading", { name: "Log in" }).waitFor();
  await app.addTags("a.png", "dog");
  await app.saveButton.click();
  await app.dialog("Log in again").waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "Log in" }).waitFor();
});

it("logging out waits until added images are in the draft, and none is lost", async ({
  app,
  page,
  quiet,
  workspace,
}) => {
  quiet.expect(refused);
  const content = png({ seed: 8 });
  const goOn = await holdDraft(page);
  await page.goto(`${app.url}/tagpilot/`);
  await logIn(page);
  await app.message(/Workspace connected/).waitFor();
  await app.addImages({ name: "new.png", content });
  await app.datasetName.fill("kept");
  await app.message("Keeping a draft: 1 image to go").waitFor();
  await app.choose("Log out");
  await app
    .dialog(/^Leave/)
    .getByRole("button", { name: "Leave" })
    .click();
  await app.message("Waiting for the draft").waitFor();
  await goOn();
  await page.getByRole("heading", { name: "Log in", exact: true }).waitFor();
  await logIn(page);
  await app.button("Resume draft").click();
  await app.waitForCards("new.png");
  await app.save();
  assert.deepEqual((await workspace.read("1_kept")).get("new.png"), content);
});
