/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {{ readonly tag: string, readonly count: number }} TagCount */

/** Which images have which tag. Captions are prose and not counted, nor is the trigger word. */
export class TagIndex {
  /** @returns {number} how many different tags there are */
  get size() {
    return 0;
  }

  /**
   * @param {string} _tag
   * @returns {number} how many images have it
   */
  count(_tag) {
    return 0;
  }

  /**
   * @param {string} _tag
   * @returns {ReadonlySet<ItemId>}
   */
  images(_tag) {
    return new Set();
  }

  /**
   * @param {{ search?: string, sort?: "count" | "name" }} [_options]
   * @returns {readonly TagCount[]} the same array, and the same rows in it, as long as nothing changed
   */
  list(_options) {
    return [];
  }
}
