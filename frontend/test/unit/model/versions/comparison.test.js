import assert from "node:assert/strict";
import { test } from "node:test";
import { compareVersions, goingBackWords, textChange } from "../../../../app/model/versions/comparison.js";

/** @param {string} file @param {string} version @param {string | null} text @returns {any} */
const entry = (file, version, text) => ({
  file,
  version,
  text,
  textFile: text === null ? null : file.replace(".png", ".txt"),
  textVersion: text,
});

test("an image is another by its text, its bytes, or by being there", () => {
  const then = [
    entry("a.png", "1", "dog"),
    entry("b.png", "1", null),
    entry("c.png", "1", "x"),
    entry("d.png", "1", "x"),
  ];
  const now = [
    entry("a.png", "1", "cat"),
    entry("b.png", "2", null),
    entry("d.png", "1", "x"),
    entry("e.png", "1", null),
  ];
  const comparison = compareVersions(then, now);
  assert.deepEqual(
    comparison.differences.map(({ file, kind }) => [file, kind]),
    [
      ["a.png", "text"],
      ["b.png", "picture"],
      ["c.png", "back"],
      ["e.png", "away"],
    ],
  );
  assert.equal(
    goingBackWords(comparison),
    "Going back would change the text of 1 image, replace 1 image, bring back 1 image and move 1 image to the trash. The other 1 stays as it is.",
  );
});

test("what is the same is said to be", () => {
  const same = [entry("a.png", "1", "dog")];
  assert.equal(
    goingBackWords(compareVersions(same, same)),
    "Nothing differs from what is in the workspace now.",
  );
});

test("ten thousand images are compared at once", () => {
  const then = Array.from({ length: 10_000 }, (_, at) => entry(`${at}.png`, "1", "dog"));
  const now = then.map((one, at) => (at % 2 === 0 ? one : { ...one, textVersion: "other" }));
  assert.equal(compareVersions(then, now).texts, 5000);
});

test("tags go and come, prose is another text as a whole", () => {
  assert.deepEqual(textChange("dog, couch", "dog, blurry"), {
    removed: ["couch"],
    added: ["blurry"],
    same: 1,
    caption: null,
    becomesUntagged: false,
  });
  assert.equal(textChange("dog, couch", null).becomesUntagged, true);
  assert.deepEqual(textChange("dog, couch", null).removed, ["dog", "couch"]);
  assert.equal(textChange("dog", "A dog sits on a couch.").caption, "A dog sits on a couch.");
});
