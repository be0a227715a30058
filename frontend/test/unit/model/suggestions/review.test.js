import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { applyReview } from "../../../../app/model/suggestions/apply-review.js";
import { stateOf } from "../../../../app/model/suggestions/review-entry.js";
import { setCaption, setTrigger } from "../../../../app/model/text-edits.js";
import {
  allRules,
  apply,
  bodies,
  documentOf,
  overwrite,
  reviewOf,
  suggest,
  suggestions,
} from "./suggesting.js";

/** @typedef {import("../../../../app/model/suggestions/review.js").Review} Review */

/** @param {Review} review */
function assertCounted(review) {
  /** @type {Record<string, number>} */
  const counts = { undecided: 0, accepted: 0, rejected: 0, failed: 0, unchanged: 0, gone: 0 };
  /** @type {Map<string, [count: number, accepted: number, rejected: number]>} */
  const tags = new Map();
  for (const entry of review.entries) {
    counts[stateOf(entry)]++;
    if (entry.proposal === null || entry.proposal.kept !== null || entry.ownText !== null) continue;
    for (const kind of /** @type {const} */ (["added", "removed"])) {
      for (const tag of entry.proposal[kind]) {
        const [count, accepted, rejected] = tags.get(`${kind} ${tag}`) ?? [0, 0, 0];
        const decision = entry.tags.get(tag);
        tags.set(`${kind} ${tag}`, [
          count + 1,
          accepted + Number(decision === "accepted"),
          rejected + Number(decision === "rejected"),
        ]);
      }
    }
  }
  assert.deepEqual(review.counts, counts);
  const rows = [...review.tags.list("added"), ...review.tags.list("removed")];
  const counted = rows.map(({ kind, tag, count, accepted, rejected }) => [
    `${kind} ${tag}`,
    [count, accepted, rejected],
  ]);
  assert.deepEqual(new Map(/** @type {any} */ (counted)), tags);
  for (const state of /** @type {const} */ ([
    "undecided",
    "accepted",
    "rejected",
    "failed",
    "unchanged",
    "gone",
  ])) {
    const ids = [...review.entries].filter((entry) => stateOf(entry) === state).map(({ image }) => image);
    assert.deepEqual(review.ids(state), ids);
  }
}

