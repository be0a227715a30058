import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { asFile, listenForCanary, made, notShown, payloads } from "./support/payloads.js";
import { stage } from "./support/stage.js";

const it = stage();

/** Each place is looked at for each text, so there are fewer: one of each kind. */
const texts = payloads.filter((_, at) => at % 7 === 1);
const files = texts.map(asFile);

/**
 * @param {import("playwright-core").Locator} region
 * @param {string} text that stands there to the letter, and of which nothing was made
 */
async function isText(region, text) {
  await eventually(async () => assert.deepEqual(await notShown(region, [text]), []));
  assert.deepEqual(await made(region.page()), []);
}

it("in questions, toasts, notes, the history, details and names that are typed, text is text", async (scene) => {
  const { app, page, workspace, context } = scene;
  await listenForCanary(context);
  const all = texts.join(", ");
  for (const [at, file] of files.entries()) {
    const image = {
      [`${file}.png`]: png({ seed: 1 + at }),
      [`${file}.txt`]: all,
      [`${file}.npz`]: "a trainer's",
    };
    await workspace.put("1_told", image);
  }
  await app.open("1_told");

  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await page.keyboard.press("l");
  await page.keyboard.press("Home");
  for (const file of [...files].sort()) {
    await isText(inspector, `${file}.png`);
    for (const text of texts) await isText(inspector, text);
    await page.keyboard.press("ArrowDown");
  }

  const removed = await removeFirstTag(scene);
  await app.saveButton.click();
  await app.message(/Saved \d+ changes/).waitFor();
  await isText(page.locator("body"), `${[...files].sort()[0]}.npz`);
  await page.getByRole("button", { name: "Show history" }).first().click();
  const history = app.dialog(/^History of/);
  await isText(history, `Removed “${removed}” from ${files.length} images`);
  await isText(history, removed);
  await page.keyboard.press("Escape");
  await history.waitFor({ state: "hidden" });
  for (let left = 1; left < texts.length; left++) await removeFirstTag(scene);

  await app.choose("Save as a copy");
  const naming = app.dialog(/copy|new dataset/i);
  for (const text of texts) {
    await naming.getByRole("textbox").fill(text);
    await isText(naming, text);
  }
});

/** @param {import("./support/stage.js").Scene} scene @returns {Promise<string>} which one it was */
async function removeFirstTag({ app, page }) {
  await app.tagViewer.getByRole("listbox").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Delete");
  const question = app.dialog(/^Remove “/);
  const asked = await question.getByRole("heading").innerText();
  const tag = texts.find((text) => asked === `Remove “${text}” from ${files.length} images?`);
  assert.ok(tag !== undefined, asked);
  await question.getByRole("button", { name: /^Remove from/ }).click();
  await isText(page.locator("body"), `Removed “${tag}” from ${files.length} images`);
  await app.tagViewer
    .getByRole("option", { name: `${tag} ${files.length} images`, exact: true })
    .waitFor({ state: "detached" });
  return tag;
}
