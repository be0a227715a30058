/** What it takes to change the most used tag on every image that has it. */
import { ms } from "./figures.js";
import { acted, untilPainted } from "./measures.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./bench.js").Scene} Scene */

/** So long after a change its draft is written, in milliseconds. */
const draftWritten = 2000;

/** @param {Bench} bench @param {Scene} scene one that shows the dataset @param {number} size */
export async function measureEverywhere(bench, scene, size) {
  const { page, app } = scene;
  const put = (
    /** @type {string} */ what,
    /** @type {import("./measures.js").Acted} */ { painted, worked },
  ) => bench.put(`${what}: until painted, work`, size, `${ms(painted)}, ${ms(worked)}`);
  const undone = async (/** @type {string} */ what) => {
    await page.waitForTimeout(draftWritten);
    const undo = await app.button("Undo").elementHandle();
    put(`undo ${what}`, await acted(scene, () => untilPainted(undo)));
    await page.waitForTimeout(draftWritten);
  };

  const refused = await answered(scene, /^Cancel/);
  put("remove the most used tag everywhere", await answered(scene, /^Remove from/));
  put("the same question answered with no", refused);
  await undone("removing it");
  await renameField(scene); // once for nothing: the first one loads what it needs
  await page.keyboard.press("Escape");
  const field = await renameField(scene);
  put("rename the most used tag everywhere", await acted(scene, () => untilPainted(field, "other words")));
  await undone("renaming it");
}

/** Asks to remove the most used tag. @param {Scene} scene @param {RegExp} answer @returns {Promise<import("./measures.js").Acted>} what it takes to answer */
async function answered(scene, answer) {
  await pressedOnMostUsed(scene, "Delete");
  const button = scene.app.dialog().getByRole("button", { name: answer });
  await button.waitFor();
  const element = await button.elementHandle();
  return acted(scene, () => untilPainted(element));
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
