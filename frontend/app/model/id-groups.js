/** @typedef {import("./types.js").ItemId} ItemId */

/** @type {ReadonlySet<ItemId>} */
const nobody = new Set();

/** Ids by a key that mostly has one id only, so that a set is made only for a key that has more. */
export class IdGroups {
  /** @type {Map<string, ItemId | Set<ItemId>>} */
  #groups = new Map();
  #sharing = 0;

  /** @returns {number} how many ids have their key together with others */
  get sharing() {
    return this.#sharing;
  }

  /**
   * @param {string} key
   * @param {ItemId} id not yet under that key
   */
  add(key, id) {
    const group = this.#groups.get(key);
    if (group === undefined) {
      this.#groups.set(key, id);
    } else if (typeof group === "string") {
      this.#groups.set(key, new Set([group, id]));
      this.#sharing += 2;
    } else {
      group.add(id);
      this.#sharing++;
    }
  }

  /**
   * @param {string} key
   * @param {ItemId} id under that key
   */
  delete(key, id) {
    const group = this.#groups.get(key);
    if (group === undefined || typeof group === "string") {
      this.#groups.delete(key);
      return;
    }
    group.delete(id);
    this.#sharing--;
    const [last] = group;
    if (group.size > 1 || last === undefined) return;
    this.#groups.set(key, last);
    this.#sharing--;
  }

  /**
   * @param {string} key
   * @returns {number}
   */
  count(key) {
    const group = this.#groups.get(key);
    return group === undefined ? 0 : typeof group === "string" ? 1 : group.size;
  }

  /**
   * @param {string} key
   * @returns {ReadonlySet<ItemId>}
   */
  get(key) {
    const group = this.#groups.get(key);
    return group === undefined ? nobody : typeof group === "string" ? new Set([group]) : group;
  }
}
