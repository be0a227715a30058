import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readMode } from "../../../../app/model/items.js";
import { hasText, proposeText } from "../../../../app/model/suggestions/proposal.js";
import { alike } from "../../../../app/model/tag-words.js";
import { tagTexts } from "../../../../app/model/tags.js";
import { compose } from "../../../../app/model/trigger.js";
import { allRules, bodies, proseBodies, suggest, suggestedTags, suggestions } from "./suggesting.js";

/** @typedef {import("../../../../app/model/suggestions/types.js").IfTextExists} IfTextExists */

/** @param {string} body @param {"tags" | "caption"} [mode] */
const text = (body, mode = readMode(body)) => ({ body, mode, textProblem: null });

/** @param {IfTextExists} ifTextExists @param {"line" | "space"} [joint] */
const rules = (ifTextExists, joint = "line") => ({ ifTextExists, joint, trigger: "t" });

const prose = "A dog is asleep on the lawn, its mouth open.";

describe("proposeText", () => {
  it("adds new tags after the old ones in the manner of the text", () => {
    const proposal = proposeText(
      text("dog ,Open_Mouth\n"),
      suggest("open mouth, day, DOG, grass"),
      rules("append"),
    );
    assert.deepEqual(proposal, {
      before: "dog ,Open_Mouth\n",
      after: "dog ,Open_Mouth ,day ,grass\n",
      mode: "tags",
      added: ["day", "grass"],
      removed: [],
      unchanged: 2,
      kept: null,
    });
  });

  it("replaces tags where they differ and leaves the others in their places", () => {
    const proposal = proposeText(
      text("cat, dog, blurry, lawn"),
      suggest("lawn, Dog, day"),
      rules("overwrite"),
    );
    assert.equal(proposal.after, "dog, lawn, day");
    assert.deepEqual([proposal.added, proposal.removed, proposal.unchanged], [["day"], ["cat", "blurry"], 2]);
    const some = proposeText(
      text("cat, dog, blurry"),
      suggest("dog, day, sky"),
      rules("overwrite"),
      new Set(["cat", "sky"]),
    );
    assert.equal(some.after, "cat, dog, day");
    assert.deepEqual(
      [some.added, some.removed],
      [
        ["day", "sky"],
        ["cat", "blurry"],
      ],
    );
  });

  it("keeps prose as prose when tags are appended, and leaves out those that it says", () => {
    const tags = suggest("dog, brown, mouth open, grass");
    assert.equal(proposeText(text(prose), tags, rules("append")).after, `${prose}\nbrown, grass`);
    assert.equal(proposeText(text(prose), tags, rules("append", "space")).after, `${prose} brown, grass`);
    assert.equal(proposeText(text(prose), tags, rules("append")).mode, "caption");
  });

  it("makes a caption of tags to which prose is appended, with the line ends of the text", () => {
    const caption = suggest("A dog, awake.", "caption");
    assert.deepEqual(
      [
        proposeText(text("dog, lawn"), caption, rules("append")).after,
        proposeText(text("dog, lawn"), caption, rules("append")).mode,
      ],
      ["dog, lawn\nA dog, awake.", "caption"],
    );
    assert.equal(
      proposeText(text("One.\r\nTwo."), caption, rules("append")).after,
      "One.\r\nTwo.\r\nA dog, awake.",
    );
    assert.equal(
      proposeText(text("One is here.\n"), caption, rules("append")).after,
      "One is here.\nA dog, awake.",
    );
  });

  it("replaces a text of the other kind as a whole, unless nothing is left of the suggestion", () => {
    const replaced = proposeText(text(prose), suggest("dog, day"), rules("overwrite"));
    assert.deepEqual([replaced.after, replaced.mode], ["dog, day", "tags"]);
    const none = proposeText(text(prose), suggest("dog, day"), rules("overwrite"), new Set(["dog", "day"]));
    assert.deepEqual([none.after, none.mode], [prose, "caption"]);
    const caption = proposeText(text("dog, day"), suggest(prose, "caption"), rules("overwrite"));
    assert.deepEqual([caption.after, caption.mode], [prose, "caption"]);
  });

  it("takes the trigger word alone for no text, and neither adds nor removes it", () => {
    assert.equal(proposeText(text("t"), suggest("t, dog"), rules("ignore")).after, "dog");
    assert.equal(proposeText(text("cat, T"), suggest("dog, t"), rules("overwrite")).after, "T, dog");
    assert.equal(
      proposeText(text("cat"), suggest("t, A dog.", "caption"), rules("overwrite")).after,
      "A dog.",
    );
    assert.equal(hasText({ body: " t\n" }, "t"), false);
    assert.equal(hasText({ body: "t, dog" }, "t"), true);
  });

  it("says why nothing would change", () => {
    assert.equal(proposeText(text("dog"), suggest("cat"), rules("ignore")).kept, "has-text");
    assert.equal(proposeText(text("dog, cat"), suggest("Cat"), rules("append")).kept, "nothing-new");
    assert.equal(proposeText(text("dog"), suggest(""), rules("overwrite")).kept, "nothing-new");
    assert.equal(
      proposeText({ ...text("dog"), textProblem: "Not UTF-8." }, suggest("cat"), rules("overwrite")).kept,
      "unreadable-text",
    );
  });

  it("never shortens or changes what a person wrote when it appends", () => {
    fc.assert(
      fc.property(bodies, suggestions, allRules, (body, suggestion, some) => {
        const { after } = proposeText(text(body), suggestion, { ...some, ifTextExists: "append" });
        if (!hasText({ body }, some.trigger)) return;
        const same = commonStart(body, after);
        assert.ok(after.endsWith(body.slice(same)), `${JSON.stringify(body)} → ${JSON.stringify(after)}`);
        assert.doesNotMatch(body.slice(same), /[^\s,]/u, "what is new stands behind the last word");
      }),
    );
  });

  it("never touches a text when texts are to be left alone", () => {
    fc.assert(
      fc.property(bodies, suggestions, allRules, (body, suggestion, some) => {
        const { after, mode } = proposeText(text(body), suggestion, { ...some, ifTextExists: "ignore" });
        if (hasText({ body }, some.trigger)) assert.deepEqual([after, mode], [body, readMode(body)]);
      }),
    );
  });

  it("never cuts prose at its commas", () => {
    fc.assert(
      fc.property(proseBodies, suggestions, allRules, fc.boolean(), (body, suggestion, some, isAppended) => {
        const ifTextExists = isAppended ? "append" : "overwrite";
        const { after, mode } = proposeText(text(body), suggestion, { ...some, ifTextExists });
        if (after.startsWith(body)) assert.equal(mode, "caption");
        else assert.equal(after, suggestion.text);
      }),
    );
  });

  it("says of tags exactly what happens to them, and each that is left out stays as it was", () => {
    const tags = fc.array(fc.constantFrom("dog", "cat", "blurry", "lawn", "day"), { minLength: 1 });
    const left = fc.subarray(["dog", "cat", "day", "grass", "blurry"]);
    fc.assert(
      fc.property(
        tags,
        suggestedTags,
        fc.constantFrom(rules("append"), rules("overwrite")),
        left,
        (own, suggestion, some, leftOut) => {
          const before = own.join(", ");
          const proposal = proposeText(text(before, "tags"), suggestion, some, new Set(leftOut));
          const added = proposal.added.filter((tag) => !leftOut.includes(tag));
          // With nothing left of the suggestion there is nothing to take the place of the old tags.
          const isNothing = added.length === 0 && proposal.unchanged === 0;
          const removed = isNothing ? [] : proposal.removed.filter((tag) => !leftOut.includes(tag));
          assert.deepEqual(tagTexts(proposal.after), [
            ...own.filter((tag) => !removed.includes(tag)),
            ...added,
          ]);
          assert.equal(proposal.unchanged, own.filter((tag) => !proposal.removed.includes(tag)).length);
          for (const tag of proposal.added) assert.ok(!own.map(alike).includes(alike(tag)));
          if (some.ifTextExists === "append") assert.deepEqual(proposal.removed, []);
        },
      ),
    );
  });

  it("puts the trigger word into the file once", () => {
    fc.assert(
      fc.property(bodies, suggestions, allRules, (body, suggestion, some) => {
        const isTags = suggestion.mode === "tags";
        const doubled = { ...suggestion, text: isTags ? `${suggestion.text}, t` : `t, ${suggestion.text}` };
        const proposal = proposeText(text(body), doubled, { ...some, trigger: "t" });
        const plain = proposeText(text(body), suggestion, { ...some, trigger: "t" });
        assert.equal(proposal.after, plain.after);
        if (proposal.mode !== "tags") return;
        const file = compose("t", proposal.after, "tags");
        assert.equal(tagTexts(file).filter((tag) => tag === "t").length, 1);
      }),
    );
  });

  it("proposes nothing further once it was done", () => {
    fc.assert(
      fc.property(bodies, suggestions, allRules, (body, suggestion, some) => {
        const first = proposeText(text(body), suggestion, some);
        const again = proposeText({ ...text(first.after, first.mode) }, suggestion, some);
        assert.equal(again.after, first.after);
        assert.notEqual(again.kept, null);
      }),
    );
  });
});

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} how many characters are the same at the beginning
 */
function commonStart(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return same;
}
