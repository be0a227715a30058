import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createHistory } from "../../../app/model/history.js";
import { storedDocument } from "./fixtures.js";

/** @typedef {import("../../../app/model/types.js").Edit} Edit */

/**
 * @param {import("../../../app/model/document.js").DatasetDocument} document
 * @param {ReturnType<typeof createHistory>} history
 */
function writer(document, history) {
  let now = 0;
  return {
    /**
     * @param {Edit} edit
     * @param {string} label
     * @param {{ after?: number, mergeKey?: string }} [options]
     */
    write(edit, label, { after = 1000, mergeKey } = {}) {
      now += after;
      history.record({ label, edit: document.apply(edit).inverse, now, ...(mergeKey ? { mergeKey } : {}) });
    },
    undo: () => history.undo((edit) => document.apply(edit).inverse)?.label,
    redo: () => history.redo((edit) => document.apply(edit).inverse)?.label,
  };
}

/**
 * @param {string} body
 * @param {string} [id]
 * @returns {Edit}
 */
function text(body, id = "i1") {
  return { type: "text", changes: [{ id, body }] };
}

describe("history", () => {
  it("undoes and redoes step by step, and says what", () => {
    const document = storedDocument(["a"]);
    const history = createHistory();
    const { write, undo, redo } = writer(document, history);
    write(text("b"), "one");
    write(text("c"), "two");
    assert.deepEqual([undo(), document.get("i1").body, history.redoLabel], ["two", "b", "two"]);
    assert.deepEqual([undo(), document.get("i1").body, history.undoLabel], ["one", "a", null]);
    assert.equal(undo(), undefined);
    assert.deepEqual([redo(), redo(), redo()], ["one", "two", undefined]);
    assert.equal(document.get("i1").body, "c");
  });

  it("forgets what was undone when something else is done", () => {
    const document = storedDocument(["a"]);
    const history = createHistory();
    const { write, undo, redo } = writer(document, history);
    write(text("b"), "one");
    undo();
    write(text("x"), "two");
    assert.equal(redo(), undefined);
    assert.equal(undo(), "two");
  });

  it("takes typing as one step until there is a pause or something else is done", () => {
    const document = storedDocument(["a", "a"]);
    const history = createHistory();
    const { write, undo } = writer(document, history);
    write(text("ab"), "typing", { mergeKey: "caption i1" });
    write(text("abc"), "typing", { mergeKey: "caption i1", after: 500 });
    write(text("x", "i2"), "typing", { mergeKey: "caption i1", after: 400 });
    write(text("abcd"), "later", { mergeKey: "caption i1", after: 501 });
    write(text("y", "i2"), "other", { mergeKey: "caption i2", after: 10 });
    assert.deepEqual([undo(), undo()], ["other", "later"]);
    assert.deepEqual([document.get("i1").body, document.get("i2").body], ["abc", "x"]);
    assert.equal(undo(), "typing");
    assert.deepEqual([document.get("i1").body, document.get("i2").body], ["a", "a"]);
    assert.equal(undo(), undefined);
  });

  it("keeps one edit for many letters", () => {
    const document = storedDocument(["a"]);
    const history = createHistory();
    const { write } = writer(document, history);
    for (const body of ["b", "bc", "bcd"]) write(text(body), "typing", { mergeKey: "k", after: 10 });
    /** @type {Edit[]} */
    const seen = [];
    history.undo((edit) => {
      seen.push(edit);
      return edit;
    });
    assert.deepEqual(seen, [{ type: "text", changes: [{ id: "i1", body: "a", wantsTrigger: false }] }]);
  });

  it("does not join what is typed after an undo with what was typed before", () => {
    const document = storedDocument(["a"]);
    const history = createHistory();
    const { write, undo } = writer(document, history);
    write(text("b"), "one", { mergeKey: "k" });
    write(text("c"), "two");
    undo();
    write(text("d"), "three", { mergeKey: "k", after: 10 });
    assert.deepEqual([undo(), document.get("i1").body], ["three", "b"]);
  });

  it("is bounded", () => {
    const document = storedDocument(["0"]);
    const history = createHistory({ limit: 3 });
    const { write, undo } = writer(document, history);
    for (let n = 1; n <= 10; n++) write(text(String(n)), String(n));
    assert.deepEqual([undo(), undo(), undo(), undo()], ["10", "9", "8", undefined]);
    assert.equal(document.get("i1").body, "7");
  });

  it("is locked while a step is replayed", () => {
    const history = createHistory();
    history.record({ label: "one", edit: text("a"), now: 0 });
    history.undo((edit) => {
      history.record({ label: "echo", edit, now: 1 });
      assert.equal(
        history.undo((inner) => inner),
        null,
      );
      return edit;
    });
    assert.deepEqual([history.undoLabel, history.redoLabel], [null, "one"]);
  });
});
