import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  addTags,
  moveTag,
  parseTags,
  placeOfTag,
  removeTag,
  removeTagAt,
  renameTag,
  renameTagAt,
  splitInput,
  tagTexts,
} from "../../../app/model/tags.js";

const bodies = fc
  .array(
    fc.constantFrom("a", "b", "dog", "open mouth", "é", " ", "  ", "\n", "\t", ",", ",", ",,", "(x:1.2)"),
  )
  .map((pieces) => pieces.join(""));

const words = fc.constantFrom("a", "b", "dog", "open mouth", "new");

describe("parseTags", () => {
  it("gives the place of each trimmed tag and leaves out empty parts", () => {
    assert.deepEqual(parseTags(" dog,, open mouth ,\n"), [
      { text: "dog", start: 1, end: 4 },
      { text: "open mouth", start: 7, end: 17 },
    ]);
  });

  it("names places that hold the tag, and nothing but separators is left between them", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        let rest = "";
        let at = 0;
        for (const { text, start, end } of parseTags(body)) {
          assert.equal(body.slice(start, end), text);
          assert.equal(text, text.trim());
          rest += body.slice(at, start);
          at = end;
        }
        assert.match(rest + body.slice(at), /^[\s,]*$/u);
      }),
    );
  });
});

describe("placeOfTag", () => {
  it("finds what parseTags finds, and nothing else", () => {
    const tags = fc.oneof(words, fc.constantFrom("", " ", ",", " dog", "dog,b", "do", "mouth", "(x:1.2)"));
    fc.assert(
      fc.property(bodies, tags, (body, tag) => {
        assert.equal(placeOfTag(body, tag), parseTags(body).find(({ text }) => text === tag)?.start ?? -1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("addTags", () => {
  it("adds at the end in the manner of the text", () => {
    assert.equal(addTags("dog,cat", ["cow"]), "dog,cat,cow");
    assert.equal(addTags("dog , cat\n", ["cow"]), "dog , cat , cow\n");
    assert.equal(addTags("dog", ["cat", "cow"]), "dog, cat, cow");
    assert.equal(addTags("", ["cat"]), "cat");
  });

  it("adds at the start and before a tag", () => {
    assert.equal(addTags(" dog, cat", ["cow"], "start"), " cow, dog, cat");
    assert.equal(addTags("dog, cat", ["cow"], { before: 1 }), "dog, cow, cat");
    assert.equal(addTags("dog, cat", ["cow"], { before: 9 }), "dog, cat, cow");
  });

  it("never adds a tag twice", () => {
    assert.equal(addTags("dog, cat", ["cat", "cow", "cow"]), "dog, cat, cow");
    assert.equal(addTags("dog, cat", ["dog"]), "dog, cat");
  });

  it("keeps every character that was there, in order", () => {
    fc.assert(
      fc.property(bodies, words, fc.nat(5), (body, word, before) => {
        const added = addTags(body, [word], { before });
        if (tagTexts(body).length === 0) return assert.equal(added, word);
        if (tagTexts(body).includes(word)) return assert.equal(added, body);
        const index = Math.min(before, tagTexts(body).length);
        assert.deepEqual(tagTexts(added), tagTexts(body).toSpliced(index, 0, word));
        return assert.ok(isWithout(added, body), `${JSON.stringify(body)} → ${JSON.stringify(added)}`);
      }),
    );
  });
});

/**
 * @param {string} longer
 * @param {string} shorter
 * @returns {boolean} whether the shorter text is the longer one without one stretch
 */
function isWithout(longer, shorter) {
  let same = 0;
  while (same < shorter.length && longer[same] === shorter[same]) same++;
  return longer.endsWith(shorter.slice(same));
}

describe("removeTagAt", () => {
  it("takes the tag with one separator", () => {
    assert.equal(removeTagAt(" dog , cat,cow\n", 0), " cat,cow\n");
    assert.equal(removeTagAt(" dog , cat,cow\n", 1), " dog , cow\n");
    assert.equal(removeTagAt(" dog , cat,cow\n", 2), " dog , cat\n");
    assert.equal(removeTagAt("dog", 0), "");
    assert.equal(removeTagAt("dog", 3), "dog");
  });

  it("changes that place only", () => {
    fc.assert(
      fc.property(bodies, fc.nat(6), (body, index) => {
        const tags = tagTexts(body);
        const removed = removeTagAt(body, index);
        if (index >= tags.length) return assert.equal(removed, body);
        assert.deepEqual(tagTexts(removed), tags.toSpliced(index, 1));
        if (tags.length === 1) return assert.equal(removed, "");
        return assert.ok(isWithout(body, removed));
      }),
    );
  });
});

describe("removeTag", () => {
  it("takes every occurrence of the whole tag", () => {
    assert.equal(removeTag("dog, dogs, dog", "dog"), "dogs");
    fc.assert(
      fc.property(bodies, words, (body, word) => {
        const left = tagTexts(body).filter((tag) => tag !== word);
        assert.deepEqual(tagTexts(removeTag(body, word)), left);
      }),
    );
  });
});

describe("renameTag", () => {
  it("changes the words in place", () => {
    assert.equal(renameTagAt(" dog ,cat\n", 0, "cow"), " cow ,cat\n");
    assert.equal(renameTag("dog,  cat", "dog", "big dog"), "big dog,  cat");
  });

  it("leaves one where the new words are there already", () => {
    assert.equal(renameTagAt("dog, cat, cow", 0, "cow"), "cat, cow");
    assert.equal(renameTag("dog, cat, dog", "dog", "cat"), "cat");
  });

  it("makes several tags of words with commas, and none of nothing", () => {
    assert.equal(renameTagAt("dog, cat", 0, "big dog, cat, brown"), "big dog, brown, cat");
    assert.equal(renameTagAt("dog, cat", 1, " "), "dog");
    assert.equal(renameTag("dog", "dog", "dog, brown"), "dog, brown");
  });

  it("keeps all characters around the tag", () => {
    fc.assert(
      fc.property(bodies, fc.nat(6), (body, index) => {
        const tag = parseTags(body)[index];
        if (tag === undefined) return;
        const renamed = renameTagAt(body, index, "other");
        assert.equal(renamed, `${body.slice(0, tag.start)}other${body.slice(tag.end)}`);
      }),
    );
  });
});

describe("moveTag", () => {
  it("moves the words and leaves the separators", () => {
    assert.equal(moveTag("a ,b,  c", 0, 2), "b ,c,  a");
    assert.equal(moveTag("a, b", 0, 9), "b, a");
    assert.equal(moveTag("a, b", 5, 0), "a, b");
  });

  it("is undone by moving back", () => {
    fc.assert(
      fc.property(bodies, fc.nat(6), fc.nat(6), (body, from, to) => {
        const count = tagTexts(body).length;
        if (from >= count || to >= count) return;
        assert.equal(moveTag(moveTag(body, from, to), to, from), body);
      }),
    );
  });
});

describe("splitInput", () => {
  it("splits at commas and line ends, each tag once", () => {
    assert.deepEqual(splitInput(" a, b\nc,,a\r\n"), ["a", "b", "c"]);
  });
});
