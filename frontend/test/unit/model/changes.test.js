import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { afterSave, changeSet } from "../../../app/model/changes.js";
import { adoptTrigger, setMode } from "../../../app/model/text-edits.js";
import { addItem, entry, fileTexts, localItem, storedDocument } from "./fixtures.js";

/** @typedef {import("../../../app/model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../../../app/model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../../../app/model/save-answer.js").SaveAnswer} SaveAnswer */
/** @typedef {import("../../../app/model/types.js").Picture} Picture */

const saveId = "save-00000001";

/**
 * What a server would answer that keeps every name it was asked for.
 *
 * @param {DatasetDocument} document
 * @param {ChangeSet} changes
 * @param {Record<string, string>} [renamed] names that it gives in the place of those asked for
 * @returns {SaveAnswer}
 */
function answerTo(document, { body, sent }, renamed = {}) {
  const saved = (/** @type {string} */ requested, /** @type {string | null} */ text, more = {}) => {
    const file = renamed[requested] ?? requested;
    return { ...entry(file, text, { version: `new-${file}` }), requested, was: null, item: null, ...more };
  };
  const texts = new Map(body.texts.map(({ file, text }) => [file, text]));
  const stored = [...sent.items.values()].flatMap((item) => (item.saved ? [item.saved] : []));
  const raw = (/** @type {string} */ file) =>
    texts.get(file) ?? stored.find((one) => one.picture.file === file)?.raw ?? null;
  const images = [
    ...body.added.map(({ file, item, text }) => saved(file, text, { item })),
    ...body.replaced.map(({ file, to, item }) => saved(to, raw(file), { was: file, item })),
    ...body.renamed.map(({ file, to }) => saved(to, raw(file), { was: file })),
  ];
  const others = body.texts.filter(({ file }) => !images.some((image) => image.was === file));
  images.push(...others.map(({ file, text }) => saved(file, text)));
  return { name: document.folder ?? "1_dogs", revision: "r2", images };
}

/**
 * @param {DatasetDocument} document
 * @param {string} id
 * @param {string} body
 */
function write(document, id, body) {
  return document.apply({ type: "text", changes: [{ id, body }] }).inverse;
}

/**
 * @param {DatasetDocument} document
 * @param {string} id
 * @param {string} file
 */
function crop(document, id, file) {
  const before = document.get(id).picture;
  const blob = new Blob([file]);
  /** @type {Picture} */
  const picture = { ...before, file, source: { kind: "local", blob }, width: 10, height: 10, sha256: null };
  return document.apply({ type: "picture", changes: [{ id, picture, original: before }] }).inverse;
}

/**
 * @param {DatasetDocument} document
 * @param {string} id
 * @param {string} file
 */
function rename(document, id, file) {
  const { picture, original } = document.get(id);
  return document.apply({ type: "picture", changes: [{ id, picture: { ...picture, file }, original }] })
    .inverse;
}

const empty = { texts: [], added: [], replaced: [], renamed: [], removed: [] };

