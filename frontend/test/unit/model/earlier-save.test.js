import assert from "node:assert/strict";
import { test } from "node:test";
import { changeSet } from "../../../app/model/changes.js";
import { takeEarlierSave } from "../../../app/model/earlier-save.js";
import { addItem, fileTexts, localItem, storedDocument } from "./fixtures.js";
import { answerTo, crop, saveId, write } from "./saving.js";

/** A document with a changed text, a cropped image, a removed one and a new one, and what a save of it was answered. */
function saved() {
  const document = storedDocument(["dog", "cat", "bird"]);
  write(document, "i1", "dog, grass");
  crop(document, "i2", "2.png");
  document.apply({ type: "remove", ids: ["i3"] });
  const item = localItem(document, "new.png", "cow");
  addItem(document, item);
  const changes = changeSet(document, { saveId });
  const answer = { ...answerTo(document, changes), removed: ["3.png"] };
  return { document, answer, added: item.id };
}

test("all that was saved is saved", () => {
  const { document, answer, added } = saved();
  takeEarlierSave(document, answer, new Set(["i2", added]));
  assert.equal(document.changedCount, 0);
  assert.deepEqual(fileTexts(document), ["dog, grass", "cat", "cow"]);
  assert.equal(document.revision, "r2");
});

test("what was edited after it stays an edit, over the version that was saved", () => {
  const { document, answer, added } = saved();
  write(document, "i1", "dog, grass, sun");
  takeEarlierSave(document, answer, new Set([added]));
  assert.equal(document.changeOf("i1"), "text");
  assert.equal(document.changeOf("i2"), "picture");
  assert.equal(document.changeOf(added), null);
  const { body } = changeSet(document, { saveId: "save-00000002" });
  assert.deepEqual(body.texts, [{ file: "1.png", text: "dog, grass, sun", base: "t-1.png" }]);
  assert.deepEqual(
    body.replaced.map(({ file, base }) => [file, base]),
    [["2.png", "new-2.png"]],
  );
  assert.deepEqual(body.added, []);
});
