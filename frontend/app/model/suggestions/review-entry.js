import { tagTexts } from "../tags.js";
import { hasText, isEmptied, proposeText } from "./proposal.js";

/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {import("../types.js").TextMode} TextMode */
/** @typedef {import("./image-identity.js").ImageIdentity} ImageIdentity */
/** @typedef {import("./proposal.js").ItemText} ItemText */
/** @typedef {import("./proposal.js").Proposal} Proposal */
/** @typedef {import("./proposal.js").ProposalRules} ProposalRules */
/** @typedef {import("./types.js").Failure} Failure */
/** @typedef {import("./types.js").Suggestion} Suggestion */

/** @typedef {"accepted" | "rejected"} Decision */
/** @typedef {{ body: string, mode: TextMode }} SeenText a text as it was at a certain moment */

/**
 * What a person decided on one image. `side` is the one whose suggestion is looked at; `tags` says what is to become of single tags;
 * `ownText` is what the person wrote instead.
 *
 * @typedef {{
 *   side: number,
 *   decision: Decision | null,
 *   tags: ReadonlyMap<string, Decision>,
 *   ownText: SeenText | null
 * }} EntryDecision
 */

/**
 * One image of a review. `seen` is the text that it had when it was sent; `text` the one that the proposal is made for, null while the
 * image is not in the document. An entry is never changed: another takes its place.
 *
 * @typedef {EntryDecision & {
 *   image: ItemId,
 *   picture: ImageIdentity,
 *   seen: SeenText,
 *   sides: readonly (Suggestion | null)[],
 *   failures: readonly (Failure | null)[],
 *   text: ItemText | null,
 *   proposal: Proposal | null
 * }} ReviewEntry
 */

/**
 * `unchanged` would change nothing; `gone` is no longer in the document.
 *
 * @typedef {"undecided" | "accepted" | "rejected" | "failed" | "unchanged" | "gone"} EntryState
 */

/** @type {EntryDecision} */
export const undecided = Object.freeze({ side: 0, decision: null, tags: new Map(), ownText: null });

/**
 * @param {ReviewEntry} entry
 * @returns {EntryState}
 */
export function stateOf({ text, ownText, decision, proposal, tags }) {
  if (text === null) return "gone";
  if (ownText !== null) {
    const isSame = ownText.body === text.body && ownText.mode === text.mode;
    return isSame && decision === "accepted" ? "rejected" : (decision ?? "undecided");
  }
  if (proposal === null) return "failed";
  if (proposal.kept !== null) return "unchanged";
  if (decision === "rejected") return "rejected";
  const { added, removed } = proposal;
  const count = added.length + removed.length;
  if (count === 0) return decision ?? "undecided";
  const rejectedAdded = countDecided(added, tags, "rejected");
  const rejected = rejectedAdded + countDecided(removed, tags, "rejected");
  if (rejected === count || isEmptied(proposal, added.length - rejectedAdded)) return "rejected";
  if (decision === "accepted" || tags.size < count) return decision ?? "undecided";
  const accepted = countDecided(added, tags, "accepted") + countDecided(removed, tags, "accepted");
  return accepted + rejected === count ? "accepted" : "undecided";
}

/**
 * @param {readonly string[]} changed
 * @param {ReadonlyMap<string, Decision>} tags
 * @param {Decision} decision
 * @returns {number}
 */
function countDecided(changed, tags, decision) {
  if (tags.size === 0) return 0;
  let count = 0;
  for (const tag of changed) if (tags.get(tag) === decision) count++;
  return count;
}

/**
 * @param {ReviewEntry} entry
 * @param {ProposalRules} rules
 * @returns {ReviewEntry} with the proposal for its side and text
 */
export function proposed(entry, rules) {
  const suggestion = entry.sides[entry.side] ?? null;
  const proposal =
    entry.text === null || suggestion === null ? null : proposeText(entry.text, suggestion, rules);
  return { ...entry, proposal };
}

/**
 * @param {ReviewEntry} entry
 * @param {ProposalRules} rules
 * @returns {Proposal | null} what would be written if the image was accepted as it is decided now
 */
export function outcomeOf({ text, ownText, sides, side, tags, proposal }, rules) {
  if (text === null) return null;
  if (ownText !== null) return ownProposal(text, ownText);
  const suggestion = sides[side] ?? null;
  const leftOut = new Set([...tags].filter(([, decision]) => decision === "rejected").map(([tag]) => tag));
  if (suggestion === null || leftOut.size === 0) return proposal;
  return proposeText(text, suggestion, rules, leftOut);
}

/**
 * @param {ItemText} text
 * @param {SeenText} own
 * @returns {Proposal}
 */
function ownProposal(text, own) {
  const areTags = text.mode === "tags" && own.mode === "tags";
  const [old, fresh] = areTags ? [tagTexts(text.body), tagTexts(own.body)] : [[], []];
  return {
    before: text.body,
    after: own.body,
    mode: own.mode,
    added: fresh.filter((tag) => !old.includes(tag)),
    removed: old.filter((tag) => !fresh.includes(tag)),
    unchanged: old.filter((tag) => fresh.includes(tag)).length,
    kept: own.body === text.body && own.mode === text.mode ? "nothing-new" : null,
  };
}

/**
 * @param {ReviewEntry} entry
 * @param {string} trigger
 * @returns {boolean} whether the image has another text than the one that it was sent with
 */
export function isEditedSince({ text, seen }, trigger) {
  if (text === null) return false;
  return text.body !== seen.body && (hasText(text, trigger) || hasText(seen, trigger));
}

/**
 * @param {ReviewEntry} entry
 * @param {string} tag
 * @param {Decision | null} decision
 * @returns {ReviewEntry}
 */
export function withTag(entry, tag, decision) {
  if ((entry.tags.get(tag) ?? null) === decision) return entry;
  const tags = new Map(entry.tags);
  if (decision === null) tags.delete(tag);
  else tags.set(tag, decision);
  return { ...entry, tags };
}
