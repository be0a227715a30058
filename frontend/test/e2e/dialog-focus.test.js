import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

/** @typedef {import("./support/stage.js").Scene} Scene */

const it = stage();

/** @param {Scene["page"]} page @returns {Promise<string>} what has the focus, by its name or its text */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent?.trim() ?? "";
  });

/**
 * Opens something with the keyboard, goes round in it both ways, leaves it with Esc, and looks where the focus is.
 *
 * @param {Scene} scene
 * @param {{ name: string | RegExp, keys?: string, press?: string | RegExp, first: RegExp }} dialog opened by `keys` from the images, or
 *   by pressing what is called `press`
 */
async function assertKeyboardOnly({ app, page }, { name, keys, press, first }) {
  if (press) await page.getByRole("button", { name: press }).first().focus();
  else await page.keyboard.press("l");
  const opener = await focused(page);
  await page.keyboard.press(keys ?? "Enter");
  const dialog = app.dialog(name);
  await dialog.waitFor();
  await eventually(async () => assert.match(await focused(page), first));
  const isInside = () => dialog.evaluate((element) => element.contains(document.activeElement));
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press(key);
      // Between the last and the first, the focus is with the browser's own bars for one step.
      const isOut = await page.evaluate(() => document.activeElement === document.body);
      assert.ok(isOut || (await isInside()), `${key} left ${name}`);
    }
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await eventually(async () => assert.equal(await focused(page), opener));
}

it("dialogs are used with the keyboard alone", async (scene) => {
  const { app, page, workspace } = scene;
  await workspace.put("1_keys", { "a.png": png({ seed: 1 }), "b.png": png({ seed: 2 }) });
  await app.open("1_keys");
  await page.keyboard.press("l");
  await page.keyboard.press("Home");
  await assertKeyboardOnly(scene, { name: "Shortcuts", keys: "?", first: /Find a shortcut/ });
  await assertKeyboardOnly(scene, { name: /^Crop image 1/, keys: "c", first: /Selection/ });
  await assertKeyboardOnly(scene, { name: "Settings", press: /^Settings/, first: /Providers/ });
  await app.choose("Clear Tags/Captions");
  await app.dialog(/^Clear the text/).waitFor();
  assert.equal(await focused(page), "Cancel");
  await page.keyboard.press("Escape");
  await app.dialog(/^Clear the text/).waitFor({ state: "hidden" });
});
