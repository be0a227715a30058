/** What a key costs: in the trigger word, a tag that is added, an image switched between tags and caption. */
import { against, ms } from "./figures.js";
import { attach, percentile, watchKeys, work } from "./measures.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./bench.js").Scene} Scene */

/** So often each is done: of fewer, 95 % would be all. */
const times = 20;

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
  const floor = await bareKey(scene);
  await measureTyping(bench, scene, size, floor);
  await measureAdding(bench, scene, size, floor);
  await measureToggling(bench, scene, size, floor);
}

/** @param {Bench} bench @param {Scene} scene @param {number} size @param {number} floor */
async function measureTyping(bench, { page, app, counters }, size, floor) {
  await app.trigger.focus();
  for (const key of "a trigger") await work(page, counters, () => page.keyboard.press(key)); // the first ones load what they need
  await watchKeys(page);
  const words = "of several words and more";
  const keys = [];
  for (const key of words) keys.push(await work(page, counters, () => page.keyboard.press(key)));
  bench.put(
    "keystroke in Trigger Word, p95: work, against one in an empty page",
    size,
    against(percentile(keys, 0.95), floor),
  );
  // Those that were drawn faster than the browser tells are not among them.
  const drawn = await page.evaluate(() => globalThis.sizesKeys);
  const durations = Array.from(words, (_, at) => drawn[at] ?? 16);
  bench.put("keystroke in Trigger Word, p95: until painted", size, ms(percentile(durations, 0.95)));
  await app.trigger.fill("");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
}

/** @param {Bench} bench @param {Scene} scene @param {number} size @param {number} floor */
async function measureAdding(bench, { page, app, counters }, size, floor) {
  const field = app.card("000000.jpg").getByLabel("Add tag…");
  const adding = async (/** @type {number} */ at) => {
    await field.fill(`new ${at}`);
    return work(page, counters, () => page.keyboard.press("Enter"));
  };
  await adding(0); // the first one loads what it needs
  const adds = [];
  for (let at = 1; at <= times; at++) adds.push(await adding(at));
  bench.put("add a tag, p95: work", size, against(percentile(adds, 0.95), floor));
}

/** @param {Bench} bench @param {Scene} scene @param {number} size @param {number} floor */
async function measureToggling(bench, { page, app, counters }, size, floor) {
  await app.card("000000.jpg").focus();
  const toggling = () => work(page, counters, () => page.keyboard.press("m"));
  for (let at = 0; at < 2; at++) await toggling(); // to either for the first time
  const toggles = [];
  for (let at = 0; at < times; at++) toggles.push(await toggling());
  bench.put("toggle mode, p95: work", size, against(percentile(toggles, 0.95), floor));
}
