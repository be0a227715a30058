/** What a person does with an open dataset. */
import { measureEverywhere } from "./everywhere.js";
import { bytes } from "./figures.js";
import { measureKeys } from "./keys.js";
import { opened } from "./opening.js";
import { measureScrolling } from "./scrolling.js";
import { measureViews } from "./views.js";

/** @param {import("./bench.js").Bench} bench @param {string} dataset @param {number} size */
export async function measureWork(bench, dataset, size) {
  await bench.inPage(async (scene) => {
    await opened(bench, scene, dataset, size);
    await scene.page.waitForTimeout(2000); // sizes of images still arrive
    bench.put("JS heap", size, bytes(await scene.counters.heap()));
    await measureKeys(bench, scene, size);
    await measureViews(bench, scene, size);
    await measureEverywhere(bench, scene, size);
    await measureScrolling(bench, scene, size);
  });
}
