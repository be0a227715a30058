/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {import("../types.js").Touched} Touched */
/** @typedef {import("../document.js").DatasetDocument} DatasetDocument */

/**
 * What may want attention: no text; a file without the trigger word; a picture that the trainer would enlarge; another image of the same
 * stem, so that the two would share a caption file; a caption file that cannot be read; a picture that cannot be read.
 *
 * @typedef {"untagged" | "missing-trigger" | "small" | "same-stem" | "unreadable-text" | "unreadable"} Need
 */

/** @type {readonly Need[]} */
export const needs = ["untagged", "missing-trigger", "small", "same-stem", "unreadable-text", "unreadable"];

/**
 * @param {DatasetDocument} _document
 * @param {ItemId} _id
 * @returns {Need[]} what this image wants
 */
export function needsOf(_document, _id) {
  return [];
}

/** How many images want what, kept current by what was touched. Each need is also a filter: `is:small`. */
export class Needs {
  /**
   * @param {Need} _need
   * @returns {number}
   */
  count(_need) {
    return 0;
  }
}
