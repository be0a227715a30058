import { alike } from "../tag-words.js";
import { addTags, parseTags, removeTag, tagTexts } from "../tags.js";
import { withoutTriggerInFront } from "./clean-caption.js";
import { triggerForms } from "./clean-tags.js";

/** @typedef {import("../types.js").Item} Item */
/** @typedef {import("../types.js").TextMode} TextMode */
/** @typedef {import("./types.js").IfTextExists} IfTextExists */

/**
 * How suggestions become texts. `joint` stands between a text and prose that is appended to it, and between prose and tags.
 *
 * @typedef {{ ifTextExists: IfTextExists, joint: "line" | "space", trigger: string }} ProposalRules
 */

/**
 * What a suggestion would make of an image's text. `added` and `removed` are tags and empty where prose is concerned, which is to be
 * compared as a whole; `unchanged` counts the tags that stay. `kept` says why nothing would change, null where something would.
 *
 * @typedef {{
 *   before: string,
 *   after: string,
 *   mode: TextMode,
 *   added: readonly string[],
 *   removed: readonly string[],
 *   unchanged: number,
 *   kept: null | "has-text" | "unreadable-text" | "nothing-new"
 * }} Proposal
 */

/** @typedef {Pick<Item, "body" | "mode" | "textProblem">} ItemText */

/** @type {ReadonlySet<string>} */
const nothing = new Set();

/**
 * @param {{ body: string }} item
 * @param {string} trigger
 * @returns {boolean} whether the image has a text, the trigger word aside
 */
export function hasText({ body }, trigger) {
  return body.trim() !== "" && body.trim() !== trigger;
}

/**
 * @param {ItemText} item
 * @param {{ mode: TextMode, text: string }} suggestion
 * @param {ProposalRules} rules
 * @param {ReadonlySet<string>} [leftOut] tags that were rejected: added ones that do not come, and removed ones that stay
 * @returns {Proposal} `added` and `removed` name those that are left out, too
 */
export function proposeText(item, suggestion, rules, leftOut = nothing) {
  const { trigger, ifTextExists } = rules;
  if (item.textProblem !== null) return unchanged(item, trigger, "unreadable-text");
  const isThere = hasText(item, trigger);
  if (isThere && ifTextExists === "ignore") return unchanged(item, trigger, "has-text");
  const isCaption = suggestion.mode === "caption";
  const text = isCaption ? withoutTriggerInFront(suggestion.text, trigger).trim() : suggestion.text;
  if (text === "") return unchanged(item, trigger, "nothing-new");
  const base = isThere ? item : { body: "", mode: suggestion.mode };
  const replaces = ifTextExists === "overwrite" || !isThere;
  const proposed = isCaption
    ? proposedCaption(base, text, replaces, rules)
    : proposedTags(base, text, replaces, rules, leftOut);
  const { added, removed } = proposed;
  if (proposed.after === base.body && added.length === 0 && removed.length === 0)
    return unchanged(item, trigger, "nothing-new");
  if (proposed.after === base.body)
    return { ...proposed, before: item.body, after: item.body, mode: item.mode };
  return { ...proposed, before: item.body };
}

/**
 * @param {ItemText} item
 * @param {string} trigger
 * @param {Proposal["kept"]} kept
 * @returns {Proposal}
 */
function unchanged({ body, mode }, trigger, kept) {
  const count = mode === "tags" ? ownTags(body, trigger).length : 0;
  return { before: body, after: body, mode, added: [], removed: [], unchanged: count, kept };
}

/** @typedef {Omit<Proposal, "before">} Proposed */

/**
 * @param {{ body: string }} base
 * @param {string} prose
 * @param {boolean} replaces
 * @param {ProposalRules} rules
 * @returns {Proposed}
 */
function proposedCaption({ body }, prose, replaces, { joint }) {
  const isSaid = body.includes(prose);
  const after = replaces ? prose : isSaid ? body : joined(body, prose, joint);
  return { after, mode: "caption", added: [], removed: [], unchanged: 0, kept: null };
}

