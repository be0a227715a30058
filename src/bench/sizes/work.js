/** What a person does with an open dataset. */
import { against, bytes, ms } from "./figures.js";
import {
  anotherScreen,
  attach,
  percentile,
  scrollThrough,
  untilPainted,
  watchKeys,
  work,
} from "./measures.js";
import { opened } from "./opening.js";

/** @typedef {import("./bench.js").Bench} Bench */

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

/** Scrolls through as much, in a page that has nothing but stripes to draw. @param {import("./bench.js").Scene} scene */
async function bareScroll({ page }) {
  const [height, area] = await page.evaluate(() => {
    const list = document.querySelector(".image-viewport");
    return [list.scrollHeight, list.clientHeight];
  });
  const other = await page.context().newPage();
  await other.setContent(`
    <div class="image-viewport" style="block-size: ${area}px; overflow: auto">
      <div style="block-size: ${height}px; background: repeating-linear-gradient(#345, #678 172px)"></div>
    </div>`);
  const scrolled = await scrollThrough(other);
  await other.close();
  return scrolled;
}

/** @param {Bench} bench @param {string} dataset @param {number} size */
export async function measureWork(bench, dataset, size) {
  await bench.inPage(async (scene) => {
    const { page, app, counters } = scene;
    await opened(bench, scene, dataset, size);
    await page.waitForTimeout(2000); // sizes of images still arrive
    bench.put("JS heap", size, bytes(await counters.heap()));
    const floor = await bareKey(scene);
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
    const field = app.card("000000.jpg").getByLabel("Add tag…");
    const adds = [];
    for (let at = 0; at < 8; at++) {
      await field.fill(`new ${at}`);
      adds.push(await work(page, counters, () => page.keyboard.press("Enter")));
    }
    bench.put("add a tag, p95: work", size, ms(percentile(adds, 0.95)));

    /** What an act takes until its result is drawn, and what the page works for it altogether. */
    const act = async (/** @type {() => Promise<number>} */ run) => {
      let painted = 0;
      const worked = await work(page, counters, async () => (painted = await run()));
      return { painted, worked };
    };
    const both = ({ painted, worked }) => `${ms(painted)}, ${ms(worked)}`;
    const screen = await act(() => anotherScreen(page));
    const filter = await app.filter.elementHandle();
    await filter.focus(); // where it is when somebody types; an image that had it and goes would hand it on, too
    await untilPainted(filter, 'tag:"tag 2" ');
    const filters = [];
    for (const text of ['tag:"tag 3" ', 'tag:"tag 1" ', 'tag:"tag 7" ', "width:>100 ", ""])
      filters.push(await act(() => untilPainted(filter, text)));
    filters.sort((one, other) => other.painted - one.painted);
    bench.put(
      "filter, longest: until painted, against scrolling to another screen",
      size,
      against(filters[0].painted, screen.painted),
    );
    bench.put("filter, longest: work", size, ms(filters[0].worked));
    /** @param {RegExp} answer @returns {Promise<{ painted: number, worked: number }>} what it takes to answer the question whether to remove a tag */
    const answering = async (answer) => {
      await app.tagViewer.getByRole("listbox").focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("Delete");
      const button = app.dialog().getByRole("button", { name: answer });
      await button.waitFor();
      const element = await button.elementHandle();
      return act(() => untilPainted(element));
    };
    const refused = await answering(/^Cancel/);
    const name = "the most used tag everywhere: until painted, work";
    bench.put(`remove ${name}`, size, both(await answering(/^Remove from/)));
    bench.put("the same question answered with no: until painted, work", size, both(refused));
    await page.waitForTimeout(2000); // the draft of it is written
    const undo = await app.button("Undo").elementHandle();
    bench.put(`undo removing ${name}`, size, both(await act(() => untilPainted(undo))));
    await page.waitForTimeout(2000);
    const frames = (
      /** @type {Awaited<ReturnType<typeof scrollThrough>>} */ { slow, frames: all, longest },
    ) => `${slow} of ${all}, longest ${ms(longest)}`;
    const floorFrames = await bareScroll(scene);
    const scrolled = await scrollThrough(page);
    bench.put("scroll through all: frames over 50 ms", size, frames(scrolled));
    bench.put("as far through stripes in an empty page", size, frames(floorFrames));
    bench.put("elements, most", size, String(scrolled.most));
  });
}
