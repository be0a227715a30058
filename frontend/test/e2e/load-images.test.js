import assert from "node:assert/strict";
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

it("what cannot be read is named with the reason, and the rest is loaded", async ({ app, page, quiet }) => {
  quiet.expect(/could not be decoded|source image/i);
  await app.open();
  await app.uploadImages.setInputFiles([
    { name: "good.png", mimeType: "image/png", buffer: png({ seed: 5 }) },
    { name: "broken.png", mimeType: "image/png", buffer: Buffer.from("this is no picture") },
  ]);
  await app.waitForCards("good.png");
  await app.message(/broken\.png/).waitFor();
  assert.equal(await app.card("broken.png").count(), 0);
  assert.ok(await page.getByText(/broken\.png.*(cannot|could not|not a readable image|no image)/i).count());
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

it("an image can be pasted", async ({ app, page }) => {
  await app.open();
  await page.evaluate(
    (bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([new Uint8Array(bytes)], "image.png", { type: "image/png" }));
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [...png({ seed: 8 })],
  );
  await app.card(/\.png/).first().waitFor();
});
