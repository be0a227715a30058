import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { countWords } from "../../../../app/model/caption.js";
import { cleanCaption } from "../../../../app/model/suggestions/clean-caption.js";
import { readSuggestion } from "../../../../app/model/suggestions/read-suggestion.js";
import { compose } from "../../../../app/model/trigger.js";

const wanted = "A dog sits on the lawn, its mouth open.";
const messy = fc
  .array(
    fc.constantFrom(
      "A dog",
      "sits",
      " ",
      " ",
      ". ",
      ", ",
      "Mr.",
      "\n",
      '"',
      "“",
      "”",
      "```",
      "{",
      "}",
      "Caption: ",
      "Here is: ",
      "# ",
      "**",
      "t",
      "T",
      "t, ",
      "<think>",
      "</think>",
      "one two three four",
      "。",
    ),
  )
  .map((pieces) => pieces.join(""));
const rules = fc.record({ maxWords: fc.nat(8), trigger: fc.constantFrom("", "t", "A dog", "t x") });

describe("cleanCaption", () => {
  /** @type {Record<string, string>} */
  const forms = {
    nothing: wanted,
    "white space": `\n  ${wanted} \r\n`,
    quotes: `"${wanted}"`,
    "curly quotes": `“${wanted}”`,
    "a label": `Caption: ${wanted}`,
    "a bold label": `**Caption:** ${wanted}`,
    "quotes behind the trigger word": `flff, "${wanted}"`,
    "a label in quotes behind a label": `Caption: "Description: ${wanted}"`,
    "a label and quotes": `Image description: "${wanted}"`,
    "a heading": `# Caption\n\n${wanted}`,
    "an opening": `Here is a caption for the image:\n\n${wanted}`,
    "a fence": `\`\`\`\n${wanted}\n\`\`\``,
    JSON: JSON.stringify({ caption: wanted }),
    "thinking aloud": `<think>A cat? No, a dog.</think>\n\n${wanted}`,
    "the trigger word": `flff, ${wanted}`,
    "the trigger word twice, in another case": `Flff: flff ${wanted}`,
    "line ends": "A dog sits on the lawn,\nits mouth open.",
  };
  for (const [name, text] of Object.entries(forms)) {
    it(`takes off ${name}`, () => assert.equal(cleanCaption(text, { trigger: "flff" }), wanted));
  }

  it("leaves alone what belongs to the text", () => {
    const texts = [
      'A sign says "Open" and another one "Shut".',
      '"Open" stands on the sign, "Shut" on the door',
      "A dog [with a hat] sits {here} at 10:30.",
      "flffy dogs on a lawn",
      "A card with the word caption: it lies on a table.",
    ];
    for (const text of texts) assert.equal(cleanCaption(text, { trigger: "flff" }), text);
  });

  it("ends at a sentence where that leaves enough, and at a word otherwise", () => {
    const text = "A dog sits here. It looks up, and waits for Mr. Smith to come back home.";
    assert.equal(cleanCaption(text, { maxWords: 8 }), "A dog sits here.");
    assert.equal(cleanCaption(text, { maxWords: 11 }), "A dog sits here.");
    assert.equal(cleanCaption(text, { maxWords: 7 }), "A dog sits here.");
    assert.equal(
      cleanCaption("A dog. " + "word ".repeat(40), { maxWords: 20 }),
      `A dog. ${"word ".repeat(18).trim()}`,
    );
    assert.equal(cleanCaption("One two three, four five", { maxWords: 3 }), "One two three");
    assert.equal(cleanCaption(text, { maxWords: 0 }), text);
  });

  it("gives one line of at most so many words that does not begin with the trigger word", () => {
    fc.assert(
      fc.property(messy, rules, (text, some) => {
        const caption = cleanCaption(text, some);
        assert.doesNotMatch(caption, /[\r\n]/u);
        if (some.maxWords > 0) assert.ok(countWords(caption) <= some.maxWords);
        if (some.trigger === "" || caption === "") return;
        const file = compose(some.trigger, caption, "caption");
        assert.equal(file, `${some.trigger}, ${caption}`, "the trigger word is put in front of it, once");
        assert.ok(!/^(?:t|t x|A dog)[\s,.:]/u.test(caption) || !caption.startsWith(`${some.trigger} `));
      }),
    );
  });

  it("changes nothing in what is clean", () => {
    fc.assert(
      fc.property(messy, rules, (text, some) => {
        const once = cleanCaption(text, some);
        assert.equal(cleanCaption(once, some), once);
      }),
    );
  });
});

describe("readSuggestion", () => {
  const rules = { tags: { max: 2, excluded: ["cow"] }, maxWords: 5, trigger: "t" };
  it("makes one text of any kind of answer", () => {
    const none = { rated: null, tags: null, text: null };
    assert.equal(
      readSuggestion({ ...none, tags: ["cow", "a_dog", "t", "cat", "hen"] }, "tags", rules),
      "a dog, cat",
    );
    assert.equal(readSuggestion({ ...none, text: "Tags: cow, dog" }, "tags", rules), "dog");
    const rated = [{ name: "long_hair", confidence: 0.4, category: /** @type {const} */ ("general") }];
    assert.equal(readSuggestion({ ...none, rated }, "tags", rules), "long hair");
    assert.equal(
      readSuggestion({ ...none, text: "t, A dog. It is asleep here." }, "caption", rules),
      "A dog.",
    );
    assert.equal(
      readSuggestion({ ...none, text: "I am sorry, but I cannot describe this person." }, "tags", rules),
      "",
    );
  });
});
