import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { quickKeyOf, quickTagAt, withQuickTag } from "../../../app/model/quick-tags.js";

describe("quick tags", () => {
  it("are on one key each", () => {
    const one = withQuickTag([], 2, "dog");
    assert.deepEqual([quickTagAt(one, 2), quickTagAt(one, 1), quickKeyOf(one, "dog")], ["dog", "", 2]);
    const moved = withQuickTag(one, 5, "dog");
    assert.deepEqual([quickTagAt(moved, 2), quickKeyOf(moved, "dog")], ["", 5]);
    const replaced = withQuickTag(moved, 5, "cat");
    assert.deepEqual([quickKeyOf(replaced, "cat"), quickKeyOf(replaced, "dog")], [5, 0]);
  });

  it("leave their key when they are put on it again", () => {
    assert.equal(quickKeyOf(withQuickTag(withQuickTag([], 1, "dog"), 1, "dog"), "dog"), 0);
  });

  it("bear what somebody else kept in their place", () => {
    const kept = [7, null, "dog"];
    assert.equal(quickTagAt(kept, 1), "");
    assert.deepEqual(withQuickTag(kept, 1, "cat").slice(0, 3), ["cat", "", "dog"]);
  });
});
