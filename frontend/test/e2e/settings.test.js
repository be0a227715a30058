import assert from "node:assert/strict";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

/** @typedef {import("playwright-core").Locator} Locator */

const it = stage();

/** @param {import("./support/stage.js").Scene} scene @returns {Promise<Locator>} */
async function openSettings({ app }) {
  await app.button("Settings").click();
  const dialog = app.dialog("Settings");
  await dialog.waitFor();
  return dialog;
}

/** @param {Locator} dialog */
async function done(dialog) {
  await dialog.getByRole("button", { name: "Done" }).click();
  await dialog.waitFor({ state: "hidden" });
}

const numbers = {
  "Max number of tags per image": ["30", "12"],
  "Max length of a caption": ["50", "80"],
  "Crop width": ["1024", "512"],
  "Quality of JPEG and WebP": ["95", "80"],
};
const prompts = {
  "Prompt for tags": ["", "Only what is in sight."],
  "Prompt for captions": ["", "One sentence.\nNo more."],
};
const choices = {
  "Caption file": [".txt", ".caption"],
  "Untagged images": ["Trigger word only", "No file"],
  Theme: ["Follow", "Light"],
};

/**
 * @param {Locator} dialog
 * @param {0 | 1} which the defaults, or what was chosen
 */
async function assertShown(dialog, which) {
  for (const [name, values] of Object.entries({ ...numbers, ...prompts }))
    await eventuallyEqual(() => dialog.getByLabel(name).inputValue(), values[which]);
  for (const [name, values] of Object.entries(choices)) {
    const radio = dialog.getByRole("radiogroup", { name }).getByRole("radio", { name: values[which] });
    await eventuallyEqual(() => radio.isChecked(), true);
  }
  assert.equal(await dialog.getByLabel("Crop size").inputValue(), ["free", "3:4"][which]);
  assert.equal(
    await dialog.getByRole("switch", { name: "Enlarge small selections" }).isChecked(),
    which === 1,
  );
  assert.equal(
    await dialog.getByRole("switch", { name: "Single-letter shortcuts" }).isChecked(),
    which === 0,
  );
}

it("every setting is kept, and the defaults come back, which can be undone", async (scene) => {
  const { app, page } = scene;
  await app.open();
  const dialog = await openSettings(scene);
  await assertShown(dialog, 0);
  for (const [name, [, value]] of Object.entries({ ...numbers, ...prompts }))
    await dialog.getByLabel(name).fill(value);
  for (const [name, [, value]] of Object.entries(choices))
    await dialog.getByRole("radiogroup", { name }).getByRole("radio", { name: value }).check({ force: true });
  await dialog.getByLabel("Crop size").selectOption("3:4");
  await dialog.getByRole("switch", { name: "Enlarge small selections" }).check();
  await dialog.getByRole("switch", { name: "Single-letter shortcuts" }).uncheck();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "light");
  await done(dialog);

  await page.reload();
  await openSettings(scene);
  await assertShown(dialog, 1);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "light");
  await dialog.getByRole("button", { name: "Restore defaults" }).click();
  await assertShown(dialog, 0);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await dialog.getByRole("button", { name: "Undo restoring" }).click();
  await assertShown(dialog, 1);
});

it("a number that cannot be is told and not kept", async (scene) => {
  const { app, page } = scene;
  await app.open();
  const dialog = await openSettings(scene);
  const field = dialog.getByLabel("Max number of tags per image");
  await field.fill("0");
  await dialog.getByText("Use a whole number from 1 to 500.").waitFor();
  await page.keyboard.press("Tab");
  await eventuallyEqual(() => field.inputValue(), "30");
});

it("crops and caption files follow the settings", async (scene) => {
  const { app, page, workspace } = scene;
  await workspace.put("1_follow", { "a.png": png({ width: 300, height: 200 }) });
  await app.open("1_follow");
  const dialog = await openSettings(scene);
  await dialog.getByLabel("Crop size").selectOption("1:1");
  await dialog.getByLabel("Crop width").fill("100");
  await dialog.getByRole("radio", { name: "Both" }).check({ force: true });
  await done(dialog);
  await app.onCard("a.png", "Crop").click();
  const crop = app.dialog(/^Crop image/);
  await eventuallyEqual(() => crop.getByRole("spinbutton", { name: /^Output width/ }).inputValue(), "100");
  assert.equal(await crop.getByRole("radio", { name: "1:1", exact: true }).isChecked(), true);
  await page.keyboard.press("Escape");
  await app.addTags("a.png", "dog");
  await app.save();
  assert.deepEqual([...(await workspace.read("1_follow")).keys()], ["a.caption", "a.png", "a.txt"]);
});

