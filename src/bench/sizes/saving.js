/** Saving a small change of a large dataset. */
import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { against, bytes } from "./figures.js";
import { percentile, settled } from "./measures.js";
import { opened } from "./opening.js";

/** An odd number, of which the middle one is told: the ZIP copy is written meanwhile, now and then. */
const times = 9;

const dataset = "1_of";
const state = ".tagpilot";
const stage = `${state}/stage/${dataset}/bench`;
const targets = [
  `${dataset}/000000.txt`,
  `${state}/answers/${dataset}/1.json`,
  `${state}/zip-due/${dataset}`,
];

/**
 * The same files written, folders made, names given and forcing done as by a save of one text, in the same order, and nothing else.
 *
 * @param {import("./bench.js").Bench} bench
 * @returns {number} milliseconds
 */
function bareSave({ workspace }) {
  const root = path.join(workspace.root, "bare");
  const at = (/** @type {string} */ name) => path.join(root, name);
  const folders = (/** @type {string[]} */ ...names) =>
    names.forEach((name) => mkdirSync(at(name), { recursive: true }));
  folders(`${state}/journal`, `${state}/stage/${dataset}`, `${state}/trash/${dataset}`);
  folders(...targets.map((target) => path.dirname(target)));
  for (const target of targets) if (!existsSync(at(target))) write(at(target));
  const kept = `${state}/trash/${dataset}/${randomUUID()}`;

  const begun = performance.now();
  folders(stage);
  const sources = targets.map((_, number) => `${stage}/${number}`);
  for (const source of sources) write(at(source));
  folders(kept);
  for (const target of [targets[0], targets[2]]) {
    folders(`${kept}/files/${path.dirname(target)}`);
    linkSync(at(target), at(`${kept}/files/${target}`));
  }
  for (const source of sources) force(at(source));
  const prepared = [stage, `${state}/journal`, `${kept}/files/${dataset}`, `${kept}/files/${state}/zip-due`];
  for (const folder of withParents(prepared)) force(at(folder));
  write(at(`${state}/journal/plan.draft`));
  renameSync(at(`${state}/journal/plan.draft`), at(`${state}/journal/plan.json`));
  force(at(`${state}/journal`));
  targets.forEach((target, number) => renameSync(at(sources[number]), at(target)));
  for (const folder of withParents(targets.map((target) => path.dirname(target)))) force(at(folder));
  force(at(stage));
  renameSync(at(`${state}/journal/plan.json`), at(`${kept}/plan.json`));
  force(at(`${state}/journal`));
  force(at(kept));
  return performance.now() - begun;
}

/** @param {string} file with as much as a caption has, forced */
function write(file) {
  const descriptor = openSync(file, "w");
  writeSync(descriptor, "x".repeat(300));
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** @param {string} place a file or a folder */
function force(place) {
  const descriptor = openSync(place, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** @param {string[]} folders @returns {Set<string>} them, and every folder on the way to them */
function withParents(folders) {
  const all = new Set(["."]);
  for (const folder of folders) {
    const names = folder.split("/");
    names.forEach((_, last) => all.add(names.slice(0, last + 1).join("/")));
  }
  return all;
}

/** @param {import("./bench.js").Bench} bench @param {string} name of the dataset @param {number} size */
export async function measureSave(bench, name, size) {
  await bench.inPage(async (scene) => {
    const { page, app, counters } = scene;
    await opened(bench, scene, name, size);
    const took = [];
    const floors = [];
    let sent = 0;
    for (let at = 0; at < times; at++) {
      await app.addTags("000000.jpg", `saved ${at}`);
      await settled(page);
      const before = counters.sent();
      const answered = page.waitForResponse((response) => response.url().includes("/api/tagpilot/changes"));
      await app.saveButton.click();
      const { requestStart, responseEnd } =
        (await (await answered).finished(), (await answered).request().timing());
      took.push(responseEnd - requestStart);
      sent = counters.sent() - before;
      floors.push(bareSave(bench));
      await app.message(/Saved 1 change/).waitFor();
      await page.waitForTimeout(500);
    }
    bench.put(
      "save of one tag, against the same writes alone",
      size,
      against(percentile(took, 0.5), percentile(floors, 0.5)),
    );
    bench.put("sent for that", size, bytes(sent));
  });
}
