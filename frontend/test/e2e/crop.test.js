import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { bmp, fromCanvas, gif, looksOf, png, withOrientation } from "./support/images.js";
import { stage } from "./support/stage.js";

/** @typedef {import("playwright-core").Locator} Locator */

const it = stage();

/**
 * @param {import("./support/stage.js").Scene} scene
 * @param {string} file
 * @param {string} aspect
 */
async function crop(scene, file, aspect) {
  const dialog = await openCrop(scene, file);
  await dialog.getByRole("radio", { name: aspect, exact: true }).check({ force: true });
  await saveCrop(dialog);
}

/** @param {import("./support/stage.js").Scene} scene @param {string} file @returns {Promise<Locator>} the dialog, with the picture shown */
async function openCrop({ app }, file) {
  await app.onCard(file, "Crop").click();
  const dialog = app.dialog(/^Crop image/);
  await eventually(async () => assert.notEqual(await width(dialog).inputValue(), ""));
  return dialog;
}

/** @param {Locator} dialog */
async function saveCrop(dialog) {
  await dialog.getByRole("button", { name: /Save Crop/ }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** @param {Locator} dialog */
const width = (dialog) => dialog.getByRole("spinbutton", { name: /^Output width/ });

/** @param {Buffer} bytes @returns {[width: number, height: number]} */
const pngSize = (bytes) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

/** @param {number[]} actual @param {number[]} expected */
function assertNear(actual, expected, where = "") {
  const isNear = expected.every((part, at) => Math.abs(part - actual[at]) <= 8);
  assert.ok(isNear, `${where}: ${actual.join(", ")} is not near ${expected.join(", ")}`);
}

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

/**
 * Where a point of a picture of 300 × 200 pixels is stored that is to be turned as EXIF's orientation says.
 *
 * @type {Record<number, (x: number, y: number) => [x: number, y: number]>}
 */
const storedAt = {
  1: (x, y) => [x, y],
  2: (x, y) => [299 - x, y],
  3: (x, y) => [299 - x, 199 - y],
  4: (x, y) => [x, 199 - y],
  5: (x, y) => [y, x],
  6: (x, y) => [y, 199 - x],
  7: (x, y) => [299 - y, 199 - x],
  8: (x, y) => [299 - y, x],
};

it("a camera's picture is cropped as it is seen, in all eight orientations, and stays a JPEG", async (scene) => {
  const { app, workspace, page } = scene;
  await app.open();
  const jpeg = await fromCanvas(page, "image/jpeg", { width: 300, height: 200 });
  for (const orientation of Object.keys(storedAt).map(Number))
    await workspace.put("1_camera", { [`o${orientation}.jpg`]: withOrientation(jpeg, orientation) });
  await app.open("1_camera");
  for (const orientation of Object.keys(storedAt)) {
    const dialog = await openCrop(scene, `o${orientation}.jpg`);
    await dialog.getByRole("radio", { name: "1:1", exact: true }).check({ force: true });
    await dialog.getByRole("application", { name: "Selection" }).focus();
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Shift+ArrowDown");
    }
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
  }
  await app.save();

  const saved = await workspace.read("1_camera");
  for (const [orientation, stored] of Object.entries(storedAt)) {
    const bytes = /** @type {Buffer} */ (saved.get(`o${orientation}.jpg`));
    assert.equal(bytes.readUInt16BE(0), 0xffd8, "it is a JPEG");
    assert.equal(bytes.includes("Exif"), false, "it is not to be turned again");
    assert.ok(bytes[bytes.indexOf(Buffer.from([0xff, 0xdb])) + 5] <= 2, "its quality is 95 or so");
    // In the middle, then three times ten pixels to where there is room, then one pixel back.
    const [left, top] = Number(orientation) < 5 ? [79, 0] : [0, 79];
    /** @type {[number, number][]} */
    const points = [
      [20, 20],
      [180, 20],
      [20, 180],
    ];
    const { width: across, height, colours } = await looksOf(page, bytes, points);
    assert.deepEqual([across, height], [200, 200]);
    points.forEach(([x, y], at) => {
      const [storedX, storedY] = stored(x + left, y + top);
      assertNear(
        colours[at],
        [(storedX / 300) * 255, (storedY / 200) * 255, 53],
        `orientation ${orientation}`,
      );
    });
  }
});

it("a PNG keeps what is transparent, a WebP stays a WebP", async (scene) => {
  const { app, workspace, page } = scene;
  await app.open();
  const webp = await fromCanvas(page, "image/webp", { width: 300, height: 200 });
  await workspace.put("1_types", {
    "glass.png": png({ width: 300, height: 200 }, { glass: true }),
    "photo.webp": webp,
  });
  await app.open("1_types");
  await crop(scene, "glass.png", "1:1");
  await crop(scene, "photo.webp", "1:1");
  await app.save();
  const saved = await workspace.read("1_types");
  const glass = await looksOf(page, saved.get("glass.png"), [
    [10, 10],
    [190, 10],
  ]);
  assert.equal(saved.get("glass.png")?.readUInt32BE(0), 0x89504e47);
  assert.equal(glass.colours[0][3], 0);
  assert.deepEqual(glass.colours[1], [Math.round((240 / 300) * 255), Math.round((10 / 200) * 255), 53, 255]);
  assert.equal(saved.get("photo.webp")?.toString("latin1", 8, 12), "WEBP");
});

it("a cropped GIF or BMP becomes a PNG under a new ending, its text stays with it", async (scene) => {
  const { app, workspace, page } = scene;
  await workspace.put("1_old", {
    "a.gif": gif({ width: 300, height: 200 }),
    "a.txt": "dots",
    "b.bmp": bmp({ width: 300, height: 200 }),
    "b.txt": "colours",
  });
  await app.open("1_old");
  await crop(scene, "a.gif", "1:1");
  await crop(scene, "b.bmp", "1:1");
  await app.save();
  const saved = await workspace.read("1_old");
  assert.deepEqual([...saved.keys()], ["a.png", "a.txt", "b.png", "b.txt"]);
  assert.equal(saved.get("a.txt")?.toString(), "dots");
  const dots = await looksOf(page, saved.get("a.png"), [[100, 100]]);
  assertNear(dots.colours[0], [128, 128, 128]);
  const colours = await looksOf(page, saved.get("b.png"), [[100, 100]]);
  assert.deepEqual(colours.colours[0].slice(0, 3), [128, 128, 53]);
});

it("a cropped GIF takes nobody's place, and gets its name back with its picture", async (scene) => {
  const { app, workspace } = scene;
  const neighbour = png({ width: 90, height: 60, seed: 7 });
  await workspace.put("1_pair", {
    "a.gif": gif({ width: 300, height: 200 }),
    "a.png": neighbour,
    "a.txt": "shared",
  });
  await app.open("1_pair");
  await crop(scene, "a.gif", "1:1");
  await app.card("a_1.png").waitFor();
  await app.onCard("a_1.png", "Crop").click();
  await app
    .dialog(/^Crop image/)
    .getByRole("button", { name: "Restore original" })
    .click();
  await app.card("a.gif").waitFor();
  await app.button("Undo").click();
  await app.card("a_1.png").waitFor();
  await app.save();
  const saved = await workspace.read("1_pair");
  assert.deepEqual([...saved.keys()], ["a.png", "a.txt", "a_1.png", "a_1.txt"]);
  assert.deepEqual(saved.get("a.png"), neighbour);
  assert.equal(saved.get("a_1.txt")?.toString(), "shared");
});

it("the output is never larger than the selection unless that is asked for", async (scene) => {
  const { app, workspace } = scene;
  await workspace.put("1_large", { "a.png": png({ width: 300, height: 200 }) });
  await app.open("1_large");
  const dialog = await openCrop(scene, "a.png");
  await dialog.getByRole("radio", { name: "3:2", exact: true }).check({ force: true });
  await width(dialog).fill("600");
  await dialog.getByText("You asked for 600 px; the selection has 300.").waitFor();
  assert.equal(await dialog.getByRole("button", { name: /Save Crop/ }).isDisabled(), true);
  await dialog.getByRole("switch", { name: /Enlarge/ }).check();
  await dialog.getByText("2.00× larger").waitFor();
  await saveCrop(dialog);
  await app
    .card("a.png")
    .getByText(/600\s*×\s*400/)
    .waitFor();
});

it("a crop that was worked on is not lost by Escape", async (scene) => {
  const { app, page, workspace } = scene;
  await workspace.put("1_leave", { "a.png": png({ width: 300, height: 200 }) });
  await app.open("1_leave");
  const dialog = await openCrop(scene, "a.png");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  await openCrop(scene, "a.png");
  await dialog.getByRole("radio", { name: "1:1", exact: true }).check({ force: true });
  await page.keyboard.press("Escape");
  const question = app.dialog("Discard this crop?");
  await question.waitFor();
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "hidden" });
  assert.equal(await dialog.getByRole("radio", { name: "1:1", exact: true }).isChecked(), true);
  await page.keyboard.press("Escape");
  await question.getByRole("button", { name: "Discard crop" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await app.button("Undo").isDisabled(), true);
});

it("a picture that changed on disk is not cropped as if it had not", async (scene) => {
  const { app, quiet, workspace } = scene;
  await workspace.put("1_moved", { "a.png": png({ width: 300, height: 200 }) });
  await app.open("1_moved");
  const other = png({ width: 310, height: 210, seed: 9 });
  const dialog = await openCrop(scene, "a.png");
  await dialog.getByRole("radio", { name: "1:1", exact: true }).check({ force: true });
  quiet.expect(/status of 404/);
  await workspace.put("1_moved", { "a.png": other });
  await dialog.getByRole("button", { name: /Save Crop/ }).click();
  await app.message("Image 1 could not be cropped").waitFor();
  await app.message(/a\.png was changed/).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.deepEqual((await workspace.read("1_moved")).get("a.png"), other);
});
