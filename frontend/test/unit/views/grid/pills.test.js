import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseQuery } from "../../../../app/model/query.js";
import { addTriggerTo } from "../../../../app/model/text-edits.js";
import { fitPills } from "../../../../app/views/grid/pill-flow.js";
import { pillsOf } from "../../../../app/views/grid/pills-of.js";
import { tagFiltersOf } from "../../../../app/views/grid/tag-filters.js";
import { storedDocument } from "../../model/fixtures.js";

describe("fitPills", () => {
  const box = { room: 300, rows: 3, gap: 5, more: 44, add: 98 };

  it("shows all that fit together with the field behind them", () => {
    assert.equal(fitPills([90, 90, 90], box), 3);
    assert.equal(fitPills([], box), 0);
  });

  it("leaves room for the count of the rest and the field in the last row", () => {
    // Three a row: eight would fill the third row but for what has to stand at its end.
    assert.equal(fitPills(Array(20).fill(95), box), 7);
  });

  it("does without the count when the last pill still fits beside the field", () => {
    const narrow = { ...box, rows: 1 };
    assert.equal(fitPills([95, 95], narrow), 2);
    assert.equal(fitPills([95, 95, 95], narrow), 1);
  });

  it("takes a pill wider than the row as one row", () => {
    assert.equal(fitPills([900, 90], box), 2);
    assert.equal(fitPills([900, 900, 900, 900], box), 2);
  });
});

describe("pillsOf", () => {
  it("puts the trigger word first and not a second time", () => {
    const document = storedDocument(["dog", "flff, cat, flff"], { trigger: "flff" });
    assert.deepEqual(
      pillsOf(document, document.get("i2")).map(({ text, kind, index }) => [text, kind, index]),
      [
        ["flff", "trigger", -1],
        ["cat", "tag", 0],
      ],
    );
  });

  it("offers a trigger word that the file lacks, until it is asked for", () => {
    const document = storedDocument(["dog, cat", "flff, dog"], { trigger: "flff" });
    assert.equal(pillsOf(document, document.get("i1"))[0].kind, "trigger-missing");
    const edit = addTriggerTo(document, ["i1"]);
    assert.ok(edit);
    document.apply(edit);
    assert.equal(pillsOf(document, document.get("i1"))[0].kind, "trigger");
  });

  it("numbers tags by their place in the text", () => {
    const document = storedDocument([" dog ,, cat"]);
    assert.deepEqual(
      pillsOf(document, document.get("i1")).map(({ text, index }) => [text, index]),
      [
        ["dog", 0],
        ["cat", 1],
      ],
    );
  });
});

describe("tagFiltersOf", () => {
  it("tells what a query says about a tag, however it is written", () => {
    const filters = tagFiltersOf(parseQuery('tag:"open mouth" -tag:blurry dog'));
    assert.equal(filters("Open_Mouth"), "include");
    assert.equal(filters("blurry"), "exclude");
    assert.equal(filters("dog"), null);
  });

  it("is worked out once for a query", () => {
    const query = parseQuery("tag:dog");
    assert.equal(tagFiltersOf(query), tagFiltersOf(query));
  });
});
