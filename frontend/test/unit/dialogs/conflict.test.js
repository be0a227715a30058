import assert from "node:assert/strict";
import { test } from "node:test";
import { mergedTags, textDiff } from "../../../app/views/dialogs/conflict/conflict-diff.js";
import { chooseWords } from "../../../app/views/dialogs/conflict/conflict-words.js";

const base = "dog, retriever, beach";
const prose = "A long-haired dachshund rests on the arm of a grey couch beside a bright window.";

test("a side is told by what it added and removed", () => {
  assert.deepEqual(textDiff(base, "dog, beach, happy"), {
    kind: "tags",
    added: ["happy"],
    removed: ["retriever"],
    same: 2,
  });
});

test("prose is shown as it is, also where the text before was tags", () => {
  assert.deepEqual(textDiff(base, prose), { kind: "caption", text: prose });
  assert.deepEqual(textDiff(base, "dog, cat", "caption"), { kind: "caption", text: "dog, cat" });
});

test("tags that took the place of prose are all new", () => {
  assert.deepEqual(textDiff(prose, "dog, couch"), {
    kind: "tags",
    added: ["dog", "couch"],
    removed: [],
    same: 0,
  });
});

test("a text that is gone or empty is no text", () => {
  assert.deepEqual(textDiff(base, null), { kind: "nothing" });
  assert.deepEqual(textDiff(base, " \n"), { kind: "nothing" });
});

test("merging keeps what either side added and drops what either side removed", () => {
  assert.equal(
    mergedTags(base, "dog, retriever, beach, happy", "dog, beach, smiling"),
    "dog, beach, happy, smiling",
  );
});

test("merging does not bring back what I removed, and keeps my spacing", () => {
  assert.equal(mergedTags(base, "dog,beach", "dog, retriever, beach, sea"), "dog,beach,sea");
});

test("prose, and a text that is gone, cannot be merged", () => {
  assert.equal(mergedTags(base, prose, "dog"), null);
  assert.equal(mergedTags(base, "dog", prose), null);
  assert.equal(mergedTags(prose, "dog", "cat"), null);
  assert.equal(mergedTags(base, null, "dog"), null);
  assert.equal(mergedTags(base, "dog", null), null);
});

test("what there is to choose is told whether or not other changes are free of it", () => {
  assert.equal(chooseWords(3, 9), "Choose for the other 3.");
  assert.equal(chooseWords(1, 0), "You changed the same image. Choose for it.");
  assert.equal(chooseWords(2, 0), "You changed the same images. Choose for both.");
  assert.equal(chooseWords(3, 0), "You changed the same images. Choose for all 3.");
});
