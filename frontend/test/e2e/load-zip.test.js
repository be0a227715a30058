import assert from "node:assert/strict";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { zipOf } from "./support/zips.js";

const it = stage();

for (const deflate of [false, true]) {
  it(`a ZIP with ${deflate ? "packed" : "stored"} files is loaded, texts and sub-folders too`, async ({
    app,
  }) => {
    await app.open();
    const zip = zipOf(
      {
        "a.png": png({ seed: 1 }),
        "a.txt": "dog, tongue out",
        "sub/b.png": png({ seed: 2 }),
        "sub/b.caption": "A dog sleeps on the grass beside a wooden house, and it looks happy.",
        "__MACOSX/._a.png": "not for us",
        "notes.md": "not for us either",
      },
      { deflate },
    );
    await app.addZip("My Dogs.zip", zip);
    await app.waitForCards("a.png", "b.png");
    await app.waitForTags("a.png", "dog", "tongue out");
    assert.equal(
      await app.caption("b.png").inputValue(),
      "A dog sleeps on the grass beside a wooden house, and it looks happy.",
    );
    assert.equal(await app.images.getByRole("listitem").count(), 2);
  });
}

it("two ZIPs with the same names inside do not mix: each image has the text of its own", async ({ app }) => {
  await app.open();
  const zips = { cats: "cat", dogs: "dog" };
  await app.uploadZip.setInputFiles(
    Object.entries(zips).map(([name, text], at) => ({
      name: `${name}.zip`,
      mimeType: "application/zip",
      buffer: zipOf({ "1.png": png({ seed: 20 + at }), "1.txt": text }, { deflate: true }),
    })),
  );
  await app.waitForTags("1.png", "cat");
  await app.waitForTags("1_1.png", "dog");
});

it("a file that is no ZIP is refused with a sentence, and the page goes on", async ({ app }) => {
  await app.open();
  await app.addZip("broken.zip", Buffer.from("PK nothing of the kind"));
  await app.message(/broken\.zip/).waitFor();
  await app.addImages({ name: "a.png", content: png({ seed: 3 }) });
});