describe("Review", () => {
  it("begins with everything to be decided", () => {
    const document = documentOf(["dog", "dog, day", "", "cat"]);
    const review = reviewOf(document, [suggest("day, grass"), suggest("Dog"), suggest("day"), null]);
    assert.deepEqual(review.counts, {
      undecided: 2,
      accepted: 0,
      rejected: 0,
      failed: 1,
      unchanged: 1,
      gone: 0,
    });
    assert.deepEqual(review.ids("undecided"), ["i1", "i3"]);
    assert.deepEqual(
      review.tags.list("added").map(({ tag, count }) => `${tag} ${count}`),
      ["day 2", "grass 1"],
    );
    assert.deepEqual(
      review.tags.list("added", "gra").map(({ tag }) => tag),
      ["grass"],
    );
  });

  it("takes a decision on a tag across all images, those that come later included", () => {
    const document = documentOf(["dog", "cat", "hen"]);
    const review = reviewOf(document, [suggest("day, grass"), suggest("day")]);
    review.decideTagEverywhere("added", "day", "rejected");
    assert.deepEqual([review.state("i1"), review.state("i2")], ["undecided", "rejected"]);
    assert.equal(review.outcome("i1")?.after, "dog, grass");
    review.take({ image: "i3", side: 0, suggestion: suggest("day, sky"), failure: null }, document);
    assert.equal(review.outcome("i3")?.after, "hen, sky");
    review.decideTagEverywhere("added", "grass", "accepted");
    assert.equal(review.state("i1"), "accepted", "all that would change is decided");
    assert.deepEqual(
      review.tags.list("added").map(({ tag, count, accepted, rejected }) => [tag, count, accepted, rejected]),
      [
        ["day", 3, 0, 3],
        ["grass", 1, 1, 0],
        ["sky", 1, 0, 0],
      ],
    );
    assertCounted(review);
  });

  it("keeps a removed tag where its removal is rejected", () => {
    const document = documentOf(["cat, dog", "cat"]);
    const review = reviewOf(document, [suggest("dog, day"), suggest("day")], overwrite);
    review.decideTagEverywhere("removed", "cat", "rejected");
    review.decideLeft("accepted");
    assert.deepEqual(apply(document, applyReview(document, review).edit).texts, [
      "t, cat, dog, day",
      "t, cat, day",
    ]);
  });

  it("lets a rejected image be, whatever is decided on its tags", () => {
    const document = documentOf(["dog", "cat"]);
    const review = reviewOf(document, [suggest("day"), suggest("day")]);
    review.decide(["i1"], "rejected");
    review.decideTagEverywhere("added", "day", "accepted");
    assert.deepEqual(apply(document, applyReview(document, review).edit).texts, ["t, dog", "t, cat, day"]);
  });

  it("takes the better of two answers for each image", () => {
    const document = documentOf(["dog", "cat"]);
    const review = reviewOf(document, [suggest("day"), null]);
    review.take({ image: "i1", side: 1, suggestion: suggest("grass"), failure: null }, document);
    review.take({ image: "i2", side: 1, suggestion: suggest("sky"), failure: null }, document);
    assert.equal(review.state("i2"), "undecided", "where one failed there is the other");
    assert.equal(review.outcome("i1")?.after, "dog, day");
    const step = review.pick(["i1", "i2"], 1);
    assert.equal(review.outcome("i1")?.after, "dog, grass");
    review.pick(["i2"], 0);
    assert.equal(review.outcome("i2")?.after, "cat, sky", "what is not there cannot be taken");
    assertCounted(review);
    review.restore(step);
    assert.equal(review.outcome("i1")?.after, "dog, day");
    assertCounted(review);
  });

  it("writes what the person wrote instead, and takes its tags out of the decisions", () => {
    const document = documentOf(["dog", "cat"]);
    const review = reviewOf(document, [suggest("day"), suggest("day")]);
    const step = review.write("i1", { body: "dog, night", mode: "tags" });
    review.decideTagEverywhere("added", "day", "rejected");
    assert.deepEqual(review.outcome("i1")?.added, ["night"]);
    assert.equal(review.tags.list("added")[0]?.count, 1);
    assert.deepEqual(apply(document, applyReview(document, review).edit).texts, ["t, dog, night", "t, cat"]);
    review.restore(step);
    assertCounted(review);
  });

  it("makes the proposal anew for a text that was edited, which has to be accepted again", () => {
    const document = documentOf(["dog", "cat"]);
    const review = reviewOf(document, [suggest("day"), suggest("day")]);
    review.decideLeft("accepted");
    const edit = setCaption(document, "i1", "dog, grass");
    assert.ok(edit);
    review.follow(document, document.apply(edit).touched);
    assert.deepEqual([review.state("i1"), review.state("i2")], ["undecided", "accepted"]);
    assert.deepEqual([review.isEdited("i1"), review.isEdited("i2")], [true, false]);
    assert.equal(review.outcome("i1")?.after, "dog, grass, day");
    assertCounted(review);
  });

  it("follows images that go and come back, and the trigger word", () => {
    const document = documentOf(["dog", "cat"]);
    const review = reviewOf(document, [suggest("day, night"), suggest("day")]);
    const { inverse, touched } = document.apply({ type: "remove", ids: ["i1"] });
    review.follow(document, touched);
    assert.deepEqual(
      [review.state("i1"), review.counts.gone, review.tags.list("added").length],
      ["gone", 1, 1],
    );
    review.follow(document, document.apply(inverse).touched);
    assert.equal(review.state("i1"), "undecided");
    const edit = setTrigger(document, "night");
    assert.ok(edit);
    review.follow(document, document.apply(edit).touched);
    assert.deepEqual(review.outcome("i1")?.added, ["day"]);
    assertCounted(review);
  });

  it("gives the same lists as long as nothing changed", () => {
    const document = documentOf(["dog", "cat"]);
    const review = reviewOf(document, [suggest("day, grass"), suggest("day")]);
    const [rows, ids] = [review.tags.list("added"), review.ids("undecided")];
    assert.equal(review.tags.list("added"), rows);
    assert.equal(review.ids("undecided"), ids);
    review.decideTag("i1", "day", "rejected");
    const [day, grass] = review.tags.list("added");
    assert.notEqual(day, rows[0]);
    assert.equal(grass, rows[1]);
    assert.equal(review.ids("undecided"), ids);
  });

  it("touches only the images that a decision is about", () => {
    const document = documentOf(Array.from({ length: 50 }, (_, i) => `own ${i}`));
    const review = reviewOf(
      document,
      Array.from({ length: 50 }, (_, i) => suggest(i < 3 ? "day, grass" : "grass")),
    );
    const before = new Map(Array.from(review.entries, (entry) => [entry.image, entry]));
    const step = review.decideTagEverywhere("added", "day", "rejected");
    const touched = [...review.entries].filter((entry) => before.get(entry.image) !== entry);
    assert.deepEqual(
      touched.map(({ image }) => image),
      ["i1", "i2", "i3"],
    );
    assert.deepEqual(
      step.entries.map(({ image }) => image),
      ["i1", "i2", "i3"],
    );
    for (const { image } of touched) assert.equal(review.find(image)?.proposal, before.get(image)?.proposal);
  });

  it("counts as a recount would, and goes back to what was, after any decisions", () => {
    const images = fc.subarray(["i1", "i2", "i3", "i4"]);
    const image = fc.constantFrom("i1", "i2", "i3", "i4");
    const tag = fc.constantFrom("dog", "cat", "day", "grass", "blurry", "Open Mouth");
    const kind = fc.constantFrom(/** @type {const} */ ("added"), /** @type {const} */ ("removed"));
    const decision = fc.constantFrom(
      /** @type {const} */ ("accepted"),
      /** @type {const} */ ("rejected"),
      null,
    );
    const own = fc.option(bodies.map((body) => ({ body, mode: /** @type {const} */ ("tags") })));
    /** @typedef {(review: Review) => import("../../../../app/model/suggestions/review.js").ReviewStep} Act */
    const act = fc.oneof(
      fc
        .tuple(images, decision)
        .map(([ids, one]) => /** @type {Act} */ ((review) => review.decide(ids, one))),
      fc
        .tuple(image, tag, decision)
        .map(([id, one, how]) => /** @type {Act} */ ((review) => review.decideTag(id, one, how))),
      fc
        .tuple(kind, tag, decision)
        .map(
          ([which, one, how]) => /** @type {Act} */ ((review) => review.decideTagEverywhere(which, one, how)),
        ),
      fc
        .tuple(images, fc.nat(1))
        .map(([ids, side]) => /** @type {Act} */ ((review) => review.pick(ids, side))),
      fc.tuple(image, own).map(([id, text]) => /** @type {Act} */ ((review) => review.write(id, text))),
      fc
        .constantFrom(/** @type {const} */ ("accepted"), /** @type {const} */ ("rejected"))
        .map((one) => /** @type {Act} */ ((review) => review.decideLeft(one))),
    );
    const four = fc.tuple(bodies, bodies, bodies, bodies);
    const answers = fc.array(fc.option(suggestions), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        four,
        answers,
        answers,
        allRules,
        fc.array(act, { maxLength: 8 }),
        (texts, first, second, rules, acts) => {
          const document = documentOf(texts);
          const review = reviewOf(document, first, rules);
          second.forEach((suggestion, i) =>
            review.take({ image: `i${i + 1}`, side: 1, suggestion, failure: null }, document),
          );
          const began = decisionsOf(review);
          const steps = acts.map((one) => {
            const step = one(review);
            assertCounted(review);
            return step;
          });
          const ended = decisionsOf(review);
          const forward = steps.toReversed().map((step) => review.restore(step));
          assert.deepEqual(decisionsOf(review), began);
          assertCounted(review);
          for (const step of forward.toReversed()) review.restore(step);
          assert.deepEqual(decisionsOf(review), ended);
          review.drop(["i1", "i3"]);
          assertCounted(review);
        },
      ),
    );
  });
});

/** @param {Review} review */
function decisionsOf(review) {
  return [[...review.entries], review.marks.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))];
}
