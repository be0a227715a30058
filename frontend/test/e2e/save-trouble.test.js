import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

const anyRefusal = /Failed to load resource|ERR_FAILED|ERR_CONNECTION_REFUSED|Failed to fetch/;

/** @param {import("./support/workspace.js").Workspace} workspace @param {string} dataset */
const names = async (workspace, dataset) => [...(await workspace.read(dataset)).keys()];

/** @param {number} status @param {string} code @param {string} detail */
const problem = (status, code, detail) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: "about:blank", title: "No", status, code, detail }),
});

it("an answer that is lost after the commit is asked for again, and nothing is saved twice", async (scene) => {
  const { app, page, workspace, quiet } = scene;
  quiet.expect(anyRefusal);
  await workspace.put("1_lost", { "a.png": png({ seed: 1 }), "a.txt": "dog" });
  await app.open("1_lost");
  await app.addTags("a.png", "grass");
  await app.addImages({ name: "new.png", content: png({ seed: 2 }) });
  await app.keepFromTryingAgain();
  let commits = 0;
  let isCut = true;
  await page.route("**/api/tagpilot/changes?*", async (route) => {
    commits++;
    const answer = await route.fetch();
    await (isCut ? route.abort("connectionreset") : route.fulfill({ response: answer }));
  });
  await app.saveButton.click();
  await app.message(/did not answer the save/).waitFor({ timeout: 60_000 });
  await app.message(/not known whether it was saved/).waitFor();
  assert.equal(await app.message(/Nothing changed on disk/).count(), 0);
  const written = await workspace.read("1_lost");
  assert.equal(written.get("a.txt")?.toString(), "dog, grass", "the server had committed");
  assert.ok(commits > 0);

  isCut = false;
  await app.button("Try again").click();
  await app.message(/Saved 2 changes/).waitFor();
  assert.equal(await app.message(/did not answer the save/).count(), 0);
  assert.deepEqual(await workspace.read("1_lost"), written);
  await app.card("new.png").waitFor();
  await app.addTags("new.png", "cat");
  await app.save();
  assert.equal(await workspace.text("1_lost", "new.txt"), "cat");
});

it("a first save whose answer is lost does not make a second dataset under a name typed meanwhile", async (scene) => {
  const { app, page, workspace, quiet } = scene;
  quiet.expect(anyRefusal);
  await app.open();
  await app.addImages({ name: "a.png", content: png({ seed: 3 }) });
  await app.datasetName.fill("first name");
  await app.keepFromTryingAgain();
  let isCut = true;
  await page.route("**/api/tagpilot/changes?*", async (route) => {
    const answer = await route.fetch();
    await (isCut ? route.abort("connectionreset") : route.fulfill({ response: answer }));
  });
  await app.saveButton.click();
  await app.message(/not known whether it was saved/).waitFor({ timeout: 60_000 });
  isCut = false;
  await app.datasetName.fill("second name");
  await app.saveButton.click();
  await app.dialog(/Rename first_name to second_name/).waitFor();
  await app.button("Rename").click();
  await app.message(/Renamed to second_name/).waitFor();
  assert.deepEqual(await names(workspace, "1_second_name"), ["a.png"]);
  const folders = await readdir(path.join(workspace.root, "datasets"));
  assert.ok(!folders.includes("1_first_name"), folders.join());
});

