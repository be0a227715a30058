import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bestFirst } from "../../../app/model/tag-words.js";

describe("bestFirst", () => {
  const rows = ["animal focus", "flffdog", "Dog", "hot dog", "dog_collar"].map((tag) => ({ tag }));
  const order = (/** @type {string} */ search) => bestFirst(rows, search).map(({ tag }) => tag);

  it("puts what begins with the search first, then words that do, and keeps the order otherwise", () => {
    assert.deepEqual(order("dog"), ["Dog", "dog_collar", "hot dog", "animal focus", "flffdog"]);
    assert.deepEqual(order(" Dog_c"), ["dog_collar", "animal focus", "flffdog", "Dog", "hot dog"]);
  });
});
