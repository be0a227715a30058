import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { afterSave, changeSet } from "../../../app/model/changes.js";
import { addItem, fileTexts, localItem, storedDocument } from "./fixtures.js";
import { answerTo, crop, rename, saveId, write } from "./saving.js";

describe("afterSave", () => {
  it("leaves nothing unsaved, whatever was changed", () => {
    const document = storedDocument(["old, dog", "old, cat", "cow", "old, hen", null], { trigger: "old" });
    document.apply({ type: "trigger", trigger: "new" });
    write(document, "i1", "A dog is on the lawn.\r\n");
    crop(document, "i2", "2.png");
    rename(document, "i3", "cow.png");
    document.apply({ type: "remove", ids: ["i4"] });
    addItem(document, localItem(document, "emu.png", "emu", "ff"));
    const texts = fileTexts(document);
    const changes = changeSet(document, { saveId });
    const answer = answerTo(document, changes, { "emu.png": "emu_1.png" });
    afterSave(document, answer, changes);
    assert.equal(document.changedCount, 0);
    assert.deepEqual(fileTexts(document), texts);
    assert.deepEqual(
      document.ids().map((id) => document.get(id).picture.file),
      ["1.png", "2.png", "cow.png", "5.png", "emu_1.png"],
    );
    assert.deepEqual(
      [document.savedTrigger, document.rememberedTrigger, document.revision],
      ["new", "new", "r2"],
    );
    assert.ok(document.ids().every((id) => document.get(id).picture.source.kind === "stored"));
    assert.equal(document.get("i2").original, null);
    assert.deepEqual([...document.withContent("ff")], ["i6"]);
    assert.equal(changeSet(document, { saveId }).isEmpty, true);
  });

  it("keeps what was edited while the save ran", () => {
    const document = storedDocument(["dog", "cat", "cow", "hen"]);
    write(document, "i1", "dogs");
    crop(document, "i2", "2.png");
    write(document, "i3", "cows");
    const added = localItem(document, "emu.png", null);
    addItem(document, added);
    const changes = changeSet(document, { saveId });
    write(document, "i1", "dogs, big");
    crop(document, "i2", "2.png");
    rename(document, "i3", "cow.png");
    write(document, "i4", "hens");
    document.apply({ type: "trigger", trigger: "t" });
    document.apply({ type: "remove", ids: [added.id] });
    afterSave(document, answerTo(document, changes), changes);
    assert.deepEqual(
      document.ids().map((id) => [document.changeOf(id), document.fileText(id)]),
      [
        ["text", "t, dogs, big"],
        ["both", "t, cat"],
        ["both", "t, cows"],
        ["text", "t, hens"],
      ],
    );
    assert.equal(document.get("i1").saved?.raw, "dogs");
    assert.equal(document.get("i2").original?.source.kind, "stored");
    const { body } = changeSet(document, { saveId });
    assert.deepEqual(body.removed, [{ file: "emu.png", base: "new-emu.png" }]);
    assert.deepEqual(
      body.renamed,
      [{ file: "3.png", to: "cow.png", base: "v-3.png" }].map((one) => ({ ...one, base: "new-3.png" })),
    );
  });

  it("reads again what the new trigger takes apart, and keeps undo working", () => {
    const document = storedDocument(["new, dog", "old, cat"], { trigger: "old" });
    const { inverse } = document.apply({ type: "trigger", trigger: "new" });
    assert.deepEqual([document.changedCount, document.changeOf("i1")], [1, null]);
    const changes = changeSet(document, { saveId });
    afterSave(document, answerTo(document, changes), changes);
    assert.deepEqual([document.get("i1").body, document.changedCount], ["dog", 0]);
    document.apply(inverse);
    assert.deepEqual(fileTexts(document), ["old, dog", "old, cat"]);
    assert.equal(document.changedCount, 2);
  });

  it("does not bring back what it removed or replaced", () => {
    const document = storedDocument(["dog", "cat", "cow"]);
    const local = localItem(document, "emu.png", "emu");
    addItem(document, local);
    const removed = document.apply({ type: "remove", ids: ["i1"] }).inverse;
    const cropped = crop(document, "i2", "2.png");
    const renamed = rename(document, "i3", "cow.png");
    const changes = changeSet(document, { saveId });
    afterSave(document, answerTo(document, changes), changes);
    assert.deepEqual(document.apply(renamed).touched.ids, new Set(["i3"]));
    assert.deepEqual([document.changeOf("i3"), document.get("i3").picture.file], ["picture", "3.png"]);
    assert.match(/** @type {any} */ (document.get("i3").picture.source).url, /file=cow\.png/u);
    assert.equal(document.apply(cropped).touched.ids.size, 0);
    assert.equal(document.apply(removed).touched.ids.size, 0);
    assert.equal(document.changedCount, 1);
  });

  it("brings back as saved what was removed while the save ran", () => {
    const document = storedDocument(["dog"]);
    write(document, "i1", "dogs");
    const emu = localItem(document, "emu.png", "emu");
    addItem(document, emu);
    const changes = changeSet(document, { saveId });
    const { inverse } = document.apply({ type: "remove", ids: ["i1", emu.id] });
    afterSave(document, answerTo(document, changes), changes);
    assert.equal(document.changedCount, 2);
    document.apply(inverse);
    assert.equal(document.changedCount, 0);
    assert.equal(document.get("i1").saved?.raw, "dogs");
    assert.equal(document.get(emu.id).picture.source.kind, "stored");
  });

  it("reads again also what was removed while the save ran", () => {
    const document = storedDocument(["new, dog", "old, cat"], { trigger: "old" });
    document.apply({ type: "trigger", trigger: "new" });
    const changes = changeSet(document, { saveId });
    const { inverse } = document.apply({ type: "remove", ids: ["i1"] });
    afterSave(document, answerTo(document, changes), changes);
    document.apply(inverse);
    assert.deepEqual(
      [document.get("i1").body, document.fileText("i1"), document.changedCount],
      ["dog", "new, dog", 0],
    );
  });

  it("knows a renamed image by the name that was asked for", () => {
    const document = storedDocument(["dog"]);
    rename(document, "i1", "dog.png");
    const changes = changeSet(document, { saveId });
    const answer = answerTo(document, changes);
    afterSave(
      document,
      { ...answer, images: answer.images.map((image) => ({ ...image, was: null })) },
      changes,
    );
    assert.equal(document.changedCount, 0);
  });

  it("drops an image whose removal was undone too late, unless its bytes are here", () => {
    const document = storedDocument(["dog", "cat"]);
    crop(document, "i2", "2.png");
    const { inverse } = document.apply({ type: "remove", ids: ["i1", "i2"] });
    const changes = changeSet(document, { saveId });
    document.apply(inverse);
    const touched = afterSave(document, answerTo(document, changes), changes);
    assert.deepEqual([document.ids(), touched.order], [["i2"], true]);
    assert.deepEqual([document.changeOf("i2"), document.get("i2").original], ["new", null]);
    assert.equal(changeSet(document, { saveId }).body.added[0]?.file, "2.png");
  });

  it("remembers modes only as they were sent", () => {
    const document = storedDocument(["dog", "cat"]);
    for (const id of ["i1", "i2"]) document.apply({ type: "mode", changes: [{ id, mode: "caption" }] });
    const changes = changeSet(document, { saveId });
    document.apply({ type: "mode", changes: [{ id: "i2", mode: "tags" }] });
    afterSave(document, answerTo(document, changes), changes);
    assert.deepEqual(changeSet(document, { saveId }).body.remember, undefined);
    document.apply({ type: "mode", changes: [{ id: "i1", mode: "tags" }] });
    assert.deepEqual(changeSet(document, { saveId }).body.remember, { modes: { "1.png": null } });
  });

  it("makes the copy the dataset that is open", () => {
    const document = storedDocument(["t, dog", "t, cat"], { trigger: "t" });
    document.apply({ type: "remove", ids: ["i2"] });
    const changes = changeSet(document, { saveId, asCopy: true });
    afterSave(document, { ...answerTo(document, changes), name: "1_copy" }, changes);
    assert.deepEqual([document.folder, document.changedCount, document.removedSaved.size], ["1_copy", 0, 0]);
    assert.deepEqual(changes.body.remember, { trigger: "t" });
    assert.match(/** @type {any} */ (document.get("i1").picture.source).thumb, /name=1_copy/u);
  });
});
