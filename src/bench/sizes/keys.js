/** What a key costs: in the trigger word, a tag that is added, an image switched between tags and caption. */
import { ms } from "./figures.js";
import { attach, percentile, watchKeys, work } from "./measures.js";
import { besideStill, lookOf, stillChanges, times, toStill } from "./still.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./bench.js").Scene} Scene */

/** What a key costs in a page that has nothing but a field. @param {Scene} scene @returns {Promise<number>} p95 */
async function bareKey({ page }) {
  const other = await page.context().newPage();
  const counters = await attach(other);
  await other.setContent("<input>");
  await other.locator("input").focus();
  const keys = [];
  for (const key of "trigger words again")
    keys.push(await work(other, counters, () => other.keyboard.press(key)));
  await other.close();
  return percentile(keys, 0.95);
}

/** @param {Bench} bench @param {Scene} scene one that shows the dataset @param {number} size */
export async function measureKeys(bench, scene, size) {
  bench.put("a key in an empty page, p95: work", size, ms(await bareKey(scene)));
  await measureTyping(bench, scene, size);
  await measureAdding(bench, scene, size);
  await measureToggling(bench, scene, size);
}

/**
 * @param {Bench} bench
 * @param {Scene} scene
 * @param {() => Promise<number>} act tells how long the main thread worked
 * @param {Parameters<typeof stillChanges>[3]} prepare the same for a page without scripts
 * @returns {Promise<string>} the figure of both, of which this act was the first
 */
async function againstStill(bench, scene, act, prepare) {
  const before = await lookOf(scene.page);
  const all = [await act()];
  const looks = { before, after: await lookOf(scene.page) };
  while (all.length < times) all.push(await act());
  const still = await stillChanges(bench, scene, looks, prepare);
  return besideStill(
    all,
    still.map(({ worked }) => worked),
  );
}

/** @param {Bench} bench @param {Scene} scene @param {number} size */
async function measureTyping(bench, scene, size) {
  const { page, app, counters } = scene;
  await app.trigger.focus();
  for (const key of "a trigger") await work(page, counters, () => page.keyboard.press(key)); // the first ones load what they need
  await watchKeys(page);
  const words = "word".repeat(times);
  let at = 0;
  const figure = await againstStill(
    bench,
    scene,
    () => work(page, counters, () => page.keyboard.press(words[at++] ?? "")),
    async (still) => {
      await still.app.trigger.focus();
      return () => still.page.keyboard.press("w");
    },
  );
  bench.put(`keystroke in Trigger Word, p95: work, ${toStill}`, size, figure);
  // Those that were drawn faster than the browser tells are not among them.
  const drawn = await page.evaluate(() => globalThis.sizesKeys);
  const durations = Array.from({ length: times }, (_, key) => drawn[key] ?? 16);
  bench.put("keystroke in Trigger Word, p95: until painted", size, ms(percentile(durations, 0.95)));
  await app.trigger.fill("");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}

/** @param {Bench} bench @param {Scene} scene @param {number} size */
async function measureAdding(bench, scene, size) {
  const { page, counters } = scene;
  const fieldOf = (/** @type {Scene["app"]} */ app) => app.card("000000.jpg").getByLabel("Add tag…");
  const field = fieldOf(scene.app);
  let at = 0;
  const adding = async () => {
    await field.fill(`new ${at++}`);
    return work(page, counters, () => page.keyboard.press("Enter"));
  };
  await adding(); // the first one loads what it needs
  const figure = await againstStill(bench, scene, adding, async (still) => {
    await fieldOf(still.app).focus();
    return () => still.page.keyboard.press("Enter");
  });
  bench.put(`add a tag, p95: work, ${toStill}`, size, figure);
}

/** @param {Bench} bench @param {Scene} scene @param {number} size */
async function measureToggling(bench, scene, size) {
  const { page, app, counters } = scene;
  await app.card("000000.jpg").focus();
  const toggling = () => work(page, counters, () => page.keyboard.press("m"));
  for (let at = 0; at < 2; at++) await toggling(); // to either for the first time
  const figure = await againstStill(bench, scene, toggling, async (still) => {
    await still.app.card("000000.jpg").focus();
    return () => still.page.keyboard.press("m");
  });
  bench.put(`toggle mode, p95: work, ${toStill}`, size, figure);
}
