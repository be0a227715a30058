import { tagTexts } from "../../../model/tags.js";
import { wordDiff } from "../../../model/suggestions/word-diff.js";
import { attribute, element, icon } from "../../../ui/dom.js";
import { numberText } from "../../../ui/wording.js";
import { isProse } from "./review-layout.js";

/** @typedef {import("../../../model/suggestions/proposal.js").Proposal} Proposal */
/** @typedef {import("../../../model/suggestions/review-entry.js").ReviewEntry} ReviewEntry */

/**
 * What a suggestion would do to a text: tags that come and go as buttons that leave each out, prose word by word.
 *
 * @param {HTMLElement} place
 * @param {{
 *   entry: ReviewEntry,
 *   outcome: Proposal | null,
 *   trigger: string,
 *   showsUnchanged: boolean,
 *   isEditedSince: boolean
 * }} what
 */
export function showDiff(place, { entry, outcome, trigger, showsUnchanged, isEditedSince }) {
  const { proposal } = entry;
  const shown = entry.ownText === null ? proposal : outcome;
  const prose = shown !== null && isProse(shown);
  attribute(place, "data-kind", prose ? "caption" : "tags");
  if (shown === null) return place.replaceChildren(element("span", "review-card__same", failureWords(entry)));
  const pieces = prose ? proseOf(shown) : tagsOf(shown, entry, trigger, showsUnchanged);
  if (isEditedSince) pieces.push(element("span", "review-card__same", "edited since it was sent"));
  place.replaceChildren(...pieces);
}

/** @param {ReviewEntry} entry */
export function failureWords({ failures, text }) {
  if (text === null) return "The image is no longer there.";
  const failure = failures.find((one) => one !== null);
  return failure ? `${failure.title}. ${failure.detail}` : "There is no suggestion.";
}

/** @param {Proposal} proposal @returns {Node[]} */
function proseOf({ before, after }) {
  return wordDiff(before, after).map(({ kind, text }) =>
    kind === "same" ? document.createTextNode(text) : element(kind === "added" ? "ins" : "del", "", text),
  );
}

/**
 * @param {Proposal} proposal
 * @param {ReviewEntry} entry
 * @param {string} trigger
 * @param {boolean} showsUnchanged
 * @returns {Node[]}
 */
function tagsOf({ added, removed, before, unchanged, kept }, { tags, ownText }, trigger, showsUnchanged) {
  const isFixed = ownText !== null;
  const changes = [
    ...added.map((tag) => changePill(tag, "added", tags.get(tag) === "rejected", isFixed)),
    ...removed.map((tag) => changePill(tag, "removed", tags.get(tag) === "rejected", isFixed)),
  ];
  const gone = new Set(removed);
  const same = showsUnchanged ? tagTexts(before).filter((tag) => !gone.has(tag)) : [];
  return [
    ...(trigger === "" ? [] : [triggerPill(trigger)]),
    ...changes,
    ...same.map((tag) => element("span", "pill pill--common", tag)),
    ...sameWords({ before, unchanged, kept, showsUnchanged }),
  ];
}

/** @param {{ before: string, unchanged: number, kept: Proposal["kept"], showsUnchanged: boolean }} what */
function sameWords({ before, unchanged, kept, showsUnchanged }) {
  if (kept === "has-text") return [element("span", "review-card__same", "has a text, which stays")];
  if (kept === "unreadable-text")
    return [element("span", "review-card__same", "its text can only be looked at")];
  if (kept === "nothing-new") return [element("span", "review-card__same", "nothing new")];
  if (before.trim() === "") return [element("span", "review-card__same", "was untagged")];
  return showsUnchanged || unchanged === 0
    ? []
    : [element("span", "review-card__same", `${numberText(unchanged)} unchanged`)];
}

/** @param {string} trigger */
function triggerPill(trigger) {
  const pill = element("span", "pill pill--trigger");
  pill.append(icon("pin"), element("span", "pill__text", trigger));
  return pill;
}

/**
 * @param {string} tag
 * @param {"added" | "removed"} kind
 * @param {boolean} isLeftOut
 * @param {boolean} isFixed
 */
function changePill(tag, kind, isLeftOut, isFixed) {
  const isAdded = kind === "added";
  const pill = element("button", `pill ${isAdded ? "pill--add" : "pill--remove"} review-pill`);
  pill.type = "button";
  pill.disabled = isFixed;
  pill.dataset.tag = tag;
  attribute(pill, "aria-pressed", !isLeftOut);
  attribute(pill, "aria-label", `${isAdded ? "Add" : "Remove"} ${tag}`);
  const words = element(isAdded ? "ins" : "del", "pill__text", tag);
  pill.append(icon(isAdded ? "plus" : "minus"), words);
  return pill;
}
