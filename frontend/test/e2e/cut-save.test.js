import assert from "node:assert/strict";
import { differences, snapshot } from "./support/snapshot.js";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const it = stage();

/** How many new images there are in a save that is cut. */
const count = process.env.TAGPILOT_DEEP === "1" ? 40 : 6;
const added = Array.from({ length: count }, (_, at) => ({
  name: `new ${String(at + 1).padStart(2, "0")}.png`,
  content: png({ width: 40 + at, seed: at + 1 }),
}));

/** @typedef {import("playwright-core").Page} Page */

/** @param {import("./support/workspace.js").Workspace} workspace what a person sees of it, without what is TagPilot's own */
async function visible(workspace) {
  const all = await snapshot(workspace);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !name.includes(".tagpilot")));
}

/**
 * Lets so many images of a save pass, and none after them.
 *
 * @param {Page} page
 * @param {number} most
 * @returns {Promise<() => number>} how many have arrived
 */
async function letPass(page, most) {
  let passed = 0;
  let done = 0;
  await page.route("**/api/tagpilot/save-item*", async (route) => {
    if (passed >= most) return route.abort("connectionreset");
    passed++;
    const answer = await route.fetch();
    done++;
    return route.fulfill({ response: answer });
  });
  return () => done;
}

/** @param {Page} page @returns {string[]} grows by the file of each image that is sent */
function sentFrom(page) {
  /** @type {string[]} */
  const sent = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/tagpilot/save-item")
      sent.push(/filename="([^"]+)"/.exec(request.postData() ?? "")?.[1] ?? "?");
  });
  return sent;
}

/**
 * A dataset with one image, opened in a tab of its own, with a change and many new images that are kept in the draft.
 *
 * @param {import("./support/stage.js").Scene} scene
 * @param {string} dataset
 */
async function withWork({ context, server, workspace }, dataset) {
  await workspace.put(dataset, { "a.png": png({ seed: 99 }), "a.txt": "dog" });
  const page = await context.newPage();
  const app = new TagPilotPage(page, server.url);
  await app.open(dataset);
  await app.addTags("a.png", "grass");
  await app.uploadImages.setInputFiles(
    added.map(({ name, content }) => ({ name, mimeType: "image/png", buffer: content })),
  );
  await app.message(/Draft kept/).waitFor();
  return { page, app };
}

/** @param {import("./support/stage.js").Scene} scene @param {string} dataset */
async function resume({ context, server }, dataset) {
  const page = await context.newPage();
  const app = new TagPilotPage(page, server.url);
  const sent = sentFrom(page);
  await app.open(dataset);
  await app.button("Resume draft").click();
  return { page, app, sent };
}

/** @param {import("./support/workspace.js").Workspace} workspace @param {string} dataset */
async function assertWhole(workspace, dataset) {
  const files = await workspace.read(dataset);
  assert.deepEqual([...files.keys()], ["a.png", "a.txt", ...added.map(({ name }) => name)]);
  assert.equal(files.get("a.txt")?.toString(), "dog, grass");
  for (const { name, content } of added) assert.deepEqual(files.get(name), content, name);
}

for (let k = 1; k < count; k++) {
  // The page tries for a while before it gives up; most tabs are closed in the middle of that.
  const givesUp = k === 2;
  it(`a save that is cut after image ${k} of ${count} changes nothing, and goes on there later`, async (scene) => {
    const { workspace, quiet } = scene;
    quiet.expect(/Failed to load resource|ERR_CONNECTION|ERR_INTERNET/);
    const dataset = `1_cut${k}`;
    const { page, app } = await withWork(scene, dataset);
    const before = await visible(workspace);
    const done = await letPass(page, k);
    await app.saveButton.click();
    await eventually(() => assert.equal(done(), k));
    if (givesUp) await app.message(/Nothing changed on disk/).waitFor();
    // What the tab still had on its way would arrive otherwise.
    await scene.context.setOffline(true);
    await page.close();
    await scene.context.setOffline(false);
    assert.deepEqual(differences(before, await visible(workspace)), []);

    const again = await resume(scene, dataset);
    await again.app.waitForTags("a.png", "dog", "grass");
    await again.app.save();
    assert.equal(again.sent.length, count - k, `sent again: ${again.sent}`);
    await assertWhole(workspace, dataset);
  });
}

it("a save whose answer was lost with its tab had gone through, and nothing is saved twice", async (scene) => {
  const { workspace, quiet } = scene;
  quiet.expect(/Failed to load resource|ERR_CONNECTION|ERR_INTERNET/);
  const { page, app } = await withWork(scene, "1_lost");
  let isSaved = false;
  await page.route("**/api/tagpilot/changes*", async (route) => {
    await route.fetch();
    isSaved = true;
  });
  await app.saveButton.click();
  await eventually(() => assert.ok(isSaved));
  await page.close();
  await assertWhole(workspace, "1_lost");

  const again = await resume(scene, "1_lost");
  await again.app.message("It had been saved after all").waitFor();
  await assertWhole(workspace, "1_lost");
  await again.app.addTags("a.png", "sun");
  await again.app.save();
  assert.deepEqual(again.sent, []);
  assert.equal(await workspace.text("1_lost", "a.txt"), "dog, grass, sun");
  assert.equal((await workspace.read("1_lost")).size, count + 2);
});
