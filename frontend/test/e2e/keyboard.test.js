import assert from "node:assert/strict";
import { eventually, eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

it("by the keyboard alone: open, move, edit, pick, remove, undo, filter, put a tag on a key, save", async (scene) => {
  const { app, page, workspace } = scene;
  const texts = ["dog, grass", "cat, grass, sky", "dog, sky", "bird", "A dog, seen from the side."];
  for (const [at, text] of texts.entries()) {
    const stem = "abcde"[at];
    await workspace.put("1_keys", { [`${stem}.png`]: png({ seed: at + 1 }), [`${stem}.txt`]: text });
  }
  const press = async (/** @type {string[]} */ ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      const pointed = at?.getAttribute("aria-activedescendant");
      const element = pointed ? document.getElementById(pointed) : at;
      return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
    });
  const waitForFocus = (/** @type {RegExp} */ name) =>
    eventually(async () => assert.match(await focused(), name));
  const picked = () => app.images.getByRole("checkbox", { name: /^Select image/, checked: true }).count();
  const shown = () => app.images.getByRole("listitem").count();

  await app.open();
  const open = app.page.getByRole("button", { name: "Open keys" });
  await open.waitFor();
  for (let tabs = 0; tabs < 20 && (await focused()) !== "Open keys"; tabs += 1) await press("Tab");
  await press("Enter");
  await waitForFocus(/Image 1, a.png/);

  await press("ArrowDown", "ArrowDown", "ArrowUp");
  await waitForFocus(/Image 2, b.png/);
  await press("a");
  await waitForFocus(/Add tag…/);
  await page.keyboard.type("meadow");
  await press("Enter", "Escape");
  await app.waitForTags("b.png", "cat", "grass", "sky", "meadow");

  await press("Tab", "Tab", "Tab", "Tab");
  await waitForFocus(/cat/);
  await press("End", "Shift+ArrowLeft", "Shift+ArrowLeft");
  await app.waitForTags("b.png", "cat", "meadow", "grass", "sky");
  await press("F2", "ControlOrMeta+A");
  await page.keyboard.type("field");
  await press("Enter");
  await app.waitForTags("b.png", "cat", "field", "grass", "sky");
  await waitForFocus(/field/);

  await press("l", "Shift+ArrowDown", "Shift+ArrowDown");
  await eventuallyEqual(picked, 3);
  await press("Delete");
  await eventuallyEqual(shown, 2);
  await press("ControlOrMeta+z");
  await eventuallyEqual(shown, 5);
  await press("Escape");
  await eventuallyEqual(picked, 0);

  await press("/");
  await waitForFocus(/Filter images/);
  await page.keyboard.type("tag:sky");
  await eventuallyEqual(shown, 2);
  await press("Escape", "Escape");
  await waitForFocus(/Image \d, [bc].png/);
  await press("Escape");
  await eventuallyEqual(shown, 5);

  await press("\\", "ArrowDown", "ArrowDown", "ArrowDown", "3");
  await waitForFocus(/sky 2 images, key 3/);
  await press("l", "Home", "3");
  await app.waitForTags("a.png", "dog", "grass", "sky");
  await press("3");
  await app.waitForTags("a.png", "dog", "grass");

  await press("ControlOrMeta+s");
  await app.message(/Saved 1 change/).waitFor({ timeout: 30_000 });
  assert.equal(await workspace.text("1_keys", "b.txt"), "cat, field, grass, sky");
  assert.equal(await workspace.text("1_keys", "a.txt"), texts[0]);
});