/**
 * @param {{ body: string, mode: TextMode }} base
 * @param {string} text
 * @param {boolean} replaces
 * @param {ProposalRules} rules
 * @param {ReadonlySet<string>} leftOut
 * @returns {Proposed}
 */
function proposedTags({ body, mode }, text, replaces, { joint, trigger }, leftOut) {
  const suggested = eachOnce(ownTags(text, trigger));
  const has = mode === "tags" ? tagFinder(body) : replaces ? () => false : wordFinder(body);
  const added = suggested.filter((tag) => !has(tag));
  const coming = added.filter((tag) => !leftOut.has(tag));
  if (mode === "caption") {
    const after = replaces ? coming.join(", ") : joined(body, coming.join(", "), joint);
    const isWhole = replaces && coming.length > 0;
    return {
      after: coming.length === 0 ? body : after,
      mode: isWhole ? "tags" : "caption",
      added,
      removed: [],
      unchanged: 0,
      kept: null,
    };
  }
  const wanted = new Set(suggested.map(alike));
  const own = ownTags(body, trigger);
  const removed = replaces ? [...new Set(own)].filter((tag) => !wanted.has(alike(tag))) : [];
  const gone = new Set(removed);
  const unchanged = own.filter((tag) => !gone.has(tag)).length;
  const going = isEmptied({ added: coming, removed, unchanged })
    ? []
    : removed.filter((tag) => !leftOut.has(tag));
  const after = addTags(going.reduce(removeTag, body), coming);
  return { after, mode, added, removed, unchanged, kept: null };
}

/**
 * @param {Pick<Proposal, "added" | "removed" | "unchanged">} proposal with the added tags that come
 * @returns {boolean} whether nothing of the suggestion is left, which is no reason to take the tags away that it would have replaced
 */
export function isEmptied({ added, removed, unchanged }) {
  return added.length === 0 && removed.length > 0 && unchanged === 0;
}

/**
 * @param {string} body
 * @param {string} trigger
 * @returns {string[]} its tags without the trigger word
 */
function ownTags(body, trigger) {
  const forms = triggerForms(trigger);
  return tagTexts(body).filter((tag) => !forms.has(alike(tag)));
}

/**
 * @param {readonly string[]} tags
 * @returns {string[]} without those that differ from an earlier one in case only
 */
function eachOnce(tags) {
  const known = new Set();
  return tags.filter((tag) => known.size < known.add(alike(tag)).size);
}

/**
 * @param {string} body
 * @returns {(tag: string) => boolean}
 */
function tagFinder(body) {
  const forms = new Set(parseTags(body).map(({ text }) => alike(text)));
  return (tag) => forms.has(alike(tag));
}

/**
 * @param {string} prose
 * @returns {(tag: string) => boolean} whether the prose says it in whole words
 */
function wordFinder(prose) {
  const words = ` ${alike(prose)} `;
  return (tag) => {
    const form = alike(tag);
    for (let at = words.indexOf(form); at >= 0; at = words.indexOf(form, at + 1)) {
      const around = (words[at - 1] ?? "") + (words[at + form.length] ?? "");
      if (!/[\p{L}\p{N}]/u.test(around)) return true;
    }
    return false;
  };
}

/**
 * @param {string} body
 * @param {string} more
 * @param {"line" | "space"} joint
 * @returns {string} the whole body with more behind it
 */
function joined(body, more, joint) {
  if (more === "" || body === "") return body + more;
  const end = joint === "line" ? lineEndOf(body) : " ";
  const isApart = joint === "line" ? /[\r\n]$/u.test(body) : /\s$/u.test(body);
  return isApart ? body + more : body + end + more;
}

/**
 * @param {string} body
 * @returns {string} the line end that the text has, if it has only one kind
 */
function lineEndOf(body) {
  const ends = new Set(body.match(/\r\n|\r|\n/gu));
  const [end] = ends;
  return ends.size === 1 && end !== undefined ? end : "\n";
}
