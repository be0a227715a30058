import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changeSet } from "../../../app/model/changes.js";
import { adoptTrigger, setMode } from "../../../app/model/text-edits.js";
import { addItem, entry, fileTexts, localItem, storedDocument } from "./fixtures.js";
import { crop, rename, saveId, write } from "./saving.js";

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
      uploads.map((upload) => [upload.id, upload.item, upload.file, upload.source.kind === "local"]),
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
    const source = copy.uploads[0]?.source;
    assert.ok(source?.kind === "stored");
    assert.match(source.url, /^\/api\/tagpilot\/image\?name=1_dogs&file=1\.png&v=v-1\.png$/u);
    document.folder = null;
    assert.equal(changeSet(document, { saveId }).body.create, true);
  });
});
