import { findImage } from "./image-identity.js";
import { Review } from "./review.js";

/** @typedef {import("../document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./review-entry.js").ReviewEntry} ReviewEntry */

/**
 * An entry of a review as it outlives a document: `file` names it.
 *
 * @typedef {Omit<ReviewEntry, "image" | "text" | "proposal"> & { file: string, text: import("./review-entry.js").SeenText | null }} PortableEntry
 *
 * @typedef {{
 *   ifTextExists: import("./types.js").IfTextExists,
 *   joint: "line" | "space",
 *   marks: readonly import("./review.js").TagMark[],
 *   entries: PortableEntry[]
 * }} PortableReview
 */

/**
 * What became of the images of a review: files that are `gone`, that show another picture now (`changed`), whose text was `edited`.
 *
 * @typedef {{ review: Review, gone: string[], changed: string[], edited: string[] }} RestoredReview
 */

/**
 * @param {ReviewEntry} entry
 * @returns {PortableEntry}
 */
export function portableEntry({ picture, seen, sides, failures, side, decision, tags, ownText, text }) {
  const kept = text === null ? null : { body: text.body, mode: text.mode };
  return { file: picture.file, picture, seen, sides, failures, side, decision, tags, ownText, text: kept };
}

/**
 * @param {Review} review
 * @returns {PortableReview} which can be kept in the browser's database
 */
export function portableReview(review) {
  const { ifTextExists, joint } = review.rules;
  return { ifTextExists, joint, marks: review.marks, entries: Array.from(review.entries, portableEntry) };
}

/**
 * @param {PortableReview} portable
 * @param {DatasetDocument} document opened again, with other ids perhaps
 * @returns {RestoredReview}
 */
export function restoreReview({ ifTextExists, joint, marks, entries }, document) {
  const review = new Review({ ifTextExists, joint, trigger: document.trigger });
  for (const { kind, tag, decision } of marks) review.decideTagEverywhere(kind, tag, decision);
  /** @type {RestoredReview} */
  const restored = { review, gone: [], changed: [], edited: [] };
  restoreEntries(restored, entries, document);
  return restored;
}

/**
 * Puts entries back, all of them or some after others, so that a long review need not hold up the page. Suggestions for a picture that is
 * another now are left out; where only the text was edited, the proposal is made anew and has to be accepted again.
 *
 * @param {RestoredReview} restored to which they are added
 * @param {Iterable<PortableEntry>} entries
 * @param {DatasetDocument} document
 */
export function restoreEntries({ review, gone, changed, edited }, entries, document) {
  for (const { file, text, ...entry } of entries) {
    const { id, state } = findImage(document, entry.picture);
    if (state === "changed") changed.push(file);
    else if (id === null || review.find(id) !== undefined) gone.push(file);
    else {
      const { body, mode } = document.get(id);
      const isEdited = text !== null && (text.body !== body || text.mode !== mode);
      if (isEdited) edited.push(file);
      const decision = isEdited && entry.decision === "accepted" ? null : entry.decision;
      review.restoreEntry({ ...entry, image: id, decision }, document);
    }
  }
}
