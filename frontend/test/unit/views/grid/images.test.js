import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseQuery } from "../../../../app/model/query.js";
import { fixedRows } from "../../../../app/ui/virtual-window.js";
import { imageLabel, marksOf, tagCount, textCount } from "../../../../app/views/grid/image-words.js";
import { reliefOf } from "../../../../app/views/grid/query-relief.js";
import { suggestQuery, wordAt } from "../../../../app/views/grid/query-suggestions.js";
import { anchoredScrollTop, anchorOf } from "../../../../app/views/grid/scroll-anchor.js";
import { entry, storedDocument } from "../../model/fixtures.js";

describe("the place in the list", () => {
  const ids = Array.from({ length: 100 }, (_, index) => `i${index}`);
  const rows = fixedRows({ count: 100, height: 100 });
  const at = (/** @type {readonly string[]} */ list) => (/** @type {string} */ id) => list.indexOf(id);

  it("is that of the focused image while it is to be seen", () => {
    const anchor = anchorOf({ ids, rows, scrollTop: 1000, height: 500, preferred: 13 });
    assert.equal(anchor?.id, "i13");
    const higher = fixedRows({ count: 100, height: 170 });
    assert.equal(
      anchoredScrollTop(anchor, { indexOf: at(ids), rows: higher, height: 500 }),
      13 * 170 - (1300 - 1000),
    );
  });

  it("is that of the first image seen when the focused one is not", () => {
    assert.equal(anchorOf({ ids, rows, scrollTop: 1080, height: 500, preferred: 90 })?.id, "i11");
    assert.equal(anchorOf({ ids, rows, scrollTop: 1020, height: 500, preferred: -1 })?.id, "i10");
  });

  it("stays when the image is filtered away and comes back", () => {
    const anchor = anchorOf({ ids, rows, scrollTop: 5000, height: 500, preferred: -1 });
    const few = ["i3", "i48", "i90"];
    const fewRows = fixedRows({ count: 3, height: 100 });
    assert.equal(anchoredScrollTop(anchor, { indexOf: at(few), rows: fewRows, height: 150 }), 100);
    assert.equal(anchoredScrollTop(anchor, { indexOf: at(ids), rows, height: 500 }), 5000);
  });

  it("is the top for who has not scrolled, as long as the image is seen from there", () => {
    const anchor = anchorOf({ ids, rows, scrollTop: 0, height: 500, preferred: 2 });
    const higher = fixedRows({ count: 100, height: 120 });
    assert.equal(anchoredScrollTop(anchor, { indexOf: at(ids), rows: higher, height: 500 }), 0);
    const highest = fixedRows({ count: 100, height: 400 });
    assert.equal(anchoredScrollTop(anchor, { indexOf: at(ids), rows: highest, height: 500 }), 600);
  });

  it("never lies beyond the end", () => {
    const anchor = anchorOf({ ids, rows, scrollTop: 9400, height: 500, preferred: -1 });
    const flat = fixedRows({ count: 100, height: 10 });
    assert.equal(anchoredScrollTop(anchor, { indexOf: at(ids), rows: flat, height: 500 }), 500);
    assert.equal(
      anchorOf({ ids: [], rows: fixedRows({ count: 0, height: 1 }), scrollTop: 0, height: 9, preferred: -1 }),
      null,
    );
  });
});

describe("what is said of an image", () => {
  it("names number, file, text and warnings", () => {
    const document = storedDocument([entry("a/corgi.jpg", "dog, cat", { width: 780, height: 780 })]);
    assert.equal(
      imageLabel(document, document.get("i1")),
      "Image 1, a/corgi.jpg, 2 tags, warning: below 1024 bucket",
    );
  });

  it("says what is not saved", () => {
    const document = storedDocument(["dog"]);
    document.apply({ type: "text", changes: [{ id: "i1", body: "" }] });
    assert.equal(imageLabel(document, document.get("i1")), "Image 1, 1.png, no text, unsaved");
  });

  it("counts the trigger word among the tags once, and the words of a caption", () => {
    const document = storedDocument(["flff, dog, flff", "flff, A dog lies in the grass. It sleeps."], {
      trigger: "flff",
    });
    assert.equal(tagCount(document, document.get("i1")), 2);
    assert.equal(textCount(document, document.get("i2")), "8 words");
  });

  it("marks what should be looked at", () => {
    const document = storedDocument([
      entry("a.png", "dog", { textProblem: "a.txt is not UTF-8 text.", width: 500, height: 500 }),
      "dog",
    ]);
    assert.deepEqual(
      marksOf(document, document.get("i1")).map(({ need }) => need),
      ["unreadable-text", "small"],
    );
    assert.deepEqual(marksOf(document, document.get("i2")), []);
  });
});

describe("suggestions for the filter", () => {
  const findTags = (/** @type {string} */ search) =>
    [
      { tag: "dog", count: 9 },
      { tag: "open mouth", count: 4 },
    ].filter(({ tag }) => tag.includes(search));
  const suggest = (/** @type {string} */ text, caret = text.length) =>
    suggestQuery(text, caret, { findTags });

  it("finish a tag, in quotation marks where it has blanks", () => {
    const [first] = suggest("is:caption tag:mou");
    assert.equal(first.value, 'is:caption tag:"open mouth" ');
    assert.equal(first.label, "tag:open mouth");
    assert.equal(suggest('tag:"open m')[0].value, 'tag:"open mouth" ');
  });

  it("keep the minus and what stands behind", () => {
    const [first] = suggest("-do width:>900", 3);
    assert.equal(first.value, "-tag:dog width:>900");
    assert.equal(first.caret, 9);
  });

  it("offer fields and states", () => {
    assert.deepEqual(
      suggest("wid").map(({ value }) => value),
      ["width:"],
    );
    assert.deepEqual(
      suggest("is:unt").map(({ value }) => value),
      ["is:untagged "],
    );
  });

  it("are silent where nothing is typed", () => {
    assert.deepEqual(suggest(""), []);
    assert.deepEqual(suggest("tag:dog "), []);
  });

  it("know the word at the caret", () => {
    assert.deepEqual(wordAt('a tag:"b c', 10), { start: 2, end: 10, word: 'tag:"b c' });
    assert.deepEqual(wordAt("(do)", 3), { start: 1, end: 3, word: "do" });
  });
});

describe("reliefOf", () => {
  it("finds the part without which the most images match", () => {
    const document = storedDocument(["dog, cat", "dog", "dog, bird"]);
    const relief = reliefOf(document, parseQuery("tag:dog tag:cat width:<100"));
    assert.deepEqual(relief, { part: "width:<100", rest: "tag:dog tag:cat", count: 1 });
  });

  it("finds nothing where no single part stands in the way", () => {
    const document = storedDocument(["dog"]);
    assert.equal(reliefOf(document, parseQuery("tag:cat tag:bird")), null);
  });
});
