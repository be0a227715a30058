/** What it takes to show other images, or the same in another order. */
import { against, ms } from "./figures.js";
import { acted, anotherScreen, untilPainted } from "./measures.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./bench.js").Scene} Scene */
/** @typedef {import("./measures.js").Acted} Acted */

const queries = ['tag:"tag 3" ', 'tag:"tag 1" ', 'tag:"tag 7" ', "width:>100 ", ""];
/** Entries of the menu, chosen one after the other; images are sorted as before by the last one. */
const orders = ["Last to first", "File name", "Z to A", "Pixels", "Number of tags", "Most first", "Number"];

/** @param {Bench} bench @param {Scene} scene one that shows the dataset @param {number} size */
export async function measureViews(bench, scene, size) {
  const screen = await acted(scene, () => anotherScreen(scene.page));
  const put = (/** @type {string} */ what, /** @type {Acted[]} */ times) => {
    const longest = Math.max(...times.map(({ painted }) => painted));
    const floor = "until painted, against scrolling to another screen";
    bench.put(`${what}, longest: ${floor}`, size, against(longest, screen.painted));
    bench.put(`${what}, longest: work`, size, ms(Math.max(...times.map(({ worked }) => worked))));
  };
  put("filter", await filtered(scene));
  put("sort", await sorted(scene));
}

/** @param {Scene} scene @returns {Promise<Acted[]>} */
async function filtered(scene) {
  const filter = await scene.app.filter.elementHandle();
  await filter.focus(); // where it is when somebody types; an image that had it and goes would hand it on, too
  await untilPainted(filter, 'tag:"tag 2" ');
  const times = [];
  for (const query of queries) times.push(await acted(scene, () => untilPainted(filter, query)));
  return times;
}

/** @param {Scene} scene @returns {Promise<Acted[]>} */
async function sorted(scene) {
  const { page } = scene;
  const times = [];
  for (const order of orders) {
    await page.getByRole("button", { name: /^Sort by/ }).click();
    const entry = await page.getByRole("menuitemradio", { name: order, exact: true }).elementHandle();
    times.push(await acted(scene, () => untilPainted(entry)));
  }
  return times;
}
