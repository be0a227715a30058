/** @typedef {import("./types.js").ItemId} ItemId */

/**
 * The images that have one tag. Opening a dataset notes more than a million of them, and few are ever looked for: as long as nobody does,
 * they stand in a list, which takes a tenth of the time of a set.
 */
export class TagImages {
  /** @type {ItemId[] | null} null once there is a set */
  #list = [];
  /** @type {Set<ItemId>} */
  #set = new Set();

  /** @returns {number} */
  get size() {
    return this.#list === null ? this.#set.size : this.#list.length;
  }

  /** @returns {ReadonlySet<ItemId>} */
  get ids() {
    if (this.#list !== null) {
      this.#set = new Set(this.#list);
      this.#list = null;
    }
    return this.#set;
  }

  /** @param {ItemId} id not among them, unless it was the last one that was added */
  add(id) {
    if (this.#list === null) this.#set.add(id);
    else if (this.#list.at(-1) !== id) this.#list.push(id);
  }

  /**
   * @param {ItemId} id
   * @returns {boolean} whether it was among them
   */
  delete(id) {
    return this.ids.has(id) && this.#set.delete(id);
  }
}
