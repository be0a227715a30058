import assert from "node:assert/strict";
import { test } from "node:test";
import { countsWords, momentsOf } from "../../../../app/model/versions/timeline.js";

const nothing = { added: 0, replaced: 0, removed: 0, texts: 0 };

/** @param {string} id @param {Partial<import("../../../../app/model/versions/timeline.js").VersionChange>} more */
const change = (id, more = {}) => ({
  id,
  time: "2026-11-20T16:12:00Z",
  kind: /** @type {const} */ ("saved"),
  about: null,
  first: false,
  counts: nothing,
  ...more,
});

test("each change made one state and ended the one before", () => {
  const moments = momentsOf([change("c", { about: "Added “x” to 2 images" }), change("b")], 3);
  assert.deepEqual(
    moments.map(({ version, title, words }) => [version, title, words]),
    [
      [null, "Now, not saved", "3 changes in this browser"],
      [null, "Saved", "Added “x” to 2 images"],
      ["c", "Saved", "No image changed"],
      ["b", "Earliest version kept", "As it was before that"],
    ],
  );
});

test("nothing lies before the change that made the dataset", () => {
  const made = change("a", {
    kind: "imported",
    about: "Imported dogs.zip",
    first: true,
    counts: { ...nothing, added: 231 },
  });
  const moments = momentsOf([change("b"), made], 0);
  assert.deepEqual(
    moments.map(({ version, title, words }) => [version, title, words]),
    [
      [null, "Saved", "No image changed"],
      ["b", "Imported dogs.zip", "231 images added"],
    ],
  );
});

test("a state that a model's run ended is called after it", () => {
  const about = "Tag All with Gemini: 17 images";
  const [now, before] = momentsOf([change("b", { about })], 0);
  assert.equal(now.words, about);
  assert.equal(before.title, "Before Tag All with Gemini");
});

test("counts are told in words", () => {
  assert.equal(
    countsWords({ added: 2, replaced: 0, removed: 1, texts: 9 }),
    "9 texts, 2 images added, 1 image removed",
  );
});
