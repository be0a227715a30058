import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { isDeep } from "./support/deep.js";
import { png } from "./support/images.js";
import { startServer } from "./support/server.js";
import { makeWorkspace } from "./support/workspace.js";

const moments = isDeep ? 50 : 3;
const images = 12;

/** @type {import("./support/workspace.js").Workspace} */
let workspace;
/** @type {import("./support/server.js").Server} */
let server;

/** @param {number} generation every image and text of one differs from those of the others */
function contents(generation) {
  return Array.from({ length: images }, (_, at) => ({
    name: `${at}.png`,
    bytes: png({ seed: generation * images + at }),
    text: `generation ${generation}`,
  }));
}

/**
 * @param {{ name: string, bytes: Uint8Array<ArrayBuffer>, text: string }} image
 * @param {{ reset?: boolean, done?: boolean }} [place]
 */
async function send(image, { reset = false, done = false } = {}) {
  const form = new FormData();
  form.append("file", new Blob([image.bytes]), image.name);
  form.append("tags", image.text);
  form.append("reset", String(reset));
  form.append("done", String(done));
  const answer = await fetch(`${server.url}/api/tagpilot/save-item?name=stop`, {
    method: "POST",
    body: form,
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}

/**
 * Sends what is left of a set, and stops where the server does not answer.
 *
 * @param {number} generation
 * @param {number} [from]
 * @returns {Promise<number>} how many images have been answered
 */
async function save(generation, from = 0) {
  const all = contents(generation);
  for (let at = from; at < images; at++) {
    try {
      await send(all[at], { reset: at === 0, done: at === images - 1 });
    } catch {
      return at;
    }
  }
  return images;
}

/** @returns {Promise<number>} the generation that the dataset is, wholly */
async function generationOnDisk() {
  const files = await workspace.read("1_stop");
  const generation = Number(String(files.get("0.txt")).replace("generation ", ""));
  assert.equal(files.size, images * 2);
  for (const { name, bytes, text } of contents(generation)) {
    assert.ok(files.get(name)?.equals(bytes), name);
    assert.equal(String(files.get(name.replace("png", "txt"))), text);
  }
  return generation;
}

/** @param {string} folder */
async function filesBelow(folder) {
  const names = await readdir(path.join(workspace.root, "datasets/.tagpilot", folder), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => []);
  return names.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test("a server that is told to stop finishes what it does; the dataset is the old or the new one, and the save goes on", async (context) => {
  workspace = await makeWorkspace();
  context.after(() => workspace.remove());
  server = await startServer({ workspace: workspace.root });
  context.after(() => server.stop());

  const begun = performance.now();
  assert.equal(await save(0), images);
  const whole = performance.now() - begun;
  for (let moment = 1; moment <= moments; moment++) {
    const saving = save(moment);
    await pause((whole * moment) / (moments + 1));
    const signalled = performance.now();
    await server.stop();
    assert.ok(performance.now() - signalled < 35_000);
    const answered = await saving;

    assert.equal(await generationOnDisk(), answered === images ? moment : moment - 1);
    assert.deepEqual(await filesBelow("journal"), [], "no change is half done");
    assert.deepEqual(await filesBelow("uploads"), []);
    await server.restart();
    assert.equal(await save(moment, answered), images, "the rest of the set");
    assert.equal(await generationOnDisk(), moment);
  }
});