it("Stop in the middle of a save leaves the disk as it was, and Save then goes through", async (scene) => {
  const { app, page, workspace, quiet } = scene;
  quiet.expect(anyRefusal);
  await workspace.put("1_stop", { "a.png": png({ seed: 4 }), "a.txt": "dog" });
  await app.open("1_stop");
  await app.addImages(...[5, 6, 7, 8, 9].map((seed) => ({ name: `n${seed}.png`, content: png({ seed }) })));
  await app.message(/Draft kept/).waitFor();
  await app.addTags("a.png", "grass");
  /** @type {(() => void)[]} */
  const waiting = [];
  let count = 0;
  await page.route("**/api/tagpilot/save-item?*", async (route) => {
    count++;
    if (count > 2) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    await route.continue().catch(() => undefined); // Stopped meanwhile.
  });
  await app.saveButton.click();
  await app.message(/2 of 5 images/).waitFor();
  await app.button("Stop").click();
  await app.message(/Nothing changed on disk\. All 6 changes are safe/).waitFor();
  assert.deepEqual(await names(workspace, "1_stop"), ["a.png", "a.txt"]);
  assert.equal(await workspace.text("1_stop", "a.txt"), "dog");

  await page.unroute("**/api/tagpilot/save-item?*");
  for (const go of waiting) go();
  let sent = 0;
  page.on("request", (request) => (sent += request.url().includes("/save-item?") ? 1 : 0));
  await app.save();
  assert.equal(sent, 3, "what the server had was sent again");
  assert.deepEqual(await names(workspace, "1_stop"), [
    "a.png",
    "a.txt",
    ...[5, 6, 7, 8, 9].map((seed) => `n${seed}.png`),
  ]);
});

it("an image that the server refuses is named, and Try again works", async ({
  app,
  page,
  workspace,
  quiet,
}) => {
  quiet.expect(anyRefusal);
  await app.open();
  await app.addImages(
    { name: "good.png", content: png({ seed: 10 }) },
    { name: "huge.png", content: png({ seed: 11 }) },
  );
  await app.message(/Draft kept/).waitFor();
  await app.datasetName.fill("named");
  await page.route("**/api/tagpilot/save-item?*", async (route) => {
    const isHuge = route.request().postDataBuffer()?.includes("huge.png") ?? false;
    const no = problem(413, "too-large", "It is larger than 64 MB, the most that an image may have.");
    await (isHuge ? route.fulfill(no) : route.continue());
  });
  await app.saveButton.click();
  await app.message(/huge\.png: It is larger than 64 MB.*Nothing changed on disk\. All 2 changes/).waitFor();
  await assert.rejects(workspace.read("1_named"));
  await page.unroute("**/api/tagpilot/save-item?*");
  await app.button("Try again").click();
  await app.message(/Saved 2 changes/).waitFor();
  assert.deepEqual(await names(workspace, "1_named"), ["good.png", "huge.png"]);
});

it("many images go some at a time, and one that is refused among them is named", async (scene) => {
  const { app, page, workspace, quiet } = scene;
  quiet.expect(anyRefusal);
  const images = Array.from({ length: 40 }, (_, at) => ({
    name: `m${String(at).padStart(2, "0")}.png`,
    content: png({ seed: 100 + at }),
  }));
  await app.open();
  await app.uploadImages.setInputFiles(
    images.map(({ name, content }) => ({ name, mimeType: "image/png", buffer: Buffer.from(content) })),
  );
  await app.message(/Draft kept/).waitFor();
  await app.datasetName.fill("many");
  let asked = 0;
  await page.route("**/api/tagpilot/save-item?*", async (route) => {
    asked++;
    const isBroken = route.request().postDataBuffer()?.includes("m25.png") ?? false;
    const no = problem(400, "unsupported-image", "It is cut short.");
    await (isBroken ? route.fulfill(no) : route.continue());
  });
  await app.saveButton.click();
  await app.message(/m25\.png: It is cut short.*Nothing changed on disk\. All 40 changes/).waitFor();
  assert.ok(asked < 20, `${asked} requests for 40 images`);
  await assert.rejects(workspace.read("1_many"));
  await page.unroute("**/api/tagpilot/save-item?*");
  await app.button("Try again").click();
  await app.message(/Saved 40 changes/).waitFor();
  const saved = await workspace.read("1_many");
  assert.deepEqual(
    [...saved.keys()],
    images.map(({ name }) => name),
  );
  for (const { name, content } of images) assert.ok(saved.get(name)?.equals(content), name);
});

