/** What a person does with an open dataset. */
import { against, bytes, ms } from "./figures.js";
import { attach, percentile, scrollThrough, settled, work } from "./measures.js";
import { opened } from "./opening.js";

/** @typedef {import("./bench.js").Bench} Bench */

/** Presses a button without the looks at the page that a test takes before. @param {import("playwright-core").Locator} button */
const press = (button) => button.evaluate((element) => element.click());

/** What a key costs in a page that has nothing but a field. @param {import("./bench.js").Scene} scene @returns {Promise<number>} p95 */
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

/** @param {Bench} bench @param {string} dataset @param {number} size */
export async function measureWork(bench, dataset, size) {
  await bench.inPage(async (scene) => {
    const { page, app, counters } = scene;
    await opened(bench, scene, dataset);
    await page.waitForTimeout(2000); // sizes of images still arrive
    bench.put("JS heap", size, bytes(await counters.heap()));
    const floor = await bareKey(scene);
    await app.trigger.focus();
    const keys = [];
    for (const key of "a trigger") await work(page, counters, () => page.keyboard.press(key)); // the first ones load what they need
    for (const key of "of several words and more")
      keys.push(await work(page, counters, () => page.keyboard.press(key)));
    bench.put(
      "keystroke in Trigger Word, p95, against one in an empty page",
      size,
      against(percentile(keys, 0.95), floor),
    );
    await page.keyboard.press("Escape");
    const field = app.card("000000.jpg").getByLabel("Add tag…");
    const adds = [];
    for (let at = 0; at < 8; at++) {
      await field.fill(`new ${at}`);
      adds.push(await work(page, counters, () => page.keyboard.press("Enter")));
    }
    bench.put("add a tag, p95", size, ms(percentile(adds, 0.95)));
    const filter = await app.filter.elementHandle();
    const filterBy = (/** @type {string} */ text) =>
      filter.evaluate((input, words) => {
        input.value = words;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, text);
    await filterBy('tag:"tag 2" ');
    await settled(page);
    const filters = [];
    for (const text of ['tag:"tag 3" ', 'tag:"tag 1" ', 'tag:"tag 7" ', "width:>100 ", ""]) {
      filters.push(await work(page, counters, () => filterBy(text)));
    }
    bench.put("filter, longest", size, ms(Math.max(...filters)));
    await page.keyboard.press("Escape");
    await app.tagViewer.getByRole("listbox").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Delete");
    const yes = app.dialog().getByRole("button", { name: /^Remove from/ });
    await yes.waitFor();
    const removing = await work(page, counters, () => press(yes));
    bench.put("remove the most used tag everywhere", size, ms(removing));
    bench.put("undo that", size, ms(await work(page, counters, () => press(app.button("Undo")))));
    const scrolled = await scrollThrough(page);
    bench.put(
      "scroll through all: frames over 50 ms",
      size,
      `${scrolled.slow} of ${scrolled.frames}, longest ${ms(scrolled.longest)}`,
    );
    bench.put("elements, most", size, String(scrolled.most));
  });
}
