/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */

/** Items by id, in an order. */
export class ItemTable {
  /** @type {Map<ItemId, Item>} */
  #items = new Map();
  /** @type {ItemId[]} never changed once it was given away; an order change makes another */
  #order = [];
  /** @type {Map<ItemId, number> | null} places, made when first asked for */
  #places = null;

  /** @returns {number} */
  get size() {
    return this.#items.size;
  }

  /** @returns {readonly ItemId[]} */
  get order() {
    return this.#order;
  }

  /** @returns {IterableIterator<Item>} in no order */
  values() {
    return this.#items.values();
  }

  /**
   * @param {ItemId} id
   * @returns {Item | undefined}
   */
  find(id) {
    return this.#items.get(id);
  }

  /**
   * @param {ItemId} id
   * @returns {number} -1 for an unknown id
   */
  indexOf(id) {
    this.#places ??= new Map(this.#order.map((known, index) => [known, index]));
    return this.#places.get(id) ?? -1;
  }

  /** @param {Item} item takes the place of the one with its id */
  replace(item) {
    this.#items.set(item.id, item);
  }

  /** @param {readonly { item: Item, at: number }[]} entries in the order of `at`, the place each has afterwards */
  insert(entries) {
    const old = this.#order;
    /** @type {ItemId[]} */
    const order = [];
    let next = 0;
    for (const { item, at } of entries) {
      const taken = Math.max(0, Math.min(at - order.length, old.length - next));
      pushRange(order, old, next, next + taken);
      next += taken;
      order.push(item.id);
      this.#items.set(item.id, item);
    }
    pushRange(order, old, next, old.length);
    this.#setOrder(order);
  }

  /**
   * @param {ReadonlySet<ItemId>} ids
   * @returns {{ item: Item, at: number }[]} what was taken out and where it stood, so that `insert` brings it back
   */
  remove(ids) {
    /** @type {{ item: Item, at: number }[]} */
    const removed = [];
    this.#order.forEach((id, at) => {
      const item = ids.has(id) ? this.#items.get(id) : undefined;
      if (item !== undefined) removed.push({ item, at });
    });
    for (const { item } of removed) this.#items.delete(item.id);
    this.#setOrder(this.#order.filter((id) => this.#items.has(id)));
    return removed;
  }

  /** @param {ItemId[]} order */
  #setOrder(order) {
    this.#order = order;
    this.#places = null;
  }
}

/**
 * @param {ItemId[]} target
 * @param {readonly ItemId[]} source
 * @param {number} from
 * @param {number} to
 */
function pushRange(target, source, from, to) {
  for (let i = from; i < to; i++) target.push(/** @type {ItemId} */ (source[i]));
}
