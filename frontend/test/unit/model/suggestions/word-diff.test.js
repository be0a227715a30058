import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { wordDiff } from "../../../../app/model/suggestions/word-diff.js";

/** @param {string} before @param {string} after */
function shortly(before, after) {
  const signs = { same: "", added: "+", removed: "-" };
  return wordDiff(before, after).map(({ kind, text }) => signs[kind] + text);
}

describe("wordDiff", () => {
  it("marks whole words and leaves the white space between them alone", () => {
    assert.deepEqual(shortly("a bright window, half-open curtains", "a half-shaded window, slatted blinds"), [
      "a ",
      "-bright",
      "+half-shaded",
      " window, ",
      "-half-open curtains",
      "+slatted blinds",
    ]);
    assert.deepEqual(shortly("A dog.", "A dog."), ["A dog."]);
    assert.deepEqual(shortly("", "A dog."), ["+A dog."]);
    assert.deepEqual(shortly("A dog.", ""), ["-A dog."]);
    assert.deepEqual(shortly("A dog sits.", "A dog sits here."), ["A dog sits", "+ here", "."]);
    assert.deepEqual(shortly("犬が座る", "猫が座る"), ["-犬", "+猫", "が座る"]);
  });

  it("gives both texts back to the character, in runs that alternate", () => {
    const texts = fc
      .array(fc.constantFrom("dog", "cat", "it's", " ", "  ", "\n", ",", ".", "犬", "é", "👩‍👩‍👧", "-"))
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const runs = wordDiff(before, after);
        const without = (/** @type {string} */ kind) =>
          runs
            .filter((run) => run.kind !== kind)
            .map((run) => run.text)
            .join("");
        assert.equal(without("added"), before);
        assert.equal(without("removed"), after);
        runs.forEach((run, i) => {
          assert.notEqual(run.text, "");
          assert.notEqual(run.kind, runs[i + 1]?.kind);
        });
      }),
    );
  });

  it("shows texts that have nothing in common one after the other", () => {
    const before = Array.from({ length: 3000 }, (_, i) => `a${i}`).join(" ");
    const after = Array.from({ length: 3000 }, (_, i) => `b${i}`).join(" ");
    assert.deepEqual(shortly(before, after), [`-${before}`, `+${after}`]);
  });
});
