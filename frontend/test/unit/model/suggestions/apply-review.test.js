import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { applyReview, applySuggestion } from "../../../../app/model/suggestions/apply-review.js";
import { tagTexts } from "../../../../app/model/tags.js";
import { fileTexts } from "../fixtures.js";
import {
  allRules,
  append,
  apply,
  bodies,
  documentOf,
  reviewOf,
  suggest,
  suggestedTags,
  suggestions,
  tagBodies,
} from "./suggesting.js";

describe("applyReview", () => {
  it("gives one edit for texts and modes of the accepted images only", () => {
    const document = documentOf(["dog", "cat", "hen"]);
    const review = reviewOf(document, [suggest("A dog, awake.", "caption"), suggest("day"), suggest("day")]);
    review.decide(["i1", "i2"], "accepted");
    const { edit, applied, passedOver } = applyReview(document, review);
    assert.deepEqual([applied, passedOver], [["i1", "i2"], []]);
    assert.equal(edit?.type, "many");
    assert.deepEqual(apply(document, edit).texts, ["t, dog\nA dog, awake.", "t, cat, day", "t, hen"]);
    assert.equal(document.get("i1").mode, "caption");
  });

  it("passes over images that were edited or removed since, and says so", () => {
    const document = documentOf(["dog", "cat", "hen", "cow"]);
    const review = reviewOf(
      document,
      ["day", "day", "day", "day"].map((text) => suggest(text)),
    );
    review.decideLeft("accepted");
    document.apply({ type: "text", changes: [{ id: "i2", body: "kitten" }] });
    document.apply({ type: "remove", ids: ["i3"] });
    const { edit, applied, passedOver } = applyReview(document, review);
    assert.deepEqual(applied, ["i1", "i4"]);
    assert.deepEqual(passedOver, [
      { image: "i2", why: "edited" },
      { image: "i3", why: "removed" },
    ]);
    assert.deepEqual(apply(document, edit).texts, ["t, dog, day", "t, kitten", "t, cow, day"]);
  });

  it("gives nothing where nothing was accepted", () => {
    const document = documentOf(["dog"]);
    const review = reviewOf(document, [suggest("day")]);
    assert.deepEqual(applyReview(document, review), { edit: null, applied: [], passedOver: [] });
  });

  it("is undone to the byte", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(bodies, suggestions), { minLength: 1, maxLength: 5 }),
        allRules,
        (pairs, rules) => {
          const document = documentOf(pairs.map(([body]) => body));
          const before = [
            fileTexts(document),
            document.ids().map((id) => document.get(id).mode),
            document.tags.list(),
          ];
          const review = reviewOf(
            document,
            pairs.map(([, suggestion]) => suggestion),
            rules,
          );
          review.decideLeft("accepted");
          const { edit } = applyReview(document, review);
          if (edit === null) return;
          const { inverse } = document.apply(edit);
          document.apply(inverse);
          assert.deepEqual(
            [fileTexts(document), document.ids().map((id) => document.get(id).mode), document.tags.list()],
            before,
          );
        },
      ),
    );
  });

  it("leaves a tag that was rejected everywhere as if nobody had suggested it", () => {
    const pairs = fc.array(fc.tuple(tagBodies, suggestedTags), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        pairs,
        allRules,
        fc.constantFrom("day", "grass", "porch"),
        fc.boolean(),
        (all, rules, tag, isFirst) => {
          const texts = all.map(([body]) => body);
          const rejecting = documentOf(texts);
          const review = reviewOf(
            rejecting,
            all.map(([, suggestion]) => suggestion),
            rules,
          );
          if (isFirst) review.decideTagEverywhere("added", tag, "rejected");
          review.decideLeft("accepted");
          if (!isFirst) review.decideTagEverywhere("added", tag, "rejected");
          const never = documentOf(texts);
          const without = all.map(([, { text }]) =>
            suggest(
              tagTexts(text)
                .filter((one) => one !== tag)
                .join(", "),
            ),
          );
          const other = reviewOf(never, without, rules);
          other.decideLeft("accepted");
          const got = apply(rejecting, applyReview(rejecting, review).edit).texts;
          assert.deepEqual(got, apply(never, applyReview(never, other).edit).texts);
          assert.deepEqual(review.ids("accepted"), other.ids("accepted"));
        },
      ),
    );
  });

  it("never touches images that have a text when texts are to be left alone", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(bodies, suggestions), { minLength: 1, maxLength: 5 }), (pairs) => {
        const document = documentOf(pairs.map(([body]) => body));
        const review = reviewOf(
          document,
          pairs.map(([, suggestion]) => suggestion),
          { ...append, ifTextExists: "ignore" },
        );
        const before = new Map(document.ids().map((id) => [id, document.get(id)]));
        review.decideLeft("accepted");
        apply(document, applyReview(document, review).edit);
        for (const [id, item] of before) {
          if (!["", "t"].includes(item.body.trim())) assert.equal(document.get(id), item);
        }
      }),
    );
  });
});

describe("applySuggestion", () => {
  it("gives the edit for one image, or null where nothing would change", () => {
    const document = documentOf(["dog", ""]);
    assert.deepEqual(applySuggestion(document, "i1", suggest("day"), append), {
      type: "text",
      changes: [{ id: "i1", body: "dog, day" }],
    });
    assert.equal(applySuggestion(document, "i1", suggest("dog"), append), null);
    assert.equal(applySuggestion(document, "nobody", suggest("dog"), append), null);
    const edit = applySuggestion(document, "i2", suggest("A dog, awake.", "caption"), append);
    assert.deepEqual(apply(document, edit).texts, ["t, dog", "t, A dog, awake."]);
    assert.equal(document.get("i2").mode, "caption");
  });
});
