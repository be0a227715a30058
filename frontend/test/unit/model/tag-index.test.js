import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { tagDifference } from "../../../app/model/tag-difference.js";
import { tagTexts } from "../../../app/model/tags.js";
import { addTagsTo, removeTagFrom } from "../../../app/model/text-edits.js";
import { storedDocument } from "./fixtures.js";

/** @param {readonly import("../../../app/model/tag-index.js").TagCount[]} rows */
function shortly(rows) {
  return rows.map(({ tag, count }) => `${tag} ${count}`);
}

describe("TagIndex", () => {
  it("counts images, not occurrences, and no captions", () => {
    const document = storedDocument(["t, dog, dog, cat", "dog", "A dog is on the lawn, asleep."], {
      trigger: "t",
    });
    assert.deepEqual(shortly(document.tags.list()), ["dog 2", "cat 1"]);
    assert.deepEqual([...document.tags.images("dog")], ["i1", "i2"]);
    assert.deepEqual([document.tags.count("t"), document.tags.size], [0, 2]);
  });

  it("sorts by count or name, and finds tags with blanks or underscores alike", () => {
    const document = storedDocument(["open_mouth, b", "Open mouth, a", "b, closed mouth"]);
    assert.deepEqual(shortly(document.tags.list({ sort: "name" })), [
      "Open mouth 1",
      "a 1",
      "b 2",
      "closed mouth 1",
      "open_mouth 1",
    ]);
    assert.equal(shortly(document.tags.list({ sort: "count" }))[0], "b 2");
    assert.deepEqual(shortly(document.tags.list({ search: "open mo", sort: "name" })), [
      "Open mouth 1",
      "open_mouth 1",
    ]);
    assert.equal(document.tags.hasAlike("i1", "open mouth"), true);
    assert.equal(document.tags.hasAlike("i3", "open mouth"), false);
  });

  it("knows which images have a tag, whether it is asked about a few or many", () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(changes, fc.nat({ max: 2 }), (all, questions) => {
        const document = storedDocument(["dog, a", "b", "dog", "c, dog", "d", "e"]);
        const having = new Set(["i1", "i3", "i4"]);
        for (const [at, isAdded] of all) {
          const id = document.ids()[at];
          const edit = isAdded ? addTagsTo(document, [id], ["dog"]) : removeTagFrom(document, [id], "dog");
          if (edit) document.apply(edit);
          if (isAdded) having.add(id);
          else having.delete(id);
          for (const asked of document.ids().slice(0, questions))
            assert.equal(document.tags.has("dog", asked), having.has(asked));
          assert.equal(document.tags.count("dog"), having.size);
        }
        for (const id of document.ids()) assert.equal(document.tags.has("dog", id), having.has(id));
        assert.deepEqual(new Set(document.tags.images("dog")), having);
      }),
    );
  });

  it("gives the same array and rows as long as nothing changed", () => {
    const document = storedDocument(["dog, cat", "dog", "cow"]);
    const list = document.tags.list();
    assert.equal(document.tags.list(), list);
    const edit = removeTagFrom(document, document.ids(), "dog");
    assert.ok(edit);
    const { inverse } = document.apply(edit);
    const later = document.tags.list();
    assert.deepEqual(shortly(later), ["cat 1", "cow 1"]);
    assert.ok(later.every((row) => list.includes(row)));
    document.apply(inverse);
    assert.deepEqual(shortly(document.tags.list()), shortly(list));
  });
});

describe("tagDifference", () => {
  it("is what only one of two texts has", () => {
    const texts = fc
      .array(fc.constantFrom("a", "b", "ab", "a b", ",", ",", ", ", "\n", " "), { maxLength: 9 })
      .map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { dropped, added } = tagDifference(before, after);
        const old = new Set(tagTexts(before));
        const fresh = new Set(tagTexts(after));
        assert.deepEqual(
          [...new Set(dropped)].toSorted(),
          [...old].filter((tag) => !fresh.has(tag)).toSorted(),
        );
        assert.deepEqual(
          [...new Set(added)].toSorted(),
          [...fresh].filter((tag) => !old.has(tag)).toSorted(),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
