import { alike } from "./tag-words.js";
import { tagDifference } from "./tag-difference.js";
import { TagImages } from "./tag-images.js";
import { tagTexts } from "./tags.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {{ readonly tag: string, readonly count: number }} TagCount */
/** @typedef {"count" | "name"} TagSort */

/** @type {ReadonlySet<ItemId>} */
const nobody = new Set();

/** @type {Record<TagSort, (a: TagCount, b: TagCount) => number>} */
const comparators = {
  count: (a, b) => b.count - a.count || compareNames(a, b),
  name: (a, b) => compareNames(a, b),
};

/** Which images have which tag. Captions are prose and not counted, nor is the trigger word. */
export class TagIndex {
  /** @type {Map<string, TagImages>} */
  #images = new Map();
  /** @type {Map<string, Set<string>>} tags by the form in which they are alike */
  #alike = new Map();
  /** @type {Map<TagSort, TagCount[]>} the last lists given, to be sorted again from there */
  #lists = new Map();
  /** @type {Set<TagSort>} which of them are out of date */
  #stale = new Set();

  /** @returns {number} how many different tags there are */
  get size() {
    return this.#images.size;
  }

  /**
   * @param {string} tag
   * @returns {number} how many images have it
   */
  count(tag) {
    return this.#images.get(tag)?.size ?? 0;
  }

  /**
   * @param {string} tag
   * @returns {ReadonlySet<ItemId>}
   */
  images(tag) {
    return this.#images.get(tag)?.ids ?? nobody;
  }

  /**
   * @param {string} tag
   * @param {ItemId} id
   * @returns {boolean} whether the image has the tag; the way to ask about a few
   */
  has(tag, id) {
    return this.#images.get(tag)?.has(id) ?? false;
  }

  /**
   * @param {ItemId} id
   * @param {string} form of a tag, as `alike` gives it
   * @returns {boolean} whether the image has a tag of that form
   */
  hasAlike(id, form) {
    for (const tag of this.#alike.get(form) ?? []) {
      if (this.has(tag, id)) return true;
    }
    return false;
  }

  /**
   * @param {{ search?: string, sort?: TagSort }} [options]
   * @returns {readonly TagCount[]} without a search the same array, and the same row for a tag, as long as nothing changed
   */
  list({ search = "", sort = "count" } = {}) {
    const all = this.#sorted(sort);
    const wanted = alike(search);
    return wanted === "" ? all : all.filter(({ tag }) => alike(tag).includes(wanted));
  }

  /** @param {Item} item */
  add(item) {
    for (const tag of tagTexts(indexedText(item))) this.#link(tag, item.id);
  }

  /** @param {Item} item as it was added */
  remove(item) {
    for (const tag of tagTexts(indexedText(item))) this.#unlink(tag, item.id);
  }

  /**
   * @param {Item} before as it was added
   * @param {Item} after
   * @param {import("./types.js").TagChange} [known] of the one text to the other
   */
  replace(before, after, known) {
    if (before.body === after.body && before.mode === after.mode) return;
    const areTags = before.mode === "tags" && after.mode === "tags";
    const { dropped, added } =
      known !== undefined && areTags ? known : tagDifference(indexedText(before), indexedText(after));
    for (const tag of dropped) this.#unlink(tag, after.id);
    for (const tag of added) this.#link(tag, after.id);
  }

  /**
   * @param {string} tag
   * @param {ItemId} id
   */
  #link(tag, id) {
    const images = this.#images.get(tag) ?? this.#introduce(tag);
    images.add(id);
    this.#markStale();
  }

  /**
   * @param {string} tag
   * @returns {TagImages}
   */
  #introduce(tag) {
    const images = new TagImages();
    this.#images.set(tag, images);
    const form = alike(tag);
    const tags = this.#alike.get(form);
    if (tags === undefined) this.#alike.set(form, new Set([tag]));
    else tags.add(tag);
    return images;
  }

  /**
   * @param {string} tag
   * @param {ItemId} id
   */
  #unlink(tag, id) {
    const images = this.#images.get(tag);
    if (images === undefined || !images.delete(id)) return;
    this.#markStale();
    if (images.size > 0) return;
    this.#images.delete(tag);
    const form = alike(tag);
    const tags = this.#alike.get(form);
    tags?.delete(tag);
    if (tags?.size === 0) this.#alike.delete(form);
  }

  #markStale() {
    if (this.#stale.size < this.#lists.size) this.#stale = new Set(this.#lists.keys());
  }

  /**
   * @param {TagSort} sort
   * @returns {TagCount[]}
   */
  #sorted(sort) {
    const last = this.#lists.get(sort);
    if (last !== undefined && !this.#stale.has(sort)) return last;
    const rows = this.#currentRows(last ?? []);
    rows.sort(comparators[sort]);
    this.#lists.set(sort, rows);
    this.#stale.delete(sort);
    return rows;
  }

  /**
   * @param {readonly TagCount[]} last
   * @returns {TagCount[]} nearly in the order of the last ones, so that sorting them again takes one pass
   */
  #currentRows(last) {
    /** @type {TagCount[]} */
    const rows = [];
    /** @type {Set<string>} */
    const known = new Set();
    for (const row of last) {
      known.add(row.tag);
      const count = this.count(row.tag);
      if (count > 0) rows.push(count === row.count ? row : { tag: row.tag, count });
    }
    for (const [tag, { size }] of this.#images) {
      if (!known.has(tag)) rows.push({ tag, count: size });
    }
    return rows;
  }
}

/**
 * @param {Item} item
 * @returns {string} the text whose tags count
 */
function indexedText(item) {
  return item.mode === "tags" ? item.body : "";
}

/**
 * @param {TagCount} a
 * @param {TagCount} b
 * @returns {number}
 */
function compareNames(a, b) {
  return a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0;
}
