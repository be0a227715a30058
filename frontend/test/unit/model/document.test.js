import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { itemFromFile } from "../../../app/model/items.js";
import { localSource } from "../../../app/model/local-source.js";
import {
  addTagsTo,
  addTriggerTo,
  removeTagFrom,
  setCaption,
  setMode,
} from "../../../app/model/text-edits.js";
import { addItem, entry, fileTexts, localItem, storedDocument } from "./fixtures.js";

/** @typedef {import("../../../app/model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../../../app/model/types.js").Edit} Edit */

/**
 * @param {DatasetDocument} document
 * @param {Edit | null} edit
 */
function apply(document, edit) {
  assert.ok(edit, "the edit changes nothing");
  return document.apply(edit);
}

describe("the text of a file", () => {
  it("is what it was, byte for byte, as long as nobody edited it", () => {
    const raws = [
      "\uFEFFt ,dog,\r\n",
      " dog,,cat ",
      "t",
      null,
      "",
      "A dog.\r\n\r\nIt sleeps. ",
      "t\r\n",
      "dog, t",
    ];
    const document = storedDocument(raws, { trigger: "t" });
    assert.deepEqual(fileTexts(document), raws);
    apply(document, setMode(document, document.ids(), "caption"));
    assert.deepEqual(fileTexts(document), raws);
    apply(document, setMode(document, document.ids(), "tags"));
    assert.deepEqual(fileTexts(document), raws);
    assert.equal(document.changedCount, 0);
  });

  it("changes in the place of the edited tag only", () => {
    const document = storedDocument(["\uFEFFt ,dog,\r\ncat  , cow"], { trigger: "t" });
    assert.equal(removeTagFrom(document, ["i1"], "cat"), null, "it reads as a caption");
    apply(document, setMode(document, ["i1"], "tags"));
    apply(document, removeTagFrom(document, ["i1"], "cat"));
    assert.equal(document.fileText("i1"), "\uFEFFt ,dog,\r\ncow");
  });

  it("gets the trigger with the first edit where it was missing", () => {
    const document = storedDocument(["dog", "cat"], { trigger: "t" });
    assert.equal(document.triggerState("i1"), "missing");
    apply(document, addTagsTo(document, ["i1"], ["cow"]));
    assert.deepEqual(fileTexts(document), ["t, dog, cow", "cat"]);
    assert.equal(document.triggerState("i1"), "first");
    apply(document, removeTagFrom(document, ["i1"], "cow"));
    assert.deepEqual(fileTexts(document), ["dog", "cat"]);
  });

  it("gets the trigger where it was asked for", () => {
    const document = storedDocument(["dog", "t, cat", null], { trigger: "t" });
    const edit = addTriggerTo(document, document.ids());
    assert.deepEqual([...document.missingTrigger], ["i1", "i3"]);
    const { inverse } = apply(document, edit);
    assert.deepEqual(fileTexts(document), ["t, dog", "t, cat", "t"]);
    assert.equal(document.missingTrigger.size, 0);
    assert.equal(addTriggerTo(document, document.ids()), null);
    document.apply(inverse);
    assert.deepEqual(fileTexts(document), ["dog", "t, cat", null]);
  });

  it("has another trigger in exactly the place of the old one", () => {
    const document = storedDocument(["\uFEFFold ,dog", "old,\nA dog, asleep.", "dog", "old"], {
      trigger: "old",
    });
    document.apply({ type: "trigger", trigger: "new" });
    assert.deepEqual(fileTexts(document), ["\uFEFFnew ,dog", "new,\nA dog, asleep.", "new, dog", "new"]);
    document.apply({ type: "trigger", trigger: "" });
    assert.deepEqual(fileTexts(document), ["\uFEFFdog", "A dog, asleep.", "dog", null]);
    document.apply({ type: "trigger", trigger: " old, " });
    assert.equal(document.trigger, "old");
    assert.equal(document.changedCount, 0);
  });

  it("has no file for an image without a text where the rules say so", () => {
    const document = storedDocument([null, "", "old", "dog"], { trigger: "old", untagged: "none" });
    document.apply({ type: "trigger", trigger: "new" });
    assert.deepEqual(fileTexts(document), [null, "", null, "new, dog"]);
    assert.equal(document.triggerState("i1"), "none");
    document.rules = { ...document.rules, untagged: "trigger" };
    assert.deepEqual(fileTexts(document), ["new", "new", "new", "new, dog"]);
    assert.equal(document.changedCount, 4);
  });

  it("keeps the line ends of a caption that was edited in a text field", () => {
    const document = storedDocument(["A dog.\r\nIt sleeps.\r\n"]);
    assert.equal(setCaption(document, "i1", "A dog.\nIt sleeps.\n"), null);
    apply(document, setCaption(document, "i1", "A cat.\nIt sleeps.\n"));
    assert.equal(document.fileText("i1"), "A cat.\r\nIt sleeps.\r\n");
  });

  it("is never touched where it could not be read", () => {
    const problem = entry("1.png", null, { textProblem: "1.txt is not UTF-8 text.", textFile: "1.txt" });
    const document = storedDocument([problem, "dog"]);
    document.apply({ type: "trigger", trigger: "t" });
    document.apply({ type: "text", changes: [{ id: "i1", body: "cat" }] });
    assert.equal(document.get("i1").body, "");
    assert.equal(addTagsTo(document, ["i1"], ["cat"]), null);
    assert.deepEqual(fileTexts(document), [null, "t, dog"]);
    assert.equal(document.changedCount, 1);
    assert.equal(document.changeOf("i1"), null);
  });
});

