import assert from "node:assert/strict";
import { eventuallyEqual } from "./support/eventually.js";
import { bmp, png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { zipOf } from "./support/zips.js";

const it = stage();

/** More than are read before the first ones are shown, and large enough that they are not read all at once. */
const names = Array.from({ length: 200 }, (_, at) => `p-${String(at).padStart(3, "0")}`);
const shown = 64;
const zip = zipOf(
  Object.fromEntries(
    names.flatMap((name, at) => [
      [`${name}.bmp`, bmp({ width: 80, height: 80, seed: at + 1 })],
      [`${name}.txt`, "dog, grass"],
    ]),
  ),
);

/**
 * A ZIP of which the first images are there, while the others are long in coming.
 *
 * @param {import("./support/stage.js").Scene} scene
 * @returns {Promise<() => Promise<void>>} lets the others come
 */
async function halfRead({ app, page }) {
  await page.addInitScript(() => {
    const read = Blob.prototype.arrayBuffer;
    const held = new Promise((resolve) => Object.assign(window, { release: resolve }));
    Blob.prototype.arrayBuffer = async function () {
      if (document.querySelector("[role=listitem]")) await held;
      return read.call(this);
    };
  });
  await app.open();
  await app.addZip("many.zip", zip);
  await app.card("p-000.bmp").waitFor();
  await app.message("Reading 200 images").waitFor();
  // @ts-ignore: set above
  return () => page.evaluate(() => window.release());
}

/** @param {import("playwright-core").Page} page */
const count = (page) => page.locator("[data-part=count-shown]").innerText();

it("images can be edited while others are read, and a save has all of them", async (scene) => {
  const { app, page, workspace } = scene;
  const goOn = await halfRead(scene);
  assert.equal(await count(page), String(shown));
  await app.addTags("p-000.bmp", "sofa");
  await app.waitForTags("p-000.bmp", "dog", "grass", "sofa");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  await app.message(/done when all are there/).waitFor();

  await goOn();
  await app.message(/Saved 200/).waitFor({ timeout: 30_000 });
  const files = await workspace.read("1_many");
  assert.equal(files.size, 400);
  assert.equal(files.get("p-000.txt")?.toString(), "dog, grass, sofa");
});

it("what is removed everywhere while images are read is removed from all", async (scene) => {
  const { app, page } = scene;
  const goOn = await halfRead(scene);
  await app.tagViewer.getByRole("listbox").focus();
  for (const key of ["Home", "Delete"]) await page.keyboard.press(key);
  await goOn();
  await app
    .dialog(/200 images/)
    .getByRole("button", { name: /Remove/ })
    .click();
  await app.message(/200 images/).waitFor();
  await app.waitForTags("p-000.bmp", "grass");
});

it("all images of one load are one step, and what was done in between is a step of its own", async (scene) => {
  const { app, page } = scene;
  const goOn = await halfRead(scene);
  await goOn();
  await app.message("Added 200 images").waitFor();
  await page.keyboard.press("Escape");
  await app.button("Undo").first().click();
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 0);
  await page.reload();

  await app.addZip("many.zip", zip);
  await app.card("p-000.bmp").waitFor();
  await app.addTags("p-001.bmp", "sofa");
  await page.keyboard.press("Escape");
  // @ts-ignore: set by halfRead
  await page.evaluate(() => window.release());
  await app.message("Added 200 images").waitFor();
  await page.keyboard.press("Control+z");
  await eventuallyEqual(() => count(page), String(shown));
  await page.keyboard.press("Control+z");
  await app.waitForTags("p-001.bmp", "dog", "grass");
  for (const key of ["Control+y", "Control+y"]) await page.keyboard.press(key);
  await eventuallyEqual(() => count(page), "200");
  await app.waitForTags("p-001.bmp", "dog", "grass", "sofa");
});

it("who stops keeps the images that are there, and is told what was not done", async (scene) => {
  const { app, page } = scene;
  const goOn = await halfRead(scene);
  await page.keyboard.press("Control+s");
  await app.button("Stop").click();
  await goOn();
  await app.message(/64 of 200 images were added\. What you asked for meanwhile was not done\./).waitFor();
  assert.equal(await count(page), String(shown));
});

it("who leaves while images are read is asked, and nothing of the rest gets into what is opened then", async (scene) => {
  const { app, page, workspace } = scene;
  await workspace.put("1_other", { "a.png": png({ seed: 2 }), "a.txt": "cat" });
  const goOn = await halfRead(scene);
  const leave = async () => {
    await page.getByRole("button", { name: "Datasets", exact: true }).click();
    await page.getByRole("menuitem", { name: "All datasets and drafts" }).click();
  };
  await leave();
  const question = app.dialog("Leave many before all images are added?");
  await question.getByText(/^64 unsaved changes so far\..*would not be added\.$/).waitFor();
  await question.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await count(page), String(shown));
  await leave();
  await question.getByRole("button", { name: "Leave" }).click();
  await page.getByText("other", { exact: true }).click();
  await app.waitForTags("a.png", "cat");
  await goOn();
  await app.message(/64 of 200 images were added/).waitFor();
  await app.addTags("a.png", "sofa");
  await app.save();
  assert.deepEqual([...(await workspace.read("1_other")).keys()], ["a.png", "a.txt"]);
});
