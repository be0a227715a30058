import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addItem, entry, localItem, storedDocument } from "./fixtures.js";

/** @typedef {import("../../../app/model/document.js").DatasetDocument} DatasetDocument */

const word = fc.constantFrom("a", "b", "A", "a b", "a b c d", "\uFEFF", "x.");
const text = fc
  .array(fc.oneof(word, fc.constantFrom(",", ", ", " ", "\n", " is ")), { maxLength: 7 })
  .map((pieces) => pieces.join(""));
const trigger = fc.constantFrom(
  "",
  "a",
  "b",
  "a b",
  "a, b",
  "a b c",
  "a b c d",
  "A a b c",
  "x.",
  "a b c d, a",
);
const image = fc.record({
  raw: fc.option(text, { freq: 6 }),
  textProblem: fc.option(fc.constant("1.txt is not UTF-8 text."), { freq: 12 }),
});
const id = fc.nat(5).map((n) => `i${n + 1}`);
const change = fc.oneof(
  fc.record({ type: fc.constant("text"), id, body: text, wantsTrigger: fc.boolean() }),
  fc.record({ type: fc.constant("mode"), id, mode: fc.constantFrom("tags", "caption") }),
  fc.record({ type: fc.constant("file"), id, file: fc.constantFrom("x.png", "y.png") }),
  fc.record({ type: fc.constant("trigger"), trigger }),
  fc.record({ type: fc.constant("remove"), id }),
  fc.record({ type: fc.constant("add"), text: fc.option(text) }),
  fc.record({ type: fc.constant("rules"), untagged: fc.constantFrom("trigger", "none") }),
  fc.record({ type: fc.constant("undo") }),
  fc.record({ type: fc.constant("count") }),
);

/**
 * @param {DatasetDocument} document
 * @returns {number}
 */
function countOneByOne(document) {
  return document.ids().filter((one) => document.changeOf(one) !== null).length + document.removedSaved.size;
}

/**
 * @param {DatasetDocument} document
 * @param {any} step
 * @param {import("../../../app/model/types.js").Edit[]} undo
 */
function take(document, step, undo) {
  if (step.type === "rules") {
    document.rules = { ...document.rules, untagged: step.untagged };
  } else if (step.type === "count") {
    document.countAhead();
  } else if (step.type === "undo") {
    const edit = undo.pop();
    if (edit !== undefined) document.apply(edit);
  } else if (step.type === "add") {
    undo.push(addItem(document, localItem(document, "new.png", step.text)).inverse);
  } else if (step.type === "remove") {
    undo.push(document.apply({ type: "remove", ids: [step.id] }).inverse);
  } else if (step.type === "trigger") {
    undo.push(document.apply(step).inverse);
  } else if (document.has(step.id)) {
    const item = document.get(step.id);
    const changes = [{ ...step, picture: { ...item.picture, file: step.file }, original: null }];
    undo.push(document.apply({ type: step.type === "file" ? "picture" : step.type, changes }).inverse);
  }
}

describe("changedCount", () => {
  it("is the number of images that differ, whatever was done and typed as trigger", () => {
    fc.assert(
      fc.property(
        fc.array(image, { maxLength: 6 }),
        trigger,
        fc.array(change),
        trigger,
        fc.boolean(),
        (images, first, steps, last, isAsked) => {
          const entries = images.map(({ raw, textProblem }, i) =>
            entry(`${i + 1}.png`, textProblem === null ? raw : null, { textProblem }),
          );
          const document = storedDocument(entries, { trigger: first });
          assert.equal(document.changedCount, 0);
          /** @type {import("../../../app/model/types.js").Edit[]} */
          const undo = [];
          for (const step of [...steps, { type: "trigger", trigger: last }]) {
            take(document, step, undo);
            if (isAsked || step.type === "trigger")
              assert.equal(document.changedCount, countOneByOne(document), JSON.stringify(step));
          }
          const missing = document.ids().filter((one) => document.triggerState(one) === "missing");
          assert.deepEqual([...document.missingTrigger].toSorted(), missing.toSorted());
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("tells a renamed image that keeps its text under a trigger of many words", () => {
    const document = storedDocument(["a b c d e is here.", "a b c d f is here."]);
    const picture = { ...document.get("i1").picture, file: "x.png" };
    document.apply({ type: "picture", changes: [{ id: "i1", picture, original: null }] });
    document.apply({ type: "trigger", trigger: "a b c d" });
    assert.equal(document.changedCount, 1);
  });

  it("finds prose that begins with a trigger of many words", () => {
    const document = storedDocument(["a b c d e is here.", "a b c d, e is here.", "a b c is here."]);
    for (const [typed, count] of /** @type {[string, number][]} */ ([
      ["a", 0],
      ["a b c", 0],
      ["a b c d", 1],
      ["a b c d e", 2],
      ["a b c d e f", 3],
    ])) {
      document.apply({ type: "trigger", trigger: typed });
      assert.equal(document.changedCount, count, typed);
    }
  });
});
