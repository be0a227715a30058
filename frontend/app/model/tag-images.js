/** @typedef {import("./types.js").ItemId} ItemId */

/** So often one image is looked for in a list. To make a set takes as long as looking through the list more than a hundred times. */
const fewLooks = 32;

/**
 * The images that have one tag. Opening a dataset notes more than a million of them, and few are ever looked for: as long as nobody does,
 * or hardly anybody, they stand in a list, which takes a tenth of the time of a set.
 */
export class TagImages {
  /** @type {ItemId[] | null} null once there is a set */
  #list = [];
  /** @type {Set<ItemId>} */
  #set = new Set();
  #looks = 0;

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

  /**
   * @param {ItemId} id
   * @returns {boolean}
   */
  has(id) {
    const list = this.#listToLookIn();
    return list === null ? this.#set.has(id) : list.includes(id);
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
    const list = this.#listToLookIn();
    if (list === null) return this.#set.delete(id);
    const at = list.indexOf(id);
    if (at !== -1) list.splice(at, 1);
    return at !== -1;
  }

  /** @returns {ItemId[] | null} null where the set is to be asked */
  #listToLookIn() {
    if (this.#list !== null && ++this.#looks > fewLooks) void this.ids;
    return this.#list;
  }
}
