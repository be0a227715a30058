import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseQuery, tagStateInQuery, toggleTagInQuery, withoutPart } from "../../../app/model/query.js";
import { addItem, entry, localItem, storedDocument } from "./fixtures.js";

function dogs() {
  const document = storedDocument(
    [
      entry("beach/dog_1.png", "t, dog, open mouth, blue sky", { width: 512, height: 512 }),
      entry("cat.png", "t, cat, open_mouth", { width: 1600, height: 900 }),
      entry("hot.png", "A hot dog (with mustard) is on the table, cut open.", { width: 900, height: 1600 }),
      entry("empty.png", null, { width: 1536, height: 1024 }),
      entry("broken.png", "t, saber_(fate), re:zero, hotdog", {
        width: 0,
        height: 0,
        problem: "cannot be read",
      }),
      entry("cat.jpg", null, { textProblem: "cat.txt is not UTF-8 text.", sha256: "ff" }),
    ],
    { trigger: "t" },
  );
  addItem(document, localItem(document, "new.png", 'dog, say "hi"', "ff"));
  document.apply({ type: "text", changes: [{ id: "i2", body: "cat, open_mouth, edited" }] });
  return document;
}

/**
 * @param {string} text
 * @returns {string} numbers of the images that match
 */
function shown(text) {
  const document = dogs();
  const { match } = parseQuery(text);
  return document
    .ids()
    .filter((id) => match(document.get(id), document))
    .map((id) => document.get(id).number)
    .join(" ");
}

/** @type {[string, string][]} */
const cases = [
  ["", "1 2 3 4 5 6 7"],
  ["   ", "1 2 3 4 5 6 7"],
  ["dog", "1 3 5 7"],
  ["DOG", "1 3 5 7"],
  ['"hot dog"', "3"],
  ["hot dog", "3 5"],
  ["open_mouth", "1 2"],
  ["beach", "1"],
  ["tag:dog", "1 3 7"],
  ["tag:hotdog", "5"],
  ["tag:hot", "3"],
  ["tag:open_mouth", "1 2"],
  ['tag:"open mouth"', "1 2"],
  ["TAG:Open_Mouth", "1 2"],
  ["tag:open", "3"],
  ["tag:t", "1 2 5 7"],
  ["-tag:t", "3 4 6"],
  ["tag:saber_(fate)", "5"],
  ["saber_(fate)", "5"],
  ["tag:re:zero", "5"],
  ['tag:"say \\"hi\\""', "7"],
  ["tag:(with", "3"],
  ["caption:dog", "3"],
  ['caption:"on the table"', "3"],
  ["name:cat", "2 6"],
  ["name:.jpg", "6"],
  ["name:dog_1", "1"],
  ["is:untagged", "4"],
  ["is:caption", "3"],
  ["is:unsaved", "2 7"],
  ["is:new", "7"],
  ["is:missing-trigger", "3 4"],
  ["is:small", "1 7"],
  ["is:unreadable", "5"],
  ["is:unreadable-text", "6"],
  ["is:same-stem", "2 6"],
  ["is:duplicate", "6 7"],
  ["width:<1000", "1 3 7"],
  ["width:<=900", "1 3 7"],
  ["width<1000", "1 3 7"],
  ["width:900", "3"],
  ["width:=900", "3"],
  ["height:>1000", "3 4"],
  ["height:>=1024", "3 4"],
  ["ratio:16:9", "2"],
  ["ratio:3/2", "4"],
  ["ratio:<1", "3"],
  ["ratio:>=1.5", "2 4"],
  ["tags:0", "4"],
  ["tags:>2", "1 2 5"],
  ["dog -tag:dog", "5"],
  ["cat or hot", "2 3 5 6"],
  ["cat OR tag:dog name:beach", "1 2 6"],
  ["(cat or tag:dog) name:beach", "1"],
  ["-(cat or tag:dog)", "4 5"],
  ["dog and open", "1 3"],
  ["(tag:saber_(fate))", "5"],
  ["or cat or", "2 6"],
  ["()", "1 2 3 4 5 6 7"],
];

describe("match", () => {
  for (const [text, numbers] of cases) {
    it(`${text || "nothing"} shows ${numbers}`, () => {
      assert.equal(shown(text), numbers);
      assert.equal(parseQuery(text).error, null);
    });
  }
});

/** @type {[string, string, string | null, string][]} */
const faults = [
  ["widht:<1024", "“widht” is not a field. Did you mean width?", "width", "widht:<1024"],
  ["re:zero", "“re” is not a field. Put the words in quotation marks to search for them.", null, "re:zero"],
  ["is:untaged", "“untaged” cannot stand behind is:. Did you mean untagged?", "untagged", "is:untaged"],
  ["width:<big", "“big” is not a number. Write width:<1024.", null, "width:<big"],
  ["width:<", "“” is not a number. Write width:<1024.", null, "width:<"],
  ["ratio:3:0", "“3:0” is not a number. Write ratio:16:9 or ratio:>1.5.", null, "ratio:3:0"],
  ["tag:", "Something is missing behind tag:", null, "tag:"],
  ['dog "open mo', "The quotation mark is not closed.", null, '"open mo'],
  ["(dog or cat", "The bracket is not closed.", null, "("],
  ["dog ) cat", "No bracket is open here.", null, ")"],
];

