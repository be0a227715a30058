import assert from "node:assert/strict";
import { after } from "node:test";
import { isDeep } from "./support/deep.js";
import { differences, ownFolder, snapshot } from "./support/snapshot.js";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { startRecordingProxy } from "./support/recording-proxy.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

/** How many new images there are in a save that is cut, and in how many requests they go: of many, some at a time. */
const { images, requests } = isDeep ? { images: 40, requests: 10 } : { images: 6, requests: 6 };
const added = Array.from({ length: images }, (_, at) => ({
  name: `new ${String(at + 1).padStart(2, "0")}.png`,
  content: png({ width: 40 + at, seed: at + 1 }),
}));

/** @param {import("./support/workspace.js").Workspace} workspace what a person sees of it, without what is TagPilot's own */
const visible = (workspace) => snapshot(workspace, ownFolder);

/** How many requests with images of a save are let through, and whether the answer to its decision is. */
const line = { requests: Infinity, isAnswerLost: false };
let target = "";
const proxy = await startRecordingProxy(() => target, {
  fault({ url = "" }) {
    if (isImage(url)) return line.requests-- > 0 ? null : "cut before";
    return line.isAnswerLost && isDecision(url) ? "cut after" : null;
  },
});
after(() => proxy.close());
const proxyUrl = `http://127.0.0.1:${proxy.port}`;
const it = stage({ origins: () => [proxyUrl] });

const isImage = (/** @type {string} */ url) => url.startsWith("/api/tagpilot/save-item");
const isDecision = (/** @type {string} */ url) => url.startsWith("/api/tagpilot/changes");

/** @param {(url: string) => boolean} is @param {string} dataset @returns {number} how many such requests have reached the server */
const arrived = (is, dataset) =>
  proxy.passed.filter(({ url }) => is(url) && new URL(url, proxyUrl).searchParams.get("name") === dataset)
    .length;

/**
 * A dataset with one image, opened in a tab of its own, with a change and many new images that are kept in the draft.
 *
 * @param {import("./support/stage.js").Scene} scene
 * @param {string} dataset
 */
async function withWork({ context, server, workspace }, dataset) {
  target = server.url;
  await workspace.put(dataset, { "a.png": png({ seed: 99 }), "a.txt": "dog" });
  const page = await context.newPage();
  const app = new TagPilotPage(page, proxyUrl);
  await app.open(dataset);
  await app.uploadImages.setInputFiles(
    added.map(({ name, content }) => ({ name, mimeType: "image/png", buffer: content })),
  );
  // A draft of something earlier would say so before the images are in it; what comes now is kept by the save itself before it begins.
  await app.message(/Draft kept/).waitFor();
  await app.addTags("a.png", "grass");
  return { page, app };
}

/** @param {import("./support/stage.js").Scene} scene @param {string} dataset */
async function resume({ context }, dataset) {
  const page = await context.newPage();
  const app = new TagPilotPage(page, proxyUrl);
  await app.open(dataset);
  await app.button("Resume draft").click();
  return app;
}

/** @param {import("./support/workspace.js").Workspace} workspace @param {string} dataset */
async function assertWhole(workspace, dataset) {
  const files = await workspace.read(dataset);
  assert.deepEqual([...files.keys()], ["a.png", "a.txt", ...added.map(({ name }) => name)]);
  assert.equal(files.get("a.txt")?.toString(), "dog, grass");
  for (const { name, content } of added) assert.deepEqual(files.get(name), content, name);
}

for (let k = 1; k < requests; k++) {
  // The page tries for a while before it gives up; most tabs are closed in the middle of that.
  const givesUp = isDeep && k === 2;
  it(`a save of ${images} new images that is cut after request ${k} of ${requests} changes nothing, and goes on there later`, async (scene) => {
    const { workspace, quiet } = scene;
    quiet.expect(/Failed to load resource/);
    const dataset = `1_cut${k}`;
    const { page, app } = await withWork(scene, dataset);
    const before = await visible(workspace);
    line.requests = k;
    await app.saveButton.click();
    await eventually(() => assert.equal(arrived(isImage, dataset), k));
    if (givesUp) await app.message(/Nothing changed on disk/).waitFor();
    await page.close();
    assert.deepEqual(differences(before, await visible(workspace)), []);

    const again = await resume(scene, dataset);
    await again.waitForTags("a.png", "dog", "grass");
    line.requests = Infinity;
    await again.save();
    assert.equal(arrived(isImage, dataset), requests, "each image was sent once");
    await assertWhole(workspace, dataset);
    // What is written later would be a difference to whoever compares.
    await eventually(() => workspace.zip(`cut${k}`));
  });
}

it("a save whose answer was lost with its tab had gone through, and nothing is saved twice", async (scene) => {
  const { workspace, quiet } = scene;
  quiet.expect(/Failed to load resource/);
  const { page, app } = await withWork(scene, "1_lost");
  line.isAnswerLost = true;
  await app.saveButton.click();
  await eventually(() => assert.ok(arrived(isDecision, "1_lost") > 0));
  await page.close();
  line.isAnswerLost = false;
  await assertWhole(workspace, "1_lost");

  const again = await resume(scene, "1_lost");
  await again.message("It had been saved after all").waitFor();
  await assertWhole(workspace, "1_lost");
  await again.addTags("a.png", "sun");
  await again.save();
  assert.equal(arrived(isImage, "1_lost"), requests);
  assert.equal(await workspace.text("1_lost", "a.txt"), "dog, grass, sun");
  assert.equal((await workspace.read("1_lost")).size, images + 2);
});