it("a full disk is told in the server's words", async ({ app, page, workspace, quiet }) => {
  quiet.expect(anyRefusal);
  await workspace.put("1_full", { "a.png": png({ seed: 12 }), "a.txt": "dog" });
  await app.open("1_full");
  await app.addTags("a.png", "grass");
  const full = problem(507, "disk-full", "The disk is full: 3 MB are free. Make room and try again.");
  await page.route("**/api/tagpilot/changes?*", (route) => route.fulfill(full));
  await app.saveButton.click();
  await app.message("Could not save: the workspace is full").waitFor();
  await app.message(/3 MB are free.*Nothing changed on disk\. Your change is safe in this browser/).waitFor();
  await page.unroute("**/api/tagpilot/changes?*");
  await app.button("Try again").click();
  await app.message(/Saved 1 change/).waitFor();
  assert.equal(await workspace.text("1_full", "a.txt"), "dog, grass");
});

it("an error of something in between is not taken for a no", async ({ app, page, workspace, quiet }) => {
  quiet.expect(anyRefusal);
  await workspace.put("1_proxy", { "a.png": png({ seed: 13 }), "a.txt": "dog" });
  await app.open("1_proxy");
  await app.addTags("a.png", "grass");
  await page.route("**/api/tagpilot/changes?*", async (route) => {
    await route.fetch();
    await route.fulfill({ status: 504, contentType: "text/html", body: "<h1>Gateway Time-out</h1>" });
  });
  await app.saveButton.click();
  await app.message("Not known whether it was saved").waitFor({ timeout: 60_000 });
  await page.unroute("**/api/tagpilot/changes?*");
  await app.save();
  assert.equal(await workspace.text("1_proxy", "a.txt"), "dog, grass");
});

it("a save goes through by itself when the server is back", async ({ app, workspace, server, quiet }) => {
  quiet.expect(anyRefusal);
  await workspace.put("1_back", { "a.png": png({ seed: 14 }), "a.txt": "dog" });
  await app.open("1_back");
  await app.addTags("a.png", "grass");
  await server.kill();
  await app.saveButton.click();
  await app.message(/When the server answers/).waitFor({ timeout: 60_000 });
  await Promise.all([app.message(/Saved 1 change/).waitFor({ timeout: 90_000 }), server.restart()]);
  assert.equal(await app.message(/did not answer/).count(), 0);
  await eventuallyEqual(() => workspace.text("1_back", "a.txt"), "dog, grass");
});

it("an error that comes while a dialog is open can be read, reached and pressed", async (scene) => {
  const { app, page, workspace, quiet } = scene;
  quiet.expect(anyRefusal);
  await workspace.put("1_over", { "a.png": png({ seed: 15 }), "a.txt": "dog" });
  await app.open("1_over");
  await app.addTags("a.png", "grass");
  await app.addImages({ name: "b.png", content: png({ seed: 16 }) });
  await app.message("Added 1 image").waitFor();
  /** @type {() => void} */
  let answer = () => undefined;
  const isAsked = new Promise((/** @type {(asked: void) => void} */ resolve) => {
    void page.route("**/api/tagpilot/changes?*", async (route) => {
      resolve();
      await new Promise((go) => (answer = () => go(undefined)));
      await route.fulfill(problem(507, "disk-full", "The disk is full: 3 MB are free."));
    });
  });
  await app.saveButton.click();
  await isAsked;
  await app.choose("Settings");
  const settings = app.dialog("Settings");
  await settings.waitFor();
  await app.message("Added 1 image").waitFor({ state: "hidden" }); // It would only cover the dialog.
  answer();
  const alert = settings.getByRole("alert").filter({ hasText: "the workspace is full" });
  await alert.waitFor();
  const again = alert.getByRole("button", { name: "Try again" });
  const isReached = () => again.evaluate((button) => button === document.activeElement);
  for (let stops = 0; stops < 150 && !(await isReached()); stops++) await page.keyboard.press("Tab");
  assert.ok(await isReached(), "Tab does not reach it");
  await page.unroute("**/api/tagpilot/changes?*");
  await page.keyboard.press("Enter");
  await settings.getByText(/Saved 2 changes/).waitFor();
  await page.keyboard.press("Escape");
  await settings.waitFor({ state: "hidden" });
  await app.message(/Saved 2 changes/).waitFor();
  assert.equal(await workspace.text("1_over", "a.txt"), "dog, grass");
});
