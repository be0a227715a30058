/** What it takes to scroll through all. */
import { ms } from "./figures.js";
import { scrollThrough } from "./measures.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./bench.js").Scene} Scene */

/** Scrolls through as much, in a page that has nothing but stripes to draw. @param {Scene} scene */
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

/** @param {Bench} bench @param {Scene} scene one that shows the dataset @param {number} size */
export async function measureScrolling(bench, scene, size) {
  /** @param {Awaited<ReturnType<typeof scrollThrough>>} scrolled */
  const frames = ({ slow, frames: all, longest }) => `${slow} of ${all}, longest ${ms(longest)}`;
  const floor = await bareScroll(scene);
  const scrolled = await scrollThrough(scene.page);
  bench.put("scroll through all: frames over 50 ms", size, frames(scrolled));
  bench.put("as far through stripes in an empty page", size, frames(floor));
  bench.put("elements, most", size, String(scrolled.most));
}