it("what the older page kept is taken over once", async (scene) => {
  const { app, page } = scene;
  await app.open();
  await page.evaluate(() => {
    localStorage.clear();
    const older = {
      settingMaxTags: "25",
      settingMaxCaptionLen: "70",
      cropAspectRatio: "2:3",
      cropWidth: "768",
      tagSystemPrompt: "Tags, please.",
      captionSystemPrompt: "A caption, please.",
    };
    for (const [key, value] of Object.entries(older)) localStorage.setItem(key, value);
  });
  const assertTaken = async () => {
    const dialog = await openSettings(scene);
    const shown = (/** @type {string} */ name) => dialog.getByLabel(name).inputValue();
    assert.equal(await shown("Max number of tags per image"), "25");
    assert.equal(await shown("Max length of a caption"), "70");
    assert.equal(await shown("Crop size"), "2:3");
    assert.equal(await shown("Crop width"), "768");
    assert.equal(await shown("Prompt for tags"), "Tags, please.");
    assert.equal(await shown("Prompt for captions"), "A caption, please.");
  };
  await page.reload();
  await assertTaken();
  await page.evaluate(() => localStorage.setItem("settingMaxTags", "99"));
  await page.reload();
  await assertTaken();
});

it("with single-letter shortcuts off, a letter does nothing and Ctrl+S still saves", async (scene) => {
  const { app, page, workspace } = scene;
  await workspace.put("1_keys", { "a.png": png() });
  await app.open("1_keys");
  const dialog = await openSettings(scene);
  await dialog.getByRole("switch", { name: "Single-letter shortcuts" }).uncheck();
  await done(dialog);
  await page.keyboard.press("?");
  await page.keyboard.press("v");
  assert.equal(await app.dialog().count(), 0);
  await app.addTags("a.png", "dog");
  await page.keyboard.press("Control+S");
  await app.message(/Saved 1 change/).waitFor();
});

it("a tag list that was chosen suggests tags with counts and aliases, and is there the next time", async (scene) => {
  const { app, page, workspace } = scene;
  await workspace.put("1_list", { "a.png": png({ seed: 9 }), "a.txt": "outdoors" });
  await app.open("1_list");
  let dialog = await openSettings(scene);
  const file = dialog.getByLabel("Tag list for suggestions").locator("input");
  const choose = (/** @type {string} */ name, /** @type {string} */ text) =>
    file.setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await choose("empty.csv", "\n");
  await app.message("empty.csv holds no tags").waitFor();
  await choose("picture.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
  await app.message("picture.csv holds no tags").waitFor();
  await choose(
    "danbooru.csv",
    'open_mouth,0,2000000,\ncorgi,0,900,"welsh_corgi,corgis"\noutdoors,0,500000,\n',
  );
  await dialog.getByText("danbooru.csv").waitFor();
  await dialog.getByText("3 tags").waitFor();
  await done(dialog);

  await page.reload();
  dialog = await openSettings(scene);
  await dialog.getByText("danbooru.csv").waitFor();
  await done(dialog);
  const field = app.card("a.png").getByLabel("Add tag…");
  const suggestions = page.getByRole("listbox", { name: "Known tags" }).getByRole("option");
  await field.fill("welsh");
  await suggestions.first().waitFor();
  assert.deepEqual(await suggestions.allInnerTexts(), ["corgi\nwelsh corgi · 900"]);
  await field.press("Tab");
  await app.waitForTags("a.png", "outdoors", "corgi");
  await field.fill("o");
  await suggestions.first().waitFor();
  assert.deepEqual(await suggestions.allInnerTexts(), ["open mouth\n2,000,000"]);
  await field.press("Escape");

  dialog = await openSettings(scene);
  await dialog
    .getByRole("group", { name: "Tag list for suggestions" })
    .getByRole("button", { name: "Remove" })
    .click();
  await dialog.getByText("danbooru.csv").waitFor({ state: "hidden" });
  await done(dialog);
  await field.fill("open");
  await eventuallyEqual(() => suggestions.count(), 0);
});
