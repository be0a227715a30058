import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cleanRatedTags, cleanTags } from "../../../../app/model/suggestions/clean-tags.js";
import { alike } from "../../../../app/model/tag-words.js";

const messy = fc.array(
  fc
    .array(
      fc.constantFrom(
        "dog",
        "Dog",
        "open_mouth",
        "cat",
        "t",
        "^_^",
        "o_o",
        "_",
        " ",
        "- ",
        "1. ",
        "#",
        '"',
        "'",
        "**",
        ",",
        "\n",
        ".",
        ":",
        "rating:",
        "(",
        ")",
        "é",
        "\u0000",
      ),
    )
    .map((pieces) => pieces.join("")),
);
const rules = fc.record({
  max: fc.nat(6),
  present: fc.subarray(["dog", "open mouth", "CAT"]),
  excluded: fc.subarray(["cat", "Open_Mouth"]),
  underscores: fc.constantFrom(/** @type {const} */ ("spaces"), /** @type {const} */ ("keep")),
  trigger: fc.constantFrom("", "t", "dog", "t, cat"),
});

describe("cleanTags", () => {
  it("takes off what lists and sentences put around tags", () => {
    const named = [
      "- dog",
      "2. cat",
      '"cow"',
      "‘hen’",
      "**pig**",
      "`ant`",
      "#bee",
      " fox ",
      "elk.",
      '- "yak"',
      "owl;",
    ];
    assert.deepEqual(cleanTags(named), [
      "dog",
      "cat",
      "cow",
      "hen",
      "pig",
      "ant",
      "bee",
      "fox",
      "elk",
      "yak",
      "owl",
    ]);
  });

  it("keeps each once, in the first spelling", () => {
    assert.deepEqual(cleanTags(["Dog", "dog", "DOG", "open_mouth", "Open mouth", "dog, cat"]), [
      "Dog",
      "open mouth",
      "cat",
    ]);
  });

  it("turns underscores into spaces, but not those of faces", () => {
    const faces =
      "0_0 (o)_(o) +_+ +_- ._. <o>_<o> <|>_<|> =_= >_< 3_3 6_9 >_o @_@ ^_^ o_o u_u x_x |_| ||_||".split(" ");
    assert.deepEqual(cleanTags(faces), faces);
    assert.deepEqual(cleanTags(["blue_eyes", "hatsune_miku_(vocaloid)", "a__b_c"]), [
      "blue eyes",
      "hatsune miku (vocaloid)",
      "a b c",
    ]);
    assert.deepEqual(cleanTags(["blue_eyes", "^_^"], { underscores: "keep" }), ["blue_eyes", "^_^"]);
  });

  it("leaves out ratings, excluded tags and the trigger word, whatever their spelling", () => {
    const named = ["rating:safe", "Rating: general", "No_Humans", "FLFF dog", "dog", "flff_dog"];
    assert.deepEqual(cleanTags(named, { excluded: ["no humans"], trigger: "flff dog" }), ["dog"]);
    assert.deepEqual(cleanTags(["man", "hat", "ohwx"], { trigger: "ohwx, man" }), ["hat"]);
  });

  it("counts new tags only towards the most", () => {
    assert.deepEqual(cleanTags(["a1", "b1", "c1", "d1", "e1"], { max: 2, present: ["B1", "e1"] }), [
      "a1",
      "b1",
      "c1",
      "e1",
    ]);
    assert.equal(cleanTags(["a1", "b1", "c1"], { max: 0 }).length, 3);
    fc.assert(
      fc.property(messy, rules, (named, some) => {
        const there = new Set(some.present.map(alike));
        const all = cleanTags(named, { ...some, max: 0 });
        const limited = cleanTags(named, some);
        const fresh = all.filter((tag) => !there.has(alike(tag)));
        const wanted = some.max === 0 ? fresh : fresh.slice(0, some.max);
        assert.deepEqual(
          limited,
          all.filter((tag) => there.has(alike(tag)) || wanted.includes(tag)),
        );
      }),
    );
  });

  it("gives tags that can stand in a text: no commas, no line ends, none empty, none twice, never the trigger", () => {
    fc.assert(
      fc.property(messy, rules, (named, some) => {
        const tags = cleanTags(named, some);
        const forms = tags.map(alike);
        assert.equal(new Set(forms).size, forms.length);
        for (const tag of tags) {
          assert.equal(tag, tag.trim());
          for (const sign of ",\r\n\u0000") assert.ok(!tag.includes(sign));
          assert.notEqual(alike(tag), alike(some.trigger));
        }
        for (const tag of some.excluded) assert.ok(!forms.includes(alike(tag)));
      }),
    );
  });

  it("changes nothing in what is clean", () => {
    fc.assert(
      fc.property(messy, rules, (named, some) => {
        const once = cleanTags(named, some);
        assert.deepEqual(cleanTags(once, some), once);
      }),
    );
  });
});

describe("cleanRatedTags", () => {
  it("puts characters first, each the surest first, and leaves out ratings", () => {
    const general = /** @type {const} */ ("general");
    const rated = [
      { name: "sensitive", confidence: 0.99, category: general },
      { name: "rating:safe", confidence: 0.99, category: general },
      { name: "solo", confidence: 0.6, category: general },
      { name: "hatsune_miku", confidence: 0.9, category: /** @type {const} */ ("character") },
      { name: "blue_hair", confidence: 0.98, category: general },
    ];
    assert.deepEqual(cleanRatedTags(rated), ["hatsune miku", "blue hair", "solo"]);
    assert.deepEqual(cleanRatedTags(rated, { max: 2, excluded: ["blue hair"] }), ["hatsune miku", "solo"]);
  });
});
