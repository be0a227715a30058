import fc from "fast-check";
import { Review } from "../../../../app/model/suggestions/review.js";
import { fileTexts, storedDocument } from "../fixtures.js";

/** @typedef {import("../../../../app/model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../../../../app/model/types.js").Edit} Edit */
/** @typedef {import("../../../../app/model/suggestions/proposal.js").ProposalRules} ProposalRules */
/** @typedef {import("../../../../app/model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../../../../app/model/suggestions/types.js").Suggestion} Suggestion */

export const trigger = "t";

/**
 * @param {string} text
 * @param {"tags" | "caption"} [mode]
 * @returns {Suggestion}
 */
export function suggest(text, mode = "tags") {
  return { mode, text, usage: { inputTokens: 100, outputTokens: 10, cost: 0.001, milliseconds: 1000 } };
}

/**
 * @param {Partial<Failure>} [more]
 * @returns {Failure}
 */
export function failure(more = {}) {
  const { code = "refused", kind = "item" } = more;
  return { code, kind, title: "Blocked", detail: "It was refused.", remedy: null, after: null, ...more };
}

const separators = fc.constantFrom(", ", ",", " , ", ",\n", ", ,");
const words = fc.constantFrom("dog", "Cat", "open mouth", "open_mouth", "é", "t", "blurry", "(x:1.2)");

/** What people have in their texts, tidy or not. */
export const tagBodies = fc
  .tuple(fc.array(fc.tuple(words, separators)), fc.constantFrom("", " ", "\n", ", "))
  .map(([pairs, end]) =>
    pairs.map(([word, separator], i) => word + (i < pairs.length - 1 ? separator : end)).join(""),
  );

export const proseBodies = fc.constantFrom(
  "A dog is asleep on the lawn, its mouth open.",
  "A dog is asleep.\r\nA cat, awake, looks at it.\r\n",
  "The dog, the cat, and the hen are blurry; nobody minds.",
);

export const bodies = fc.oneof(tagBodies, proseBodies, fc.constantFrom("", " ", "t"));

export const suggestedTags = fc
  .uniqueArray(fc.constantFrom("dog", "cat", "Open Mouth", "day", "grass", "porch"), { maxLength: 6 })
  .map((tags) => suggest(tags.join(", ")));

export const suggestions = fc.oneof(
  suggestedTags,
  fc.constantFrom("A dog, awake.", "A cat is here, and a hen.", "").map((text) => suggest(text, "caption")),
);

/** @type {import("fast-check").Arbitrary<ProposalRules>} */
export const allRules = fc.record({
  ifTextExists: fc.constantFrom("ignore", "append", "overwrite"),
  joint: fc.constantFrom("line", "space"),
  trigger: fc.constantFrom("", trigger),
});

/**
 * @param {readonly string[]} texts
 * @returns {DatasetDocument} with the trigger word
 */
export function documentOf(texts) {
  const files = texts.map((body) => (body === "" ? trigger : `${trigger}, ${body}`));
  return storedDocument(files, { trigger });
}

/** @type {ProposalRules} */
export const append = { ifTextExists: "append", joint: "line", trigger: "t" };
/** @type {ProposalRules} */
export const overwrite = { ...append, ifTextExists: "overwrite" };

/**
 * @param {DatasetDocument} document
 * @param {readonly (Suggestion | null)[]} answers in the order of the images; null for one that failed
 * @param {ProposalRules} [rules]
 */
export function reviewOf(document, answers, rules = append) {
  const review = new Review(rules);
  answers.forEach((suggestion, i) => {
    const reason = suggestion === null ? failure() : null;
    review.take({ image: `i${i + 1}`, side: 0, suggestion, failure: reason }, document);
  });
  return review;
}

/** @param {DatasetDocument} document @param {Edit | null} edit */
export function apply(document, edit) {
  const touched = edit === null ? null : document.apply(edit);
  return { texts: fileTexts(document), inverse: touched?.inverse ?? null };
}
