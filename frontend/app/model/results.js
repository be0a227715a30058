/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").Sort} Sort */
/** @typedef {import("./types.js").Touched} Touched */
/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./query.js").Query} Query */

/** The images shown: those of the document that match the query, sorted; kept current by what was touched. */
export class Results {
  /** @type {readonly ItemId[]} a new array whenever it changed, and only then */
  ids = [];

  /**
   * @param {DatasetDocument | null} document
   * @param {Query} query
   * @param {Sort} sort
   */
  constructor(document, query, sort) {
    this.document = document;
    this.query = query;
    this.sort = sort;
  }

  /** @returns {number} */
  get size() {
    return this.ids.length;
  }

  /**
   * @param {ItemId} _id
   * @returns {boolean}
   */
  has(_id) {
    return false;
  }

  /**
   * @param {ItemId} _id
   * @returns {number} its place among the images shown, -1 when it is not shown
   */
  indexOf(_id) {
    return -1;
  }
}
