import { after } from "node:test";
import { assertAccessible } from "./support/accessibility.js";
import { isDeep } from "./support/deep.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { startCompatible } from "../support-of-providers/index.js";

const sizes = {
  wide: { width: 1440, height: 900 },
  frame: { width: 1000, height: 760 },
  phone: { width: 390, height: 844 },
};
/** The second theme is another only in these: the parts are the same. */
const onlyColours = { rules: ["color-contrast", "link-in-text-block"] };
const provider = await startCompatible();
const it = stage({ origins: () => [new URL(provider.url).origin] });
after(() => provider.stop());

/** @param {import("./support/stage.js").Scene} scene */
async function putDogs({ workspace }) {
  await workspace.put("1_dogs", {
    "a.png": png({ seed: 1, width: 300, height: 200 }),
    "a.txt": "flffdog, dog, grass",
    "b.png": png({ seed: 2 }),
    "b.txt": "A brown dog, seen from the side, runs over wet grass in the evening.",
    "c.png": png({ seed: 3 }),
  });
}

for (const theme of /** @type {const} */ (["dark", "light"])) {
  for (const [name, size] of Object.entries(sizes)) {
    it(`start and dataset have no serious barrier: ${theme}, ${name}`, async (scene) => {
      const { app, page, context, shot } = scene;
      await context.addInitScript((value) => localStorage.setItem("theme", value), theme);
      await putDogs(scene);
      await page.setViewportSize(size);
      await app.open();
      await assertAccessible(page, "start");
      await shot(`start-${theme}-${name}`);
      await app.open("1_dogs");
      await assertAccessible(page, "dataset");
      await shot(`dataset-${theme}-${name}`);
    });
  }
}

for (const theme of /** @type {const} */ (["dark", "light"])) {
  it(`states of the main screen have no serious barrier: ${theme}`, async (scene) => {
    const { app, page, context, workspace, shot, quiet } = scene;
    await context.addInitScript((value) => localStorage.setItem("theme", value), theme);
    await putDogs(scene);
    await workspace.put("1_broken", { "a.png": "no picture", "a.txt": "dog, كلب, 🐶" });
    // The picture that is none.
    quiet.expect(/status of 422/);
    const state = async (/** @type {string} */ name) => {
      await assertAccessible(page, name, theme === "light" && !isDeep ? onlyColours : {});
      await shot(`${name}-${theme}`);
    };

    await app.open("1_dogs");
    await app.trigger.fill("flffdog");
    await page.keyboard.press("Tab");
    await state("trigger");
    await app.filter.fill("do");
    await page.getByRole("listbox", { name: "Ways to filter" }).waitFor();
    await state("suggestions");
    await app.filter.fill("tag:dog widht:<9 ");
    await app.message(/is not a field/).waitFor();
    await state("query-error");
    await app.filter.fill("tag:nobody");
    await app.message("No image matches").waitFor();
    await state("no-result");
    await app.filter.fill("");

    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+A");
    await page.getByRole("toolbar").waitFor();
    await state("many");
    await page.keyboard.press("v");
    await state("gallery-many");
    await page.keyboard.press("Escape");
    await page.keyboard.press("v");
    await app.card("a.png").getByRole("option").nth(1).press("F2");
    await page.getByLabel(/^Rename tag/).waitFor();
    await state("rename-tag");
    await page.keyboard.press("Escape");

    await page.keyboard.press("\\");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await state("tag-viewer");
    await page.keyboard.press("F2");
    await page.getByLabel(/^Rename everywhere/).waitFor();
    await state("tag-viewer-rename");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menu").waitFor();
    await state("menu");
    await page.keyboard.press("Escape");

    await app.open("1_broken");
    await app.message(/Cannot be shown/).waitFor();
    await state("broken-image");
    await app.onCard("a.png", "Remove").click();
    await app.message("No images yet").waitFor();
    await state("empty");

    await page.setViewportSize(sizes.phone);
    await app.open("1_dogs");
    for (const sheet of ["Tags", "Filter", "Details"]) {
      await page.getByRole("navigation").getByRole("button", { name: sheet }).click();
      await state(`sheet-${sheet}`);
    }
  });
}

