import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eventuallyEqual } from "./support/eventually.js";
import { bmp, fromCanvas, gif, png, withOrientation } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

it("images of every type are loaded, with the texts beside them", async ({ app, page }) => {
  await app.open();
  const jpeg = await fromCanvas(page, "image/jpeg", { width: 300, height: 200, seed: 3 });
  await app.addImages(
    { name: "a.png", content: png({ seed: 1 }) },
    { name: "a.txt", content: Buffer.from("dog, grass") },
    { name: "b.bmp", content: bmp({ seed: 2 }) },
    { name: "c.jpg", content: withOrientation(jpeg, 6) },
    { name: "d.webp", content: await fromCanvas(page, "image/webp", { seed: 4 }) },
    { name: "e.gif", content: gif() },
  );
  await app.waitForTags("a.png", "dog", "grass");
  // Turned by its EXIF note: 300 × 200 is shown as 200 × 300.
  await app
    .card("c.jpg")
    .getByText(/200\s*×\s*300/)
    .waitFor();
});

it("what cannot be read is named with the reason, and the rest is loaded", async ({ app }) => {
  await app.open();
  await app.uploadImages.setInputFiles([
    { name: "good.png", mimeType: "image/png", buffer: png({ seed: 5 }) },
    { name: "broken.png", mimeType: "image/png", buffer: Buffer.from("this is no picture") },
  ]);
  await app.waitForCards("good.png");
  await app
    .message(
      "broken.png is not a readable image. Open it in an image program and save it again as JPG or PNG.",
    )
    .waitFor();
  assert.equal(await app.card("broken.png").count(), 0);
});

it("images can be dropped on the page, and more can be added later", async ({ app, page }) => {
  await app.open();
  const dropped = await page.evaluateHandle(
    ({ name, bytes }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
      return transfer;
    },
    { name: "dropped.png", bytes: [...png({ seed: 6 })] },
  );
  for (const kind of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent("body", kind, { dataTransfer: dropped });
  }
  await app.waitForCards("dropped.png");
  await app.addImages({ name: "later.png", content: png({ seed: 7 }) });
  await app.waitForCards("dropped.png", "later.png");
});

it("every file that cannot be used is listed with its reason, in the middle of others that can", async (scene) => {
  const { app, quiet } = scene;
  quiet.expect(/could not be decoded|source image/i);
  await app.open();
  const good = png({ seed: 10 });
  await app.uploadImages.setInputFiles(
    Object.entries({
      "a.png": good,
      "b.png": Buffer.concat([good.subarray(0, 20), Buffer.from("no picture from here on")]),
      "c.png": png({ seed: 11 }),
      "c.txt": Buffer.from([0x64, 0xf6, 0x67]),
      "d.png": Buffer.alloc(0),
      "e.png": png({ seed: 12 }),
      "e.txt": Buffer.from("dog"),
      "e.caption": Buffer.from("A dog."),
      "f.txt": Buffer.from("nobody's"),
    }).map(([name, buffer]) => ({ name, mimeType: "image/png", buffer })),
  );
  await app.waitForCards("a.png", "c.png", "e.png");
  await app.button("Show why").click();
  const report = app.dialog();
  for (const sentence of [
    /b\.png is damaged/,
    /c\.txt is not UTF-8 text\. Its image was added without text/,
    /d\.png is an empty file/,
    /e\.caption was left out: e\.txt is the text of the same image/,
    /f\.txt has no image of the same name/,
  ])
    await report.getByText(sentence).waitFor();
  await report.getByText("3 images were added.").waitFor();
});

it("a dropped folder is walked through, texts and sub-folders too", async ({
  app,
  page,
  context,
  workspace,
}) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "tagpilot-drop-"));
  const files = {
    "My Cats/a.png": png({ seed: 13 }),
    "My Cats/a.txt": "cat, sofa",
    "My Cats/close up/ä b.png": png({ seed: 14 }),
    "My Cats/close up/ä b.caption": "A cat sleeps on a red sofa beside the window, and it looks happy.",
    "My Cats/.DS_Store": "left behind by a system",
  };
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), content);
    }
    await app.open();
    await drop(await context.newCDPSession(page), path.join(folder, "My Cats"));
    await app.waitForTags("a.png", "cat", "sofa");
    assert.match(await app.caption("ä b.png").inputValue(), /^A cat sleeps/);
    assert.equal(await app.datasetName.inputValue(), "My Cats");
    await app.save();
    const saved = await workspace.read("1_My_Cats");
    // Texts get the ending that the settings name.
    assert.deepEqual(
      new Set(saved.keys()),
      new Set(["a.png", "a.txt", "close up/ä b.png", "close up/ä b.txt"]),
    );
    assert.equal(saved.get("close up/ä b.txt")?.toString(), files["My Cats/close up/ä b.caption"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it("an import that is stopped adds nothing, says so, and can be done again", async ({ app, page }) => {
  await page.addInitScript(() => {
    const read = Blob.prototype.arrayBuffer;
    // Four bytes tell a ZIP; what is read of an image is more, and here it is long in coming.
    Blob.prototype.arrayBuffer = async function () {
      // @ts-ignore: set below
      if (this.size > 4) await window.held;
      return read.call(this);
    };
  });
  await app.open();
  await app.addImages({ name: "first.png", content: png({ seed: 15 }) });
  await page.evaluate(() => {
    // @ts-ignore: of this test
    window.held = new Promise((resolve) => (window.release = resolve));
  });
  const more = ["x.png", "y.png", "z.png"].map((name, at) => ({ name, content: png({ seed: 16 + at }) }));
  await app.uploadImages.setInputFiles(
    more.map(({ name, content }) => ({ name, mimeType: "image/png", buffer: content })),
  );
  await app.message("Reading 3 images").waitFor();
  await app.button("Stop").click();
  // @ts-ignore: of this test
  await page.evaluate(() => window.release());
  await app.message(/Nothing was added/).waitFor();
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 1);
  await app.addImages(...more);
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 4);
});

it("an image can be pasted from the clipboard", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open();
  await page.evaluate(
    async (bytes) => {
      const blob = new Blob([new Uint8Array(bytes)], { type: "image/png" });
      await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    },
    [...png({ seed: 8 })],
  );
  await page.keyboard.press("ControlOrMeta+V");
  await app
    .card(/pasted-.*\.png/)
    .first()
    .waitFor();
  await page.keyboard.press("ControlOrMeta+V");
  await app.message(/already here/).waitFor();
});

/**
 * Drags a file or folder of the disk onto the page and lets it go there.
 *
 * @param {import("playwright-core").CDPSession} session
 * @param {string} file
 */
async function drop(session, file) {
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"]))
    await session.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
}