describe("errors", () => {
  for (const [text, message, suggestion, place] of faults) {
    it(`${text} says: ${message}`, () => {
      const { error } = parseQuery(text);
      assert.ok(error);
      assert.deepEqual([error.message, error.suggestion], [message, suggestion]);
      assert.equal(text.slice(error.start, error.end), place);
    });
  }

  it("name all states when none is near", () => {
    assert.match(parseQuery("is:purple").error?.message ?? "", /Known are untagged, .*duplicate\./u);
    assert.match(parseQuery("is:constructor").error?.message ?? "", /Known are/u);
  });

  it("pass over the part with the error and keep the others", () => {
    assert.equal(shown("widht:<9 tag:dog"), "1 3 7");
    assert.equal(shown("tag:dog ) name:beach"), "1");
    assert.equal(shown("(tag:dog name:beach"), "1");
  });

  it("never throw, and the pieces cover every character but blanks, once and in order", () => {
    const pieces = fc.constantFrom(
      "(",
      ")",
      "-",
      '"',
      "tag:",
      "is:",
      "or",
      " ",
      "dog",
      "width<",
      ":",
      "\\",
      "and",
      "é",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (some) => {
        const text = some.join("");
        const { tokens, match } = parseQuery(text);
        const document = dogs();
        match(document.get("i1"), document);
        tokens.forEach(({ start }, at) => assert.ok(start >= (tokens[at - 1]?.end ?? 0), text));
        const covered = new Set(
          tokens.flatMap(({ start, end }) => [...text.slice(start, end)].map((_, i) => start + i)),
        );
        [...text].forEach((letter, i) =>
          assert.ok(letter.trim() === "" || covered.has(i), `${text} at ${i}`),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("tokens and parts", () => {
  it("tell how each piece is meant", () => {
    const text = "dog -cat tag:cow -tag:hen (a or b) wat:1";
    const kinds = parseQuery(text).tokens.map(({ start, end, kind }) => `${text.slice(start, end)} ${kind}`);
    assert.deepEqual(kinds, [
      "dog bare",
      "-cat exclude",
      "tag:cow include",
      "-tag:hen exclude",
      "( operator",
      "a bare",
      "or operator",
      "b bare",
      ") operator",
      "wat:1 error",
    ]);
  });

  it("are what must all hold, and can be taken out one by one", () => {
    const text = "dog  -(a or b) width:<1024";
    assert.deepEqual(
      parseQuery(text).parts.map((part) => part.text),
      ["dog", "-(a or b)", "width:<1024"],
    );
    assert.equal(withoutPart(text, 2), "dog  -(a or b)");
    assert.equal(withoutPart(text, 1), "dog width:<1024");
    assert.equal(withoutPart(text, 9), text);
    assert.deepEqual(
      parseQuery("a b or c").parts.map((part) => part.text),
      ["a b or c"],
    );
  });

  it("know whether anything is asked at all", () => {
    assert.equal(parseQuery(" ").isEmpty, true);
    assert.equal(parseQuery("a").isEmpty, false);
  });
});

describe("mindsTrigger", () => {
  it("is true where the trigger word decides", () => {
    assert.equal(parseQuery("dog").mindsTrigger("d", "do"), false);
    assert.equal(parseQuery("is:unsaved").mindsTrigger("d", "do"), true);
    assert.equal(parseQuery("-tag:dog").mindsTrigger("do", "dog"), true);
    assert.equal(parseQuery("-tag:dog").mindsTrigger("dog", "dogs"), true);
    assert.equal(parseQuery("-tag:dog").mindsTrigger("d", "do"), false);
  });
});

describe("tags in a query", () => {
  it("are asked for, excluded, and let go", () => {
    assert.equal(toggleTagInQuery("", "dog", "include"), "tag:dog");
    assert.equal(toggleTagInQuery("cat", "open mouth", "exclude"), 'cat -tag:"open mouth"');
    assert.equal(toggleTagInQuery("cat tag:dog", "dog", "include"), "cat");
    assert.equal(toggleTagInQuery("tag:dog cat", "dog", "exclude"), "cat -tag:dog");
    assert.equal(toggleTagInQuery("a or b", "dog", "include"), "(a or b) tag:dog");
    assert.equal(toggleTagInQuery("(a or b)", "dog", "include"), "(a or b) tag:dog");
  });

  it("are found by their state", () => {
    assert.equal(tagStateInQuery("cat tag:open_mouth", "open mouth"), "include");
    assert.equal(tagStateInQuery("-tag:dog", "dog"), "exclude");
    assert.equal(tagStateInQuery("dog (tag:dog or cat)", "dog"), null);
  });

  it("come back whole, whatever they are", () => {
    const tags = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('say "hi"', "a\\b", ">:(", ":)", "(", "-x", "or", "a:b", "<3", "=", "^_^"),
    );
    fc.assert(
      fc.property(tags, fc.constantFrom("", "cat", "a or b"), (text, before) => {
        const tag = text.trim();
        if (tag.replace(/[\s_]/gu, "") === "") return;
        const query = toggleTagInQuery(before, tag, "include");
        assert.equal(parseQuery(query).error, null, query);
        assert.equal(tagStateInQuery(query, tag), "include", query);
        assert.equal(tagStateInQuery(toggleTagInQuery(query, tag, "include"), tag), null);
      }),
      { numRuns: 500 },
    );
  });
});
