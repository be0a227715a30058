import { after } from "node:test";
import { assertAccessible } from "./support/accessibility.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { startCompatible } from "../support-of-providers/index.js";

const sizes = {
  wide: { width: 1440, height: 900 },
  frame: { width: 1000, height: 760 },
  phone: { width: 390, height: 844 },
};
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

it("dialogs have no serious barrier", async (scene) => {
  const { app, page, shot } = scene;
  await putDogs(scene);
  await app.open("1_dogs");
  await page.keyboard.press("L");
  await page.keyboard.press("V");
  await assertAccessible(page, "gallery");
  await shot("gallery");
  await page.keyboard.press("V");

  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await app.dialog(/preview/i).waitFor();
  await assertAccessible(page, "preview");
  await page.keyboard.press("Escape");

  await app.onCard("a.png", "Crop").click();
  await app.dialog(/crop/i).waitFor();
  await assertAccessible(page, "crop");
  await shot("crop");
  await page.keyboard.press("Escape");

  await app.button("Settings").click();
  await app.dialog(/settings/i).waitFor();
  await assertAccessible(page, "settings");
  await page.keyboard.press("Escape");

  await app.choose("Clear Tags/Captions");
  await app
    .dialog()
    .getByRole("button", { name: /^Clear/ })
    .waitFor();
  await assertAccessible(page, "confirmation");
});

for (const theme of /** @type {const} */ (["dark", "light"])) {
  for (const size of [sizes.wide, sizes.phone]) {
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
        (text) => localStorage.setItem("tagpilot.settings", text),
        JSON.stringify(settings),
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
}
