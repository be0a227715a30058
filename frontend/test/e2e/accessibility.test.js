import { assertAccessible } from "./support/accessibility.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const sizes = {
  wide: { width: 1440, height: 900 },
  frame: { width: 1000, height: 760 },
  phone: { width: 390, height: 844 },
};
const it = stage();

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