describe("changeSet", () => {
  it("is empty while nothing differs", () => {
    const changes = changeSet(storedDocument(["dog", null], { trigger: "" }), { saveId });
    assert.deepEqual(changes.body, { save: saveId, create: false, captionEnding: ".txt", ...empty });
    assert.deepEqual([changes.uploads, changes.count, changes.isEmpty], [[], 0, true]);
  });

  it("names exactly what differs, each with the version it was based on", () => {
    const document = storedDocument(
      ["dog", "cat", "cow", "hen", "fox", null].map((text, i) =>
        entry(i === 2 ? "3.gif" : `${i + 1}.png`, text),
      ),
    );
    write(document, "i1", "dogs");
    write(document, "i2", "");
    write(document, "i6", "elk");
    crop(document, "i3", "3.png");
    rename(document, "i4", "sub/hen.png");
    write(document, "i4", "hens");
    document.apply({ type: "remove", ids: ["i5"] });
    const item = localItem(document, "new.png", "emu");
    addItem(document, item);
    const { body, uploads, count, isEmpty } = changeSet(document, { saveId });
    assert.deepEqual(body, {
      save: saveId,
      create: false,
      captionEnding: ".txt",
      texts: [
        { file: "1.png", text: "dogs", base: "t-1.png" },
        { file: "2.png", text: null, base: "t-2.png" },
        { file: "6.png", text: "elk", base: null },
        { file: "4.png", text: "hens", base: "t-4.png" },
      ],
      added: [{ item: "image-i7", file: "new.png", text: "emu" }],
      replaced: [{ item: "image-i3", to: "3.png", file: "3.gif", base: "v-3.gif" }],
      renamed: [{ to: "sub/hen.png", file: "4.png", base: "v-4.png" }],
      removed: [{ file: "5.png", base: "v-5.png" }],
    });
    assert.deepEqual(
      uploads.map((upload) => [upload.id, upload.item, upload.file, upload.blob instanceof Blob]),
      [
        ["i3", "image-i3", "3.png", true],
        ["i7", "image-i7", "new.png", true],
      ],
    );
    assert.match("image-i3", /^[A-Za-z0-9_-]{8,64}$/u);
    assert.deepEqual([count, isEmpty], [7, false]);
    assert.equal(count, document.changedCount);
  });

  it("has every text when the trigger is another", () => {
    const document = storedDocument(["old, dog", "old", "cat"], { trigger: "old" });
    document.apply({ type: "trigger", trigger: "new" });
    const { body } = changeSet(document, { saveId });
    assert.deepEqual(
      body.texts.map(({ text }) => text),
      ["new, dog", "new", "new, cat"],
    );
    assert.deepEqual(body.remember, { trigger: "new" });
  });

  it("remembers an adopted trigger though no file changes", () => {
    const document = storedDocument(["t,dog", "t", "t,\r\nA cat is here."]);
    const before = fileTexts(document);
    const edit = adoptTrigger(document, "t");
    assert.ok(edit);
    const { inverse } = document.apply(edit);
    assert.deepEqual(fileTexts(document), before);
    assert.deepEqual(
      document.ids().map((id) => document.get(id).body),
      ["dog", "", "A cat is here."],
    );
    const { body, count, isEmpty } = changeSet(document, { saveId });
    assert.deepEqual([count, isEmpty, body.remember], [0, false, { trigger: "t" }]);
    document.apply({ type: "trigger", trigger: "new" });
    assert.deepEqual(fileTexts(document), ["new,dog", "new", "new,\r\nA cat is here."]);
    document.apply({ type: "trigger", trigger: "t" });
    document.apply(inverse);
    assert.deepEqual([document.trigger, document.get("i1").body, document.changedCount], ["", "t,dog", 0]);
  });

  it("remembers modes that would not be read again from the text, under the final names", () => {
    const known = entry("3.png", "cow", { mode: "caption" });
    const document = storedDocument(["dog", "A dog is on the lawn.", known, "hen"]);
    assert.deepEqual(
      document.ids().map((id) => document.get(id).mode),
      ["tags", "caption", "caption", "tags"],
    );
    const toggled = [setMode(document, ["i1", "i2"], "caption"), setMode(document, ["i3"], "tags")];
    for (const edit of toggled) if (edit !== null) document.apply(edit);
    rename(document, "i1", "dog.png");
    const { body } = changeSet(document, { saveId });
    assert.deepEqual(body.remember, { modes: { "dog.png": "caption", "3.png": null } });
  });

  it("creates a dataset, and copies one with every image", () => {
    const document = storedDocument(["dog", "cat"]);
    document.apply({ type: "remove", ids: ["i2"] });
    const copy = changeSet(document, { saveId, asCopy: true });
    assert.deepEqual(
      [copy.body.create, copy.body.added, copy.body.removed],
      [true, [{ item: "image-i1", file: "1.png", text: "dog" }], []],
    );
    assert.equal(copy.uploads[0]?.blob, null);
    assert.match(copy.uploads[0]?.url ?? "", /^\/api\/tagpilot\/image\?name=1_dogs&file=1\.png&v=v-1\.png$/u);
    document.folder = null;
    assert.equal(changeSet(document, { saveId }).body.create, true);
  });
});

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
