/** @typedef {import("./types.js").Item} Item */

/**
 * An image of the answer to `load` and to `changes`.
 *
 * @typedef {object} ImageEntry
 * @property {string} file
 * @property {string} mime
 * @property {number} bytes
 * @property {number} width
 * @property {number} height
 * @property {string} version
 * @property {string | null} sha256
 * @property {string | null} text
 * @property {string | null} textFile
 * @property {string | null} textVersion
 * @property {string | null} textProblem
 * @property {string | null} otherText
 * @property {import("./types.js").TextMode | null} mode
 * @property {string | null} problem
 */

/**
 * @param {ImageEntry} _entry
 * @param {{ name: string, trigger: string | null, id: string, number: number }} _place the dataset's folder and trigger, and what the item is called in the document
 * @returns {Item}
 */
export function itemFromStored(_entry, _place) {
  throw new Error("skeleton");
}

/**
 * An image that the workspace does not hold yet.
 *
 * @param {{
 *   id: string,
 *   number: number,
 *   file: string,
 *   blob: Blob,
 *   mime: string,
 *   width: number,
 *   height: number,
 *   sha256: string | null,
 *   text: string | null,
 *   mode?: import("./types.js").TextMode | null,
 *   textProblem?: string | null
 * }} _image
 * @returns {Item}
 */
export function itemFromFile(_image) {
  throw new Error("skeleton");
}
