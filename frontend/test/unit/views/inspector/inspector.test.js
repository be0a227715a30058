import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { captionFile, splitFile } from "../../../../app/views/inspector/file-words.js";
import { overlap, sharedTags } from "../../../../app/views/inspector/shared-tags.js";
import { localItem, storedDocument } from "../../model/fixtures.js";

const rules = { captionEnding: /** @type {const} */ (".txt"), untagged: /** @type {const} */ ("trigger") };

describe("sharedTags", () => {
  const document = storedDocument(
    [
      "flff, dog, cat",
      "flff, dog",
      "dog, bird, cat",
      "flff, A dog lies in the tall grass beside a lake. It sleeps.",
      "flff, fox",
    ],
    { trigger: "flff" },
  );
  const shared = sharedTags(document, new Set(["i1", "i2", "i3", "i4"]));

  it("parts tags that all tagged images have from those of some", () => {
    assert.deepEqual(shared.all, [{ tag: "dog", count: 3 }]);
    assert.deepEqual(shared.some, [
      { tag: "cat", count: 2 },
      { tag: "bird", count: 1 },
    ]);
  });

  it("tells captions and the trigger word apart", () => {
    assert.equal(shared.tagged, 3);
    assert.equal(shared.captions, 1);
    assert.equal(shared.trigger, 3);
    assert.equal(sharedTags(storedDocument(["dog"]), new Set(["i1"])).trigger, null);
  });

  it("counts what is in both of two sets", () => {
    assert.equal(overlap(new Set(["a", "b", "c"]), new Set(["c", "x"])), 1);
  });
});

describe("files", () => {
  it("are taken apart without losing a letter", () => {
    assert.deepEqual(splitFile("a.b/c.d.jpg"), { folder: "a.b/", stem: "c.d", ending: ".jpg" });
    assert.deepEqual(splitFile("noending"), { folder: "", stem: "noending", ending: "" });
  });

  it("of captions are the known one, or what the settings make of a new one", () => {
    const document = storedDocument(["dog", null]);
    assert.equal(captionFile(document.get("i1"), { ...rules, captionEnding: ".caption" }), "1.txt");
    assert.equal(captionFile(document.get("i2"), { ...rules, captionEnding: ".caption" }), "2.caption");
    assert.equal(
      captionFile(localItem(document, "sub/x.png", null), { ...rules, captionEnding: "both" }),
      "x.txt and x.caption",
    );
  });
});
