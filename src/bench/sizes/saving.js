/** Saving a small change of a large dataset. */
import { mkdir, open, rename } from "node:fs/promises";
import path from "node:path";
import { against, bytes } from "./figures.js";
import { percentile, settled } from "./measures.js";
import { opened } from "./opening.js";

/** @typedef {import("./bench.js").Bench} Bench */

/** An odd number, of which the middle one is told: the ZIP copy is written meanwhile, now and then. */
const times = 9;

/** @param {Bench} bench the writes of a save of one text, and nothing else: what is written, how often it is forced, what is renamed. */
async function bareSave({ workspace }) {
  const folder = path.join(workspace.root, "bare");
  await mkdir(folder, { recursive: true });
  const begun = performance.now();
  for (const name of ["text", "plan", "journal", "memory"]) {
    const file = await open(path.join(folder, `${name}.new`), "w");
    await file.writeFile("x".repeat(300));
    await file.sync();
    await file.close();
    await rename(path.join(folder, `${name}.new`), path.join(folder, name));
    const parent = await open(folder, "r");
    await parent.sync();
    await parent.close();
  }
  return performance.now() - begun;
}

/** @param {Bench} bench @param {string} dataset @param {number} size */
export async function measureSave(bench, dataset, size) {
  await bench.inPage(async (scene) => {
    const { page, app, counters } = scene;
    await opened(bench, scene, dataset, size);
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
      floors.push(await bareSave(bench));
      await app.message(/Saved 1 change/).waitFor();
      await page.waitForTimeout(500);
    }
    bench.put(
      "save of one tag, against the bare writes",
      size,
      against(percentile(took, 0.5), percentile(floors, 0.5)),
    );
    bench.put("sent for that", size, bytes(sent));
  });
}
