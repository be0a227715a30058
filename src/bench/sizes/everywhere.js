/** What it takes to change the most used tag on every image that has it. */
import { against, ms } from "./figures.js";
import { acted, percentile, untilPainted } from "./measures.js";
import { lookOf, stillChanges, toStill } from "./still.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./bench.js").Scene} Scene */
/** @typedef {import("./measures.js").Acted} Acted */

/** So long after a change its draft is written, in milliseconds. */
const draftWritten = 2000;

/** So often each is done, of which the middle one and the longest are told; the longest is mostly the first one. */
const rounds = 3;

/** @param {Bench} bench @param {Scene} scene one that shows the dataset @param {number} size */
export async function measureEverywhere(bench, scene, size) {
  const asked = () => questionAnswered(scene, /^Remove from/);
  await renameField(scene); // once for nothing: the first one loads what it needs
  await scene.page.keyboard.press("Escape");
  const all = {
    "the question whether to, answered with no": [() => questionAnswered(scene, /^Cancel/)],
    "remove the most used tag everywhere": [asked, () => undone(scene)],
    "rename the most used tag everywhere": [() => renamed(scene), () => undone(scene)],
  };
  for (const [what, [act, undo]] of Object.entries(all)) {
    const acts = [];
    const undos = [];
    for (let round = 0; round < rounds; round++) {
      const isTold = round === rounds - 1;
      acts.push(await looked(bench, scene, await act(), isTold));
      if (undo) undos.push(await looked(bench, scene, await undo(), isTold));
    }
    tell(bench, size, what, acts);
    if (undo) tell(bench, size, `undo: ${what}`, undos);
  }
}

/** @typedef {{ act: Acted, still: Acted[] }} Looked an act, and the same changes without scripts, if those were asked for */

/**
 * @param {Bench} bench
 * @param {Scene} scene
 * @param {() => Promise<Acted>} act
 * @param {boolean} isStill whether the same change without scripts is asked for
 * @returns {Promise<Looked>}
 */
async function looked(bench, scene, act, isStill) {
  const before = await lookOf(scene.page);
  const one = await act();
  const looks = { before, after: await lookOf(scene.page) };
  await scene.page.waitForTimeout(draftWritten);
  return { act: one, still: isStill ? await stillChanges(bench, scene, looks) : [] };
}

/** @param {Bench} bench @param {number} size @param {string} what @param {Looked[]} all */
function tell(bench, size, what, all) {
  const middle = (/** @type {Acted[]} */ acts, /** @type {keyof Acted} */ of) =>
    percentile(
      acts.map((one) => one[of]),
      0.5,
    );
  const acts = all.map(({ act }) => act);
  const still = all.flatMap(({ still: some }) => some);
  const longest = Math.max(...acts.map(({ painted }) => painted));
  const painted = against(middle(acts, "painted"), middle(still, "painted"));
  bench.put(`${what}: until painted, ${toStill}; longest`, size, `${painted}; ${ms(longest)}`);
  bench.put(`${what}: work`, size, ms(middle(acts, "worked")));
}

/** Asks to remove the most used tag. @param {Scene} scene @param {RegExp} answer @returns {Promise<() => Promise<Acted>>} that answer */
async function questionAnswered(scene, answer) {
  await pressedOnMostUsed(scene, "Delete");
  const button = scene.app.dialog().getByRole("button", { name: answer });
  await button.waitFor();
  const element = await button.elementHandle();
  return () => acted(scene, () => untilPainted(element));
}

/** @param {Scene} scene @returns {Promise<() => Promise<Acted>>} */
async function undone(scene) {
  const undo = await scene.app.button("Undo").elementHandle();
  return () => acted(scene, () => untilPainted(undo));
}

/** @param {Scene} scene @returns {Promise<() => Promise<Acted>>} */
async function renamed(scene) {
  const field = await renameField(scene);
  return () => acted(scene, () => untilPainted(field, "other words"));
}

/** @param {Scene} scene @returns {Promise<import("playwright-core").ElementHandle<HTMLElement>>} where the new name is written */
async function renameField(scene) {
  await pressedOnMostUsed(scene, "F2");
  return scene.app.tagViewer.getByLabel(/^Rename everywhere/).elementHandle();
}

/** @param {Scene} scene @param {string} key */
async function pressedOnMostUsed({ page, app }, key) {
  await app.tagViewer.getByRole("listbox").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press(key);
}
