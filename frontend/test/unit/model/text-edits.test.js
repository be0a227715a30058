import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  addTagsTo,
  addTriggerTo,
  adoptTrigger,
  clearTexts,
  moveTagIn,
  removeTagAtIn,
  removeTagFrom,
  renameTagAtIn,
  renameTagIn,
  setCaption,
  setMode,
  setTrigger,
  toggleMode,
} from "../../../app/model/text-edits.js";
import { addItem, entry, fileTexts, localItem, storedDocument } from "./fixtures.js";

/** @typedef {import("../../../app/model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../../../app/model/types.js").Edit} Edit */

/**
 * @param {DatasetDocument} document
 * @param {Edit | null} edit
 * @returns {(string | null)[]} the texts after it
 */
function after(document, edit) {
  assert.ok(edit, "the edit changes nothing");
  document.apply(edit);
  return fileTexts(document);
}

const prose = "A dog is asleep on the lawn.";

describe("builders of edits", () => {
  it("give null when nothing would change", () => {
    const problem = entry("3.png", null, { textProblem: "3.txt is not UTF-8 text." });
    const document = storedDocument(["t, dog", `t, ${prose}`, problem, null], { trigger: "t" });
    const all = [...document.ids(), "nobody"];
    assert.equal(addTagsTo(document, ["i1", "i3", "nobody"], ["dog"]), null);
    assert.equal(removeTagFrom(document, all, "cow"), null);
    assert.equal(removeTagAtIn(document, "i1", 7), null);
    assert.equal(renameTagIn(document, all, "cow", "dog"), null);
    assert.equal(renameTagAtIn(document, "i1", 0, "dog"), null);
    assert.equal(moveTagIn(document, "i1", 0, 4), null);
    assert.equal(setCaption(document, "i2", prose), null);
    assert.equal(setCaption(document, "i3", prose), null);
    assert.equal(clearTexts(document, ["i3", "i4"]), null);
    assert.equal(addTriggerTo(document, ["i1", "i2", "i3", "nobody"]), null);
    assert.equal(setMode(document, ["i1", "nobody"], "tags"), null);
    assert.equal(toggleMode(document, ["nobody"]), null);
    assert.equal(setTrigger(document, " t, "), null);
    assert.equal(adoptTrigger(document, "t"), null);
    assert.equal(adoptTrigger(document, " , "), null);
  });

  it("name only the images that change", () => {
    const document = storedDocument(["dog, cat", "dog", "cat"]);
    const edit = removeTagFrom(document, document.ids(), "cat");
    assert.deepEqual(edit, {
      type: "text",
      changes: [
        { id: "i1", body: "dog", from: "dog, cat" },
        { id: "i3", body: "", from: "cat" },
      ],
      tags: { dropped: ["cat"], added: [] },
    });
  });

  it("change tags where they are tags and nowhere else", () => {
    const document = storedDocument(["dog, cat", `dog, ${prose}`]);
    assert.equal(document.get("i2").mode, "caption");
    assert.deepEqual(after(document, renameTagIn(document, document.ids(), "dog", "big dog")), [
      "big dog, cat",
      `dog, ${prose}`,
    ]);
    assert.deepEqual(after(document, removeTagFrom(document, document.ids(), "big dog")), [
      "cat",
      `dog, ${prose}`,
    ]);
    assert.deepEqual(after(document, addTagsTo(document, ["i1"], ["cow"], "start"))[0], "cow, cat");
    assert.deepEqual(after(document, moveTagIn(document, "i1", 0, 1))[0], "cat, cow");
    assert.deepEqual(after(document, renameTagAtIn(document, "i1", 1, "hen"))[0], "cat, hen");
    assert.deepEqual(after(document, removeTagAtIn(document, "i1", 0))[0], "hen");
    assert.deepEqual(after(document, clearTexts(document, document.ids())), [null, null]);
  });

  it("ask for the trigger instead of adding it as a tag", () => {
    const document = storedDocument(["dog", "t, cat"], { trigger: "t" });
    assert.deepEqual(after(document, addTagsTo(document, document.ids(), ["t"])), ["t, dog", "t, cat"]);
    assert.deepEqual(after(document, addTagsTo(document, document.ids(), ["t", "cow"])), [
      "t, dog, cow",
      "t, cat, cow",
    ]);
    assert.equal(document.tags.count("t"), 0);
  });

  it("never alter a text with its mode", () => {
    const document = storedDocument(["dog,  cat\r\n", prose]);
    const before = fileTexts(document);
    assert.deepEqual(after(document, toggleMode(document, document.ids())), before);
    assert.deepEqual(
      document.ids().map((id) => document.get(id).mode),
      ["caption", "tags"],
    );
  });

  it("keep one kind of line end only where the text has one", () => {
    const document = storedDocument(["A\r\nB", "A\r\nB\nC", "A"]);
    assert.equal(after(document, setCaption(document, "i1", "A\nB\nC"))[0], "A\r\nB\r\nC");
    assert.equal(after(document, setCaption(document, "i2", "A\nB\nC\nD"))[1], "A\nB\nC\nD");
    assert.equal(after(document, setCaption(document, "i3", "A\nB"))[2], "A\nB");
  });
});

describe("adoptTrigger", () => {
  it("changes no file, also not of images that are edited or not yet saved", () => {
    const document = storedDocument(["t,dog", `t ,\r\n${prose}`, "\uFEFFt, cat", "t", null]);
    addItem(document, localItem(document, "a.png", "\uFEFFt ,cow"));
    document.apply({ type: "text", changes: [{ id: "i3", body: "t, cats" }] });
    const before = fileTexts(document).slice(0, 4);
    const edit = adoptTrigger(document, "t");
    assert.ok(edit);
    const { inverse } = document.apply(edit);
    assert.deepEqual(fileTexts(document).slice(0, 4), before);
    assert.equal(document.fileText("i6"), "\uFEFFt ,cow");
    assert.deepEqual(
      document.ids().map((id) => document.get(id).body),
      ["dog", prose, "cats", "", "", "cow"],
    );
    assert.deepEqual([...document.changedIds()], ["i3", "i6"]);
    assert.deepEqual([document.tags.count("t"), document.changedCount], [0, 2]);
    document.apply(inverse);
    assert.deepEqual([document.trigger, document.savedTrigger, document.changedCount], ["", "", 2]);
    assert.equal(document.get("i3").body, "t, cats");
    assert.equal(document.tags.count("t"), 4);
  });

  it("reads the files anew where they had another trigger", () => {
    const document = storedDocument(["old, dog", "dog, cat"], { trigger: "old" });
    const edit = adoptTrigger(document, "dog");
    assert.deepEqual(after(document, edit), ["old, dog", "dog, cat"]);
    assert.deepEqual(
      document.ids().map((id) => document.get(id).body),
      ["old, dog", "cat"],
    );
    assert.deepEqual([...document.missingTrigger], ["i1"]);
  });

  it("can be taken back after other edits and a save in between", () => {
    const document = storedDocument(["t, dog"]);
    const edit = adoptTrigger(document, "t");
    assert.ok(edit);
    const { inverse } = document.apply(edit);
    document.markSaved({
      folder: "1_dogs",
      revision: "r2",
      trigger: "t",
      remembered: true,
      items: [],
      gone: [],
      modes: [],
    });
    document.apply(inverse);
    assert.deepEqual([document.fileText("i1"), document.changedCount], ["t, dog", 0]);
    document.apply(edit);
    assert.deepEqual([document.fileText("i1"), document.get("i1").body], ["t, dog", "dog"]);
  });
});
