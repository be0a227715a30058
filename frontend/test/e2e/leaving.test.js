import assert from "node:assert/strict";
import { eventuallyEqual } from "./support/eventually.js";
import { holdDraft } from "./support/held-draft.js";
import { png } from "./support/images.js";
import { addMoreThanFits, inPersonalBrowser } from "./support/personal-browser.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const it = stage();

const added = ["a.png", "b.png", "c.png"].map((name, at) => ({ name, content: png({ seed: at + 1 }) }));

/** @param {import("playwright-core").Page} page */
const toStart = (page) =>
  page
    .getByRole("link", { name: /TagPilot/ })
    .first()
    .click();

/**
 * A page with three new images that are in no draft yet, and whose dataset has just been left.
 *
 * @param {import("./support/stage.js").Scene} scene
 * @returns {Promise<() => Promise<void>>} lets the browser go on
 */
async function leftInTheMiddle({ app, page }) {
  const goOn = await holdDraft(page);
  await app.open();
  await app.addImages(...added);
  await app.datasetName.fill("left");
  await app.addTags("c.png", "cat");
  await app.message("Keeping a draft: 3 images to go").waitFor();
  await toStart(page);
  const question = app.dialog(/^Leave/);
  await question.getByText(/tab open until 3 more images are in it/).waitFor();
  await question.getByRole("button", { name: "Leave" }).click();
  await app.message(/Unsaved draft: left/).waitFor();
  return goOn;
}

it("images that are not in the draft yet when their dataset is left are there when it is resumed", async (scene) => {
  const { app, workspace } = scene;
  const goOn = await leftInTheMiddle(scene);
  await app.message("Keeping a draft: 3 images to go").waitFor();
  await app.button("Resume draft").click();
  await app.waitForTags("c.png", "cat");
  await app.message("Keeping a draft: 3 images to go").waitFor();
  await goOn();
  await app.message(/Draft kept/).waitFor();
  await app.save();
  const files = await workspace.read("1_left");
  for (const { name, content } of added) assert.deepEqual(files.get(name), content, name);
});

it("until they are in the draft, no other tab takes it, and the browser asks before this one is closed", async (scene) => {
  const { app, page, context, workspace } = scene;
  await workspace.put("1_earlier", { "d.png": png({ seed: 4 }) });
  const first = await context.newPage();
  const earlier = new TagPilotPage(first, app.url);
  await earlier.open("1_earlier");
  await earlier.addTags("d.png", "dog");
  await earlier.message(/Draft kept/).waitFor();
  await first.close();

  const goOn = await leftInTheMiddle(scene);
  const other = new TagPilotPage(await context.newPage(), app.url);
  await other.open();
  await other.message(/Unsaved draft: earlier/).waitFor();
  assert.equal(await other.message(/Unsaved draft: left/).count(), 0, "listed with the other one");

  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  assert.equal(question.type(), "beforeunload");
  await question.dismiss();

  await goOn();
  await app.message(/Keeping a draft/).waitFor({ state: "hidden" });
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  await other.open();
  await other.message(/Unsaved draft: left/).waitFor();
  await other.button("Resume draft").click(); // the newest is the first
  await other.waitForTags("c.png", "cat");
  await other.waitForCards("a.png", "b.png");
});

it("where they find no room once their dataset is left, the page says so, and they are there as long as the tab is", async ({
  server,
}) => {
  await inPersonalBrowser(async (context) => {
    const page = await context.newPage();
    const app = new TagPilotPage(page, server.url);
    const goOn = await holdDraft(page);
    await app.open();
    const names = await addMoreThanFits(app, page);
    await app.datasetName.fill("large");
    await app.message("Keeping a draft: 5 images to go").waitFor();
    await toStart(page);
    await app
      .dialog(/^Leave/)
      .getByRole("button", { name: "Leave" })
      .click();
    await goOn();
    await app.message(/\d images? of large found no room/).waitFor();
    await app.message(/Draft kept without \d images?: no room/).waitFor();
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    await (await asked).dismiss();

    await app.button("Go back to it").click();
    await app.waitForCards(...names);
    await app.message(/Draft kept without \d images?: no room/).waitFor();
    await app.save();
    await toStart(page);
    await app.message("Workspace connected").waitFor();
    await eventuallyEqual(() => app.message(/Draft kept/).count(), 0);
    await eventuallyEqual(() => app.button("Resume draft").count(), 0);
  });
});
