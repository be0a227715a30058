import { isSmall } from "./checks/size.js";
import { nearestWord } from "./nearest-word.js";
import { alike } from "./tag-words.js";
import { tagTexts } from "./tags.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {(item: Item, document: DatasetDocument) => boolean} Match */

/**
 * What a word of a query asks for. `tag` is the form of the tag it asks for; `mindsTrigger` and `mindsOthers` tell whether the answer for
 * an image depends on the trigger word, or on other images.
 *
 * @typedef {{ match: Match, tag?: string, mindsTrigger?: boolean, mindsOthers?: boolean }} Condition
 *
 * @typedef {{ message: string, suggestion: string | null }} Fault
 */

/** @type {Record<string, Condition>} */
const states = {
  untagged: { match: (item) => item.body.trim() === "" && item.textProblem === null },
  caption: { match: (item) => item.mode === "caption" && item.body.trim() !== "" },
  unsaved: { match: (item, document) => document.changeOf(item.id) !== null, mindsTrigger: true },
  new: { match: (item) => item.saved === null },
  "missing-trigger": {
    match: (item, document) => document.triggerState(item.id) === "missing",
    mindsTrigger: true,
  },
  small: { match: (item) => isSmall(item.picture) },
  unreadable: { match: (item) => Boolean(item.problem) },
  "unreadable-text": { match: (item) => item.textProblem !== null },
  "same-stem": {
    match: (item, document) => document.withStemOf(item.picture.file).size > 1,
    mindsOthers: true,
  },
  failed: { match: (item, document) => document.failed.has(item.id) },
  duplicate: {
    match: ({ picture }, document) =>
      picture.sha256 !== null && document.withContent(picture.sha256).size > 1,
    mindsOthers: true,
  },
};

/** @type {Record<string, (item: Item) => number | null>} null for an image that has no such figure */
const figures = {
  width: ({ picture }) => picture.width || null,
  height: ({ picture }) => picture.height || null,
  ratio: ({ picture }) => (picture.height > 0 ? picture.width / picture.height : null),
  tags: (item) => (item.mode === "tags" && item.textProblem === null ? tagTexts(item.body).length : null),
};

const textFields = ["tag", "caption", "name"];

/** @type {readonly string[]} what can stand in front of a colon */
export const fieldNames = [...textFields, "is", ...Object.keys(figures)];

/** @type {readonly string[]} what can stand behind `is:` */
export const stateNames = Object.keys(states);

/**
 * @param {import("./query-words.js").QueryWord} word
 * @returns {Condition | Fault}
 */
export function conditionOf({ field, text, isQuoted }) {
  if (field === null) return { match: bareMatch(alike(text)) };
  if (!fieldNames.includes(field)) return unknownField(field);
  if (text === "" && !isQuoted) return { message: `Something is missing behind ${field}:`, suggestion: null };
  if (field === "tag") return tagCondition(alike(text));
  if (field === "caption") return { match: captionMatch(alike(text)) };
  if (field === "name") return { match: nameMatch(alike(text)) };
  return field === "is" ? stateCondition(text.toLowerCase()) : figureCondition(field, text);
}

/**
 * @param {string} field
 * @returns {Fault}
 */
function unknownField(field) {
  const suggestion = nearestWord(field, fieldNames);
  const advice =
    suggestion === null
      ? "Put the words in quotation marks to search for them."
      : `Did you mean ${suggestion}?`;
  return { message: `“${field}” is not a field. ${advice}`, suggestion };
}

/**
 * @param {string} state
 * @returns {Condition | Fault}
 */
function stateCondition(state) {
  const known = Object.hasOwn(states, state) ? states[state] : undefined;
  if (known !== undefined) return known;
  const suggestion = nearestWord(state, stateNames);
  const advice = suggestion === null ? `Known are ${stateNames.join(", ")}.` : `Did you mean ${suggestion}?`;
  return { message: `“${state}” cannot stand behind is:. ${advice}`, suggestion };
}

/**
 * @param {string} wanted
 * @returns {Match}
 */
function bareMatch(wanted) {
  const isName = nameMatch(wanted);
  return (item, document) => alike(item.body).includes(wanted) || isName(item, document);
}

/**
 * @param {string} wanted
 * @returns {Match}
 */
function nameMatch(wanted) {
  return (item) => alike(item.picture.file).includes(wanted);
}

/**
 * @param {string} wanted
 * @returns {Match}
 */
function captionMatch(wanted) {
  return (item) => item.mode === "caption" && alike(item.body).includes(wanted);
}

/**
 * @param {string} form
 * @returns {Condition}
 */
function tagCondition(form) {
  const escaped = form.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
  const word = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u");
  /** @type {Match} */
  const match = (item, document) => {
    if (alike(document.trigger) === form && document.triggerState(item.id) === "first") return true;
    return item.mode === "tags" ? document.tags.hasAlike(item.id, form) : word.test(alike(item.body));
  };
  return { match, tag: form };
}

/**
 * @param {string} field
 * @param {string} text
 * @returns {Condition | Fault}
 */
function figureCondition(field, text) {
  const [, sign = "", rest = ""] = /^(<=|>=|<|>|=)?\s*(.*)$/su.exec(text) ?? [];
  const wanted = field === "ratio" ? readRatio(rest) : readNumber(rest);
  if (wanted === null) {
    const example = field === "ratio" ? "ratio:16:9 or ratio:>1.5" : `${field}:<1024`;
    return { message: `“${rest}” is not a number. Write ${example}.`, suggestion: null };
  }
  const figure = /** @type {(item: Item) => number | null} */ (figures[field]);
  const holds = comparison(sign, wanted, field === "ratio" ? 0.01 : 0);
  return {
    match: (item) => {
      const value = figure(item);
      return value !== null && holds(value);
    },
  };
}

/**
 * @param {string} text
 * @returns {number | null}
 */
function readNumber(text) {
  return /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : null;
}

/**
 * @param {string} text `1.5`, `3:2` or `3/2`
 * @returns {number | null}
 */
function readRatio(text) {
  const [, width, height] = /^(\d+(?:\.\d+)?)[:/x](\d+(?:\.\d+)?)$/u.exec(text) ?? [];
  if (width === undefined || height === undefined) return readNumber(text);
  return Number(height) > 0 ? Number(width) / Number(height) : null;
}

/**
 * @param {string} sign
 * @param {number} wanted
 * @param {number} tolerance share of the wanted value within which two are the same
 * @returns {(value: number) => boolean}
 */
function comparison(sign, wanted, tolerance) {
  const margin = wanted * tolerance;
  if (sign === "<") return (value) => value < wanted - margin;
  if (sign === ">") return (value) => value > wanted + margin;
  if (sign === "<=") return (value) => value <= wanted + margin;
  if (sign === ">=") return (value) => value >= wanted - margin;
  return (value) => Math.abs(value - wanted) <= margin;
}
