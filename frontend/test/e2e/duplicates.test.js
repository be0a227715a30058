import assert from "node:assert/strict";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();
const original = png({ seed: 1 });

it("a copy of an image is left out and named, and can be kept all the same", async ({ app }) => {
  await app.open();
  await app.addImages(
    { name: "first.png", content: original },
    { name: "other.png", content: png({ seed: 2 }) },
  );
  await app.uploadImages.setInputFiles([{ name: "copy.png", mimeType: "image/png", buffer: original }]);
  await app.message(/already here/).waitFor();
  assert.ok(await app.page.getByText(/copy\.png/).count(), "the copy is named");
  assert.equal(await app.card("copy.png").count(), 0);

  await app.button("Add anyway").click();
  await app.waitForCards("copy.png");
});

it("copies within one load count once", async ({ app }) => {
  await app.open();
  await app.uploadImages.setInputFiles(
    ["one.png", "two.png"].map((name) => ({ name, mimeType: "image/png", buffer: original })),
  );
  await app.message(/already here/).waitFor();
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 1);
});

it("a copy of an image of the opened dataset is found", async ({ app, workspace }) => {
  await workspace.put("1_stored", { "kept.png": original, "kept.txt": "dog" });
  await app.open("1_stored");
  await app.uploadImages.setInputFiles([{ name: "again.png", mimeType: "image/png", buffer: original }]);
  await app.message(/already here/).waitFor();
  assert.equal(await app.images.getByRole("listitem").count(), 1);
});
