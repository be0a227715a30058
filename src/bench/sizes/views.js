/** What it takes to show other images, or the same in another order. */
import { ms } from "./figures.js";
import { acted, untilPainted } from "./measures.js";
import { besideStill, lookOf, stillChanges, times, toStill } from "./still.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./bench.js").Scene} Scene */
/** @typedef {import("./measures.js").Acted} Acted */

const queries = ['tag:"tag 3" ', 'tag:"tag 1" ', 'tag:"tag 7" ', "width:>100 ", ""];
/** Entries of the menu, chosen one after the other; images are sorted as before by the last one. */
const orders = ["Last to first", "File name", "Z to A", "Pixels", "Number of tags", "Most first", "Number"];

/** @param {Bench} bench @param {Scene} scene one that shows the dataset @param {number} size */
export async function measureViews(bench, scene, size) {
  for (const [what, acts] of [
    ["filter", await filters(scene)],
    ["sort", sortings(scene)],
  ]) {
    const first = [];
    for (const act of acts) first.push(await act());
    const before = await lookOf(scene.page);
    const again = [await acts[0]()];
    const looks = { before, after: await lookOf(scene.page) };
    for (let at = 1; again.length < times; at++) again.push(await acts[at % acts.length]());
    const still = await stillChanges(bench, scene, looks);
    const put = (/** @type {string} */ row, /** @type {keyof Acted} */ of) => {
      const [values, floors] = [again, still].map((all) => all.map((one) => one[of]));
      bench.put(`${what}, p95: ${row}, ${toStill}`, size, besideStill(values, floors));
    };
    const longest = Math.max(...first.map(({ painted }) => painted));
    bench.put(`${what}, each for the first time, longest: until painted`, size, ms(longest));
    put("until painted", "painted");
    put("work", "worked");
  }
}

/** @param {Scene} scene @returns {Promise<(() => Promise<Acted>)[]>} */
async function filters(scene) {
  const filter = await scene.app.filter.elementHandle();
  await filter.focus(); // where it is when somebody types; an image that had it and goes would hand it on, too
  await untilPainted(filter, 'tag:"tag 2" ');
  return queries.map((query) => () => acted(scene, () => untilPainted(filter, query)));
}

/** @param {Scene} scene @returns {(() => Promise<Acted>)[]} */
function sortings(scene) {
  const { page } = scene;
  return orders.map((order) => async () => {
    await page.getByRole("button", { name: /^Sort by/ }).click();
    const entry = await page.getByRole("menuitemradio", { name: order, exact: true }).elementHandle();
    return acted(scene, () => untilPainted(entry));
  });
}
