import assert from "node:assert/strict";
import { fromCanvas, gif, png, withOrientation } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

/**
 * @param {import("./support/stage.js").Scene} scene
 * @param {string} file
 * @param {string} aspect
 */
async function crop({ app }, file, aspect) {
  await app.onCard(file, "Crop").click();
  const dialog = app.dialog(/crop/i);
  await dialog.getByText(aspect, { exact: true }).first().click();
  await dialog.getByRole("button", { name: /Save Crop/ }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** @param {Buffer} bytes @returns {[width: number, height: number]} */
const pngSize = (bytes) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

it("an image is cropped square, restored, cropped again and saved", async (scene) => {
  const { app, workspace } = scene;
  const original = png({ width: 300, height: 200, seed: 1 });
  await workspace.put("1_crop", { "a.png": original, "a.txt": "dog" });
  await app.open("1_crop");

  await crop(scene, "a.png", "1:1");
  await app
    .card("a.png")
    .getByText(/200\s*×\s*200/)
    .waitFor();
  assert.deepEqual(
    (await workspace.read("1_crop")).get("a.png"),
    original,
    "nothing is written before the save",
  );
  await app.button("Undo").click();
  await app
    .card("a.png")
    .getByText(/300\s*×\s*200/)
    .waitFor();

  await crop(scene, "a.png", "1:1");
  await app.save();
  const saved = await workspace.read("1_crop");
  assert.deepEqual(pngSize(/** @type {Buffer} */ (saved.get("a.png"))), [200, 200]);
  assert.equal(saved.get("a.txt")?.toString(), "dog");
});

it("a camera's picture is cropped as it is seen and stays a JPEG", async (scene) => {
  const { app, workspace, page } = scene;
  await app.open();
  const jpeg = withOrientation(await fromCanvas(page, "image/jpeg", { width: 300, height: 200 }), 6);
  await workspace.put("1_camera", { "a.jpg": jpeg });
  await app.open("1_camera");
  await app
    .card("a.jpg")
    .getByText(/200\s*×\s*300/)
    .waitFor();
  await crop(scene, "a.jpg", "1:1");
  await app.save();
  const saved = /** @type {Buffer} */ ((await workspace.read("1_camera")).get("a.jpg"));
  assert.equal(saved.readUInt16BE(0), 0xffd8, "it is a JPEG");
  assert.equal(saved.includes("Exif"), false, "it is not to be turned again");
});

it("a cropped GIF becomes a PNG under a new ending, its text stays with it", async (scene) => {
  const { app, workspace } = scene;
  await workspace.put("1_gif", { "a.gif": gif(), "a.txt": "dot" });
  await app.open("1_gif");
  await app.onCard("a.gif", "Crop").click();
  const dialog = app.dialog(/crop/i);
  await dialog.getByRole("button", { name: /Rotate/ }).click();
  await dialog.getByRole("button", { name: /Save Crop/ }).click();
  await dialog.waitFor({ state: "hidden" });
  await app.save();
  assert.deepEqual([...(await workspace.read("1_gif")).keys()], ["a.png", "a.txt"]);
});
