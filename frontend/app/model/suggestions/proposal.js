import { alike } from "../tag-words.js";
import { addTags, removeTag, tagTexts } from "../tags.js";
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
  const tagsTo = base.mode === "tags" ? tagsToTags : tagsToProse;
  const proposed = isCaption
    ? proposedCaption(base.body, text, replaces, rules)
    : tagsTo(base.body, text, replaces, rules, leftOut);
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
 * @param {string} body
 * @param {string} prose
 * @param {boolean} replaces
 * @param {ProposalRules} rules
 * @returns {Proposed}
 */
function proposedCaption(body, prose, replaces, { joint }) {
  const isSaid = body.includes(prose);
  const after = replaces ? prose : isSaid ? body : joined(body, prose, joint);
  return { after, mode: "caption", added: [], removed: [], unchanged: 0, kept: null };
}

/** @typedef {{ tag: string, form: string }} FormedTag with the form in which it is like others */

/**
 * @param {string} body
 * @param {string} text
 * @param {boolean} replaces
 * @param {ProposalRules} rules
 * @param {ReadonlySet<string>} leftOut
 * @returns {Proposed}
 */
function tagsToProse(body, text, replaces, { joint, trigger }, leftOut) {
  const isSaid = replaces ? () => false : wordFinder(body);
  const added = eachOnce(ownTags(text, trigger)).flatMap(({ tag, form }) => (isSaid(form) ? [] : [tag]));
  const coming = added.filter((tag) => !leftOut.has(tag)).join(", ");
  const after = replaces ? coming : joined(body, coming, joint);
  const isNothing = coming === "";
  const mode = replaces && !isNothing ? "tags" : "caption";
  return { after: isNothing ? body : after, mode, added, removed: [], unchanged: 0, kept: null };
}

/**
 * @param {string} body
 * @param {string} text
 * @param {boolean} replaces
 * @param {ProposalRules} rules
 * @param {ReadonlySet<string>} leftOut
 * @returns {Proposed}
 */
function tagsToTags(body, text, replaces, { trigger }, leftOut) {
  const suggested = eachOnce(ownTags(text, trigger));
  const wanted = new Set(suggested.map(({ form }) => form));
  const own = ownTags(body, trigger);
  const there = new Set(own.map(({ form }) => form));
  const added = suggested.flatMap(({ tag, form }) => (there.has(form) ? [] : [tag]));
  const staying = replaces ? own.filter(({ form }) => wanted.has(form)) : own;
  const leaving = replaces ? own.filter(({ form }) => !wanted.has(form)) : [];
  const removed = [...new Set(leaving.map(({ tag }) => tag))];
  const unchanged = staying.length;
  const coming = added.filter((tag) => !leftOut.has(tag));
  const isNothing = isEmptied({ removed, unchanged }, coming.length);
  const going = isNothing ? [] : removed.filter((tag) => !leftOut.has(tag));
  const after = addTags(going.reduce(removeTag, body), coming);
  return { after, mode: "tags", added, removed, unchanged, kept: null };
}

/**
 * @param {Pick<Proposal, "removed" | "unchanged">} proposal
 * @param {number} coming how many of the added tags come
 * @returns {boolean} whether nothing of the suggestion is left, which is no reason to take the tags away that it would have replaced
 */
export function isEmptied({ removed, unchanged }, coming) {
  return coming === 0 && removed.length > 0 && unchanged === 0;
}

/**
 * @param {string} body
 * @param {string} trigger
 * @returns {FormedTag[]} its tags without the trigger word
 */
function ownTags(body, trigger) {
  const doubles = triggerForms(trigger);
  const tags = tagTexts(body).map((tag) => ({ tag, form: alike(tag) }));
  return doubles.size === 0 ? tags : tags.filter(({ form }) => !doubles.has(form));
}

/**
 * @param {readonly FormedTag[]} tags
 * @returns {FormedTag[]} without those that are like an earlier one
 */
function eachOnce(tags) {
  const known = new Set();
  return tags.filter(({ form }) => known.size < known.add(form).size);
}

/**
 * @param {string} prose
 * @returns {(form: string) => boolean} whether the prose says it in whole words
 */
function wordFinder(prose) {
  const words = ` ${alike(prose)} `;
  return (form) => {
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
