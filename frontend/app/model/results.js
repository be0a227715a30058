import { tagTexts } from "./tags.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").Sort} Sort */
/** @typedef {import("./types.js").Touched} Touched */
/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {{ readonly id: ItemId, readonly value: number | string, readonly number: number }} Place what an image is sorted by */

/** @type {Record<Sort["key"], (item: Item) => number | string>} */
const sortValues = {
  number: (item) => item.number,
  name: (item) => item.picture.file.toLowerCase().replace(/\d+/gu, (digits) => digits.padStart(12, "0")),
  size: (item) => item.picture.width * item.picture.height,
  tags: (item) => (item.mode === "tags" ? tagTexts(item.body).length : 0),
};

/** The images shown: those of the document that match the query, sorted; kept current by what was touched. */
export class Results {
  /** @type {readonly ItemId[]} a new array whenever it changed, and only then */
  ids = [];

  /** @type {Map<ItemId, Place>} of the images shown */
  #places = new Map();
  #trigger = "";

  /**
   * @param {DatasetDocument | null} document
   * @param {Query} query
   * @param {Sort} sort
   */
  constructor(document, query, sort) {
    this.document = document;
    this.query = query;
    this.sort = sort;
    this.#rebuild();
  }

  /** @returns {number} */
  get size() {
    return this.ids.length;
  }

  /**
   * @param {ItemId} id
   * @returns {boolean}
   */
  has(id) {
    return this.#places.has(id);
  }

  /**
   * @param {ItemId} id
   * @returns {number} its place among the images shown, -1 when it is not shown
   */
  indexOf(id) {
    const place = this.#places.get(id);
    if (place === undefined) return -1;
    const index = this.#lowerBound(this.ids, place, 0);
    return this.ids[index] === id ? index : this.ids.indexOf(id);
  }

  /**
   * @param {Query} query
   * @param {Sort} sort
   */
  show(query, sort) {
    this.query = query;
    this.sort = sort;
    this.#rebuild();
  }

  /** @param {Touched} touched what changed in the document */
  touch(touched) {
    if (this.document === null) return;
    const before = this.#trigger;
    const isAsked = touched.all && this.query.mindsTrigger(before, this.document.trigger);
    const isCompared = touched.ids.size > 0 && this.query.mindsOthers;
    if (isAsked || isCompared) this.#rebuild();
    else this.#update(touched.ids);
    this.#trigger = this.document.trigger;
  }

  #rebuild() {
    const { document } = this;
    this.#trigger = document?.trigger ?? "";
    /** @type {Place[]} */
    const places = [];
    for (const id of document?.ids() ?? []) {
      const place = this.#placeNow(id);
      if (place !== undefined) places.push(place);
    }
    places.sort((a, b) => this.#compare(a, b));
    this.#places = new Map();
    for (const place of places) this.#places.set(place.id, place);
    this.#list(places.map(({ id }) => id));
  }

  /** @param {Iterable<ItemId>} touched */
  #update(touched) {
    /** @type {Set<ItemId>} */
    const leaving = new Set();
    /** @type {Place[]} */
    const coming = [];
    for (const id of touched) {
      const before = this.#places.get(id);
      const now = this.#placeNow(id);
      if (before?.value === now?.value && before?.number === now?.number) continue;
      if (before !== undefined) leaving.add(id);
      if (now !== undefined) coming.push(now);
    }
    if (leaving.size === 0 && coming.length === 0) return;
    const staying = leaving.size === 0 ? this.ids : this.ids.filter((id) => !leaving.has(id));
    for (const id of leaving) this.#places.delete(id);
    coming.sort((a, b) => this.#compare(a, b));
    this.#list(this.#merged(staying, coming));
    for (const place of coming) this.#places.set(place.id, place);
  }

  /** @param {readonly ItemId[]} ids */
  #list(ids) {
    const isSame = ids.length === this.ids.length && ids.every((id, index) => id === this.ids[index]);
    if (!isSame) this.ids = ids;
  }

  /**
   * @param {readonly ItemId[]} staying
   * @param {readonly Place[]} coming
   * @returns {ItemId[]}
   */
  #merged(staying, coming) {
    /** @type {ItemId[]} */
    const ids = [];
    let from = 0;
    for (const place of coming) {
      const to = this.#lowerBound(staying, place, from);
      for (let i = from; i < to; i++) ids.push(/** @type {ItemId} */ (staying[i]));
      ids.push(place.id);
      from = to;
    }
    for (let i = from; i < staying.length; i++) ids.push(/** @type {ItemId} */ (staying[i]));
    return ids;
  }

  /**
   * @param {readonly ItemId[]} ids shown and sorted
   * @param {Place} place
   * @param {number} from
   * @returns {number} where it belongs
   */
  #lowerBound(ids, place, from) {
    let low = from;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = /** @type {Place} */ (this.#places.get(/** @type {ItemId} */ (ids[middle])));
      if (this.#compare(other, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * @param {ItemId} id
   * @returns {Place | undefined} undefined when it is not to be shown
   */
  #placeNow(id) {
    const item = this.document?.find(id);
    if (this.document === null || item === undefined || !this.query.match(item, this.document))
      return undefined;
    return { id, value: sortValues[this.sort.key](item), number: item.number };
  }

  /**
   * @param {Place} a
   * @param {Place} b
   * @returns {number}
   */
  #compare(a, b) {
    const order = a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
    return (this.sort.descending ? -order : order) || a.number - b.number;
  }
}
