import assert from "node:assert/strict";
import { test } from "node:test";
import { othersChanges, takeOthersChanges } from "../../../app/model/others-changes.js";
import { addItem, entry, fileTexts, localItem, storedDocument } from "./fixtures.js";
import { crop, write } from "./saving.js";

/** @param {import("./fixtures.js").ImageEntry[]} images */
const now = (...images) => ({ name: "1_dogs", revision: "r9", images });
const files = (/** @type {import("../../../app/model/document.js").DatasetDocument} */ document) =>
  document.ids().map((id) => document.get(id).picture.file);

test("what nobody else touched is no change of others, whatever was edited here", () => {
  const document = storedDocument(["dog", "cat"]);
  write(document, "i1", "dog, grass");
  addItem(document, localItem(document, "new.png", null));
  const same = now(entry("1.png", "dog"), entry("2.png", "cat"));
  assert.equal(othersChanges(document, same).count, 0);
});

test("what others changed, added and removed is taken in, and counts for no change of mine", () => {
  const document = storedDocument(["dog", "cat", "bird"]);
  const changed = entry("1.png", "fox", { textVersion: "t2" });
  const found = takeOthersChanges(document, now(changed, entry("3.png", "bird"), entry("4.png", "cow")));
  assert.equal(found.count, 3);
  assert.deepEqual(files(document), ["1.png", "3.png", "4.png"]);
  assert.deepEqual(fileTexts(document), ["fox", "bird", "cow"]);
  assert.equal(document.changedCount, 0);
  assert.equal(document.revision, "r9");
});

test("what was edited here stays as it is, with the version that it began with", () => {
  const document = storedDocument(["dog", "cat"]);
  write(document, "i1", "dog, grass");
  crop(document, "i2", "2.png");
  const texts = fileTexts(document);
  const found = takeOthersChanges(document, now(entry("1.png", "fox", { textVersion: "t2" })));
  assert.deepEqual(found.both, ["i1", "i2"]);
  assert.deepEqual(fileTexts(document), texts);
  assert.equal(document.get("i1").saved?.textVersion, "t-1.png");
  assert.equal(document.changedCount, 2);
});