for (const [theme, name] of /** @type {const} */ ([
  ["dark", "wide"],
  ["light", "frame"],
  ["dark", "phone"],
])) {
  it(`dialogs have no serious barrier: ${theme}, ${name}`, async (scene) => {
    const { context, page } = scene;
    await context.addInitScript((value) => localStorage.setItem("theme", value), theme);
    await page.setViewportSize(sizes[name]);
    await putDogs(scene);
    await lookAtDialogs(scene, `${theme}-${name}`);
  });
}

/**
 * @param {import("./support/stage.js").Scene} scene
 * @param {string} where for the pictures
 */
async function lookAtDialogs({ app, page, shot }, where) {
  /** @param {string} name @param {string | RegExp} [dialog] */
  const look = async (name, dialog) => {
    await app.dialog(dialog).first().waitFor();
    await assertAccessible(page, name);
    await shot(`${name}-${where}`);
  };
  await app.open("1_dogs");
  await page.keyboard.press("l");
  await page.keyboard.press("v");
  await assertAccessible(page, "gallery");
  await page.keyboard.press("v");

  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await look("preview", /preview/i);
  await page.keyboard.press("c");
  await app
    .dialog(/^Crop image/)
    .getByText("300 × 200", { exact: true })
    .first()
    .waitFor();
  await look("crop", /^Crop image/);
  await page.keyboard.press("Shift+Control+ArrowLeft");
  await page.keyboard.press("Escape");
  await look("crop-question", "Discard this crop?");
  await app.dialog("Discard this crop?").getByRole("button", { name: "Discard crop" }).click();
  await app.dialog(/^Crop image/).waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await app.dialog(/preview/i).waitFor({ state: "hidden" });

  await page.keyboard.press("?");
  await look("shortcuts", "Shortcuts");
  await page.keyboard.press("Escape");
  await app.choose("Settings");
  await look("settings", "Settings");
  await app.dialog("Settings").getByRole("button", { name: "Appearance" }).click();
  await assertAccessible(page, "the end of the settings");
  await page.keyboard.press("Escape");

  await app.choose("Clear Tags/Captions");
  await look("confirmation", /^Clear the text/);
  await page.keyboard.press("Escape");

  await app.uploadImages.setInputFiles([
    { name: "notes.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 only words") },
    { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0) },
  ]);
  await app.button("Show why").click();
  await look("report", "2 files could not be read");
}

for (const [theme, size] of /** @type {const} */ ([
  ["dark", sizes.wide],
  ["light", sizes.phone],
])) {
  it(`setting up, running and reviewing a batch have no serious barrier: ${theme}, ${size.width}`, async (scene) => {
    const { app, page, context, shot } = scene;
    const settings = {
      theme,
      tagProvider: "compatible",
      providerChoices: { compatible: { baseUrl: `${provider.url}/v1`, model: "qwen3-vl-8b" } },
      neverAdd: ["no humans"],
      promptTemplates: [{ name: "Short", mode: "tags", text: "List {max} tags." }],
    };
    await context.addInitScript(
      ([set, keys]) => {
        localStorage.setItem("tagpilot.settings", set);
        localStorage.setItem("tagpilot.keys", keys);
      },
      [JSON.stringify(settings), JSON.stringify({ compatible: provider.key })],
    );
    await putDogs(scene);
    provider.script((/** @type {number} */ turn) => (turn % 3 === 2 ? "refusal" : undefined));
    await page.setViewportSize(size);
    await app.open("1_dogs");
    await app.choose("Settings");
    await app.dialog(/settings/i).waitFor();
    await app.dialog().getByRole("button", { name: "Tagging", exact: true }).click();
    await assertAccessible(page, "settings of tagging");
    await page.keyboard.press("Escape");

    await app.choose("Tag All");
    await app.dialog(/tag all/i).waitFor();
    await app
      .dialog()
      .getByRole("radio", { name: /^Append/ })
      .click();
    await assertAccessible(page, "setting up");
    await shot(`batch-${theme}-${size.width}`);
    await page.keyboard.press("Control+Enter");
    const look = app.dialog().getByRole("button", { name: /^Review \d+$/ });
    await look.waitFor();
    await assertAccessible(page, "a run that has ended");
    await shot(`batch-run-${theme}-${size.width}`);
    await look.click();
    await app
      .dialog(/review/i)
      .getByRole("listitem")
      .first()
      .waitFor();
    await assertAccessible(page, "review");
    await shot(`review-${theme}-${size.width}`);
  });
}