describe("imported texts", () => {
  it("are exported as they came", () => {
    const document = storedDocument([]);
    for (const [name, text] of [
      ["a.png", "\uFEFFdog,cat\r\n"],
      ["b.png", " A dog. "],
    ]) {
      addItem(document, localItem(document, /** @type {string} */ (name), /** @type {string} */ (text)));
    }
    assert.deepEqual(fileTexts(document), ["\uFEFFdog,cat\r\n", " A dog. "]);
    assert.deepEqual(
      document.ids().map((id) => document.changeOf(id)),
      ["new", "new"],
    );
  });
});

describe("texts imported into a dataset with a trigger", () => {
  it("are exported as they came if they have it, and follow it", () => {
    const document = storedDocument([], { trigger: "t" });
    const texts = ["\uFEFFt ,dog", "t\n", "t", "t,\r\nA dog, asleep.", "dog"];
    const place = {
      source: localSource(new Blob([])),
      mime: "image/png",
      width: 1,
      height: 1,
      sha256: null,
      trigger: "t",
    };
    texts.forEach((text, i) => {
      addItem(
        document,
        itemFromFile({ ...place, id: document.newId(), number: i + 1, file: `${i}.png`, text }),
      );
    });
    assert.deepEqual(fileTexts(document), [...texts.slice(0, 4), "t, dog"]);
    assert.deepEqual(
      document.ids().map((id) => document.get(id).body),
      ["dog", "t\n", "", "A dog, asleep.", "dog"],
    );
    document.apply({ type: "trigger", trigger: "new" });
    assert.equal(document.fileText("i1"), "\uFEFFnew ,dog");
  });
});

describe("changeOf", () => {
  it("tells what is different", () => {
    const document = storedDocument(["dog", "cat", "cow", "hen"]);
    document.apply({
      type: "text",
      changes: [
        { id: "i1", body: "dogs" },
        { id: "i2", body: "cats" },
      ],
    });
    const pictures = ["i2", "i3"].map((id) => ({
      id,
      picture: { ...document.get(id).picture, file: `${id}.png` },
      original: null,
    }));
    document.apply({ type: "picture", changes: pictures });
    assert.deepEqual(
      document.ids().map((id) => document.changeOf(id)),
      ["text", "both", "picture", null],
    );
    assert.equal(document.changedCount, 3);
    assert.deepEqual([...document.changedIds()], ["i1", "i2", "i3"]);
  });
});

describe("numbers and ids", () => {
  it("are never given twice", () => {
    const document = storedDocument(["dog", "cat"]);
    const item = localItem(document, "new.png", null);
    addItem(document, item);
    document.apply({ type: "remove", ids: [item.id] });
    assert.deepEqual([item.id, item.number, document.nextNumber(), document.newId()], ["i3", 3, 4, "i4"]);
  });
});

describe("order", () => {
  it("is brought back by undoing a removal", () => {
    const document = storedDocument(["a", "b", "c", "d", "e"]);
    const before = document.ids();
    const { inverse } = document.apply({ type: "remove", ids: ["i4", "i1", "i2", "nobody"] });
    assert.deepEqual(document.ids(), ["i3", "i5"]);
    assert.deepEqual([document.indexOf("i5"), document.indexOf("i1"), document.changedCount], [1, -1, 3]);
    document.apply(inverse);
    assert.deepEqual(document.ids(), before);
    assert.equal(document.removedSaved.size, 0);
    assert.equal(document.indexOf("i5"), 4);
  });
});

describe("names", () => {
  it("are told apart by stem, whatever the case", () => {
    const document = storedDocument([entry("a.png", "x"), entry("b.png", "y"), entry("sub/a.jpg", "z")]);
    assert.equal(document.freeFileName("A.JPG"), "A_1.JPG");
    assert.equal(document.freeFileName("c.jpg"), "c.jpg");
    assert.equal(document.freeFileName("A.JPG", "i1"), "A.JPG", "nobody is in their own way");
    assert.equal(document.freeFileName("b.jpg", "i1"), "b_1.jpg");
    assert.equal(document.sharingStem, 0);
    const twin = localItem(document, "A.jpg", null);
    addItem(document, twin);
    assert.equal(document.sharingStem, 2);
    assert.deepEqual([...document.withStemOf("a.gif")], ["i1", twin.id]);
    document.apply({ type: "remove", ids: ["i1"] });
    assert.equal(document.sharingStem, 0);
  });

  it("are found by content", () => {
    const document = storedDocument([entry("a.png", "x", { sha256: "ff" }), "dog"]);
    assert.deepEqual([...document.withContent("ff")], ["i1"]);
    addItem(document, localItem(document, "new.png", null, "ff"));
    assert.equal(document.withContent("ff").size, 2);
    assert.equal(document.withContent("00").size, 0);
  });
});

describe("a dataset that got another name", () => {
  it("has its pictures under the new address, its edits and its steps back as they were", () => {
    const document = storedDocument(["dog", "cat", "bird"]);
    const added = apply(document, addTagsTo(document, ["i1"], ["grass"])).inverse;
    const removed = document.apply({ type: "remove", ids: ["i2"] }).inverse;
    const touched = document.moveTo({ folder: "1_cats", name: "cats" });
    assert.deepEqual(touched.ids, new Set(["i1", "i2", "i3"]));
    assert.deepEqual([document.folder, document.name, document.changedCount], ["1_cats", "cats", 2]);
    document.apply(removed);
    for (const id of document.ids()) {
      const { picture, saved } = document.get(id);
      assert.match(JSON.stringify([picture.source, saved?.picture.source]), /name=1_cats/u);
      assert.doesNotMatch(JSON.stringify(document.get(id)), /1_dogs/u);
    }
    assert.deepEqual(fileTexts(document), ["dog, grass", "cat", "bird"]);
    document.apply(added);
    assert.equal(document.changedCount, 0);
  });
});
