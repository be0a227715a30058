/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {{ start: number, end: number, kind: "include" | "exclude" | "bare" | "operator" | "error" }} QueryToken */
/** @typedef {{ message: string, start: number, end: number, suggestion: string | null }} QueryError */
/** @typedef {{ text: string, start: number, end: number }} QueryPart one of the conditions that must all hold */

/**
 * @typedef {object} Query
 * @property {string} text
 * @property {(item: Item, document: DatasetDocument) => boolean} match all images while there is an error
 * @property {QueryToken[]} tokens
 * @property {QueryError | null} error
 * @property {QueryPart[]} parts
 * @property {boolean} isEmpty whether every image matches
 * @property {(before: string, after: string) => boolean} mindsTrigger whether the answer may change with that change of the trigger word
 */

/**
 * @param {string} text
 * @returns {Query}
 */
export function parseQuery(text) {
  return {
    text,
    match: () => true,
    tokens: [],
    error: null,
    parts: [],
    isEmpty: true,
    mindsTrigger: () => false,
  };
}

/**
 * @param {string} text
 * @param {string} _tag
 * @param {"include" | "exclude"} _kind
 * @returns {string} with the tag asked for in that way, or no more if it was
 */
export function toggleTagInQuery(text, _tag, _kind) {
  return text;
}

/**
 * @param {string} _text
 * @param {string} _tag
 * @returns {"include" | "exclude" | null}
 */
export function tagStateInQuery(_text, _tag) {
  return null;
}

/**
 * @param {string} text
 * @param {number} _part index into `parts`
 * @returns {string}
 */
export function withoutPart(text, _part) {
  return text;
}
