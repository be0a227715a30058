import { outcomeOf } from "./review-entry.js";
import { proposeText } from "./proposal.js";

/** @typedef {import("../document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../types.js").Edit} Edit */
/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {{ id: ItemId, body: string, mode: import("../types.js").TextMode }} NewText */

/**
 * An accepted image that is not written: it was removed, its text is no longer the one that the decision was made for, or cannot be
 * written at all.
 *
 * @typedef {{ image: ItemId, why: "removed" | "edited" | "unreadable-text" }} PassedOver
 */

/**
 * @param {DatasetDocument} document
 * @param {import("./review.js").Review} review
 * @returns {{ edit: Edit | null, applied: ItemId[], passedOver: PassedOver[] }} one edit for all that was accepted, null where nothing
 *   would change
 */
export function applyReview(document, review) {
  /** @type {NewText[]} */
  const texts = [];
  /** @type {PassedOver[]} */
  const passedOver = [...lostImages(review)];
  for (const image of review.ids("accepted")) {
    const entry = review.find(image);
    const item = document.find(image);
    const outcome = entry === undefined ? null : outcomeOf(entry, review.rules);
    if (entry === undefined || outcome === null) continue;
    if (item === undefined) passedOver.push({ image, why: "removed" });
    else if (item.textProblem !== null) passedOver.push({ image, why: "unreadable-text" });
    else if (item.body !== entry.text?.body || item.mode !== entry.text.mode)
      passedOver.push({ image, why: "edited" });
    else texts.push({ id: image, body: outcome.after, mode: outcome.mode });
  }
  return { edit: editOf(document, texts), applied: texts.map(({ id }) => id), passedOver };
}

/**
 * @param {import("./review.js").Review} review
 * @returns {PassedOver[]} images that were accepted before they were removed
 */
function lostImages(review) {
  return review
    .ids("gone")
    .filter((image) => review.find(image)?.decision === "accepted")
    .map((image) => ({ image, why: "removed" }));
}

/**
 * @param {DatasetDocument} document
 * @param {ItemId} image
 * @param {import("./types.js").Suggestion} suggestion
 * @param {import("./proposal.js").ProposalRules} rules
 * @returns {Edit | null} for one image without a review
 */
export function applySuggestion(document, image, suggestion, rules) {
  const item = document.find(image);
  if (item === undefined) return null;
  const { after, mode } = proposeText(item, suggestion, rules);
  return editOf(document, [{ id: image, body: after, mode }]);
}

/**
 * @param {DatasetDocument} document
 * @param {readonly NewText[]} texts
 * @returns {Edit | null}
 */
function editOf(document, texts) {
  const changes = texts.filter(({ id, body }) => document.get(id).body !== body);
  const modes = texts.filter(({ id, mode }) => document.get(id).mode !== mode);
  /** @type {Edit[]} */
  const edits = [];
  if (changes.length > 0)
    edits.push({ type: "text", changes: changes.map(({ id, body }) => ({ id, body })) });
  if (modes.length > 0) edits.push({ type: "mode", changes: modes.map(({ id, mode }) => ({ id, mode })) });
  const [first = null] = edits;
  return edits.length > 1 ? { type: "many", edits } : first;
}
