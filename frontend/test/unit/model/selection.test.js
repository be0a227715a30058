import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  addToSelection,
  clearSelection,
  emptySelection,
  keepPresent,
  selectAll,
  selectOnly,
  selectRange,
  toggleInSelection,
} from "../../../app/model/selection.js";

const shown = ["a", "b", "c", "d", "e"];

/** @param {import("../../../app/model/selection.js").Selection} selection */
function shortly({ ids, anchor, focus }) {
  return `${[...ids].join("")} ${anchor} ${focus}`;
}

describe("selection", () => {
  it("picks one, more, and all", () => {
    assert.equal(shortly(selectOnly("b")), "b b b");
    assert.equal(shortly(addToSelection(selectOnly("b"), ["d", "e"])), "bde e e");
    assert.equal(shortly(selectAll(selectOnly("b"), shown)), "abcde b b");
  });

  it("toggles", () => {
    const both = toggleInSelection(selectOnly("b"), "d");
    assert.equal(shortly(both), "bd d d");
    assert.equal(shortly(toggleInSelection(both, "b")), "d b b");
  });

  it("stretches a range from the anchor, to either side", () => {
    const one = selectOnly("c");
    assert.equal(shortly(selectRange(one, shown, "e")), "cde c e");
    assert.equal(shortly(selectRange(selectRange(one, shown, "e"), shown, "a")), "abc c a");
    assert.equal(shortly(selectRange(emptySelection, shown, "b")), "b b b");
    assert.equal(shortly(selectRange(selectOnly("gone"), shown, "b")), "b b b");
    assert.equal(selectRange(one, shown, "gone"), one);
  });

  it("lets go of all but the focus", () => {
    assert.equal(shortly(clearSelection(addToSelection(selectOnly("b"), ["d"]))), " d d");
  });

  it("keeps what is there, and is the same when all of it is", () => {
    const some = addToSelection(selectOnly("b"), ["d"]);
    assert.equal(
      keepPresent(some, () => true),
      some,
    );
    assert.equal(shortly(keepPresent(some, (id) => id !== "d")), "b null null");
  });
});
