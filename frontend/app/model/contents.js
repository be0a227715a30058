import { ChangeTally } from "./change-tally.js";
import { FileIndex } from "./file-index.js";
import { isSameSource } from "./file-text.js";
import { ItemTable } from "./item-table.js";
import { itemInFolder, readSavedAgain } from "./items.js";
import { TagIndex } from "./tag-index.js";

/** @typedef {import("./types.js").FileRules} FileRules */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").Picture} Picture */

/** The images of a document with everything that is derived from them. Each change costs what it touches. */
export class Contents {
  /** @readonly */
  tags = new TagIndex();
  /** @readonly */
  files = new FileIndex();
  /** @type {Map<ItemId, Item>} stored images that were taken out and not yet removed by a save */
  removedSaved = new Map();
  /** @type {Set<ItemId>} images whose mode was set since the last save */
  modesSet = new Set();
  lastNumber = 0;
  lastId = 0;

  #table = new ItemTable();
  /** @type {Set<ItemId>} images whose files a save removed */
  #gone = new Set();

  /**
   * @param {string} savedTrigger
   * @param {FileRules} rules
   */
  constructor(savedTrigger, rules) {
    this.tally = new ChangeTally(savedTrigger, rules);
  }

  /** @returns {number} */
  get size() {
    return this.#table.size;
  }

  /** @returns {readonly ItemId[]} */
  get order() {
    return this.#table.order;
  }

  /** @returns {IterableIterator<Item>} */
  values() {
    return this.#table.values();
  }

  /**
   * @param {ItemId} id
   * @returns {Item | undefined}
   */
  find(id) {
    return this.#table.find(id);
  }

  /**
   * @param {ItemId} id
   * @returns {number}
   */
  indexOf(id) {
    return this.#table.indexOf(id);
  }

  /**
   * @param {Item} before an item of the document
   * @param {Item} item which takes its place
   * @param {import("./types.js").TagChange} [tags] what is known of the change of its tags
   */
  replace(before, item, tags) {
    if (before.mode !== item.mode) this.modesSet.add(item.id);
    this.tags.replace(before, item, tags);
    if (before.picture !== item.picture) {
      this.files.remove(before);
      this.files.add(item);
    }
    this.tally.remove(before);
    this.tally.add(item);
    this.#table.replace(item);
  }

  /**
   * @param {readonly { item: Item, at: number }[]} entries in the order of `at`
   * @returns {Item[]} those that could be put in: the files of an image that a save removed are no longer there
   */
  insert(entries) {
    const present = entries.flatMap(({ item, at }) => {
      const brought = this.#bringBack(item);
      return brought === null ? [] : [{ item: brought, at }];
    });
    this.#table.insert(present);
    return present.map(({ item }) => {
      this.#enter(item);
      return item;
    });
  }

  /**
   * @param {ReadonlySet<ItemId>} ids
   * @returns {{ item: Item, at: number }[]}
   */
  remove(ids) {
    const removed = this.#table.remove(ids);
    for (const { item } of removed) {
      this.tags.remove(item);
      this.files.remove(item);
      this.tally.remove(item);
      if (item.saved !== null) this.removedSaved.set(item.id, item);
    }
    return removed;
  }

  /**
   * @param {Picture} picture
   * @param {Item} item
   * @returns {Picture | null} the picture as it can be had now; null if a save put another in the place of its file
   */
  within(picture, item) {
    if (picture.source.kind === "local") return picture;
    for (const known of [item.saved?.picture, item.picture, item.original]) {
      if (known && isSameSource(known.source, picture.source)) return { ...picture, source: known.source };
    }
    const isFormer = item.saved?.formerVersions?.includes(picture.source.version) ?? false;
    return item.saved !== null && isFormer ? { ...picture, source: item.saved.picture.source } : null;
  }

  /**
   * @param {string} savedTrigger
   * @param {FileRules} rules
   * @param {{ followed: boolean }} how whether texts that nobody edited are shown as they are read now
   */
  readSavedTexts(savedTrigger, rules, { followed }) {
    for (const [id, item] of this.removedSaved) {
      this.removedSaved.set(id, readSavedAgain(item, savedTrigger, followed));
    }
    this.recount(savedTrigger, rules, (item) => readSavedAgain(item, savedTrigger, followed));
  }

  /**
   * @param {string} savedTrigger
   * @param {FileRules} rules
   * @param {(item: Item) => Item} [change]
   */
  recount(savedTrigger, rules, change = (item) => item) {
    this.tally = new ChangeTally(savedTrigger, rules);
    for (const item of [...this.#table.values()]) {
      const next = change(item);
      if (next !== item) this.tags.replace(item, next);
      this.#table.replace(next);
      this.tally.add(next);
    }
  }

  /**
   * @param {string} folder that has the stored files now; they are the same as before
   * @param {string} savedTrigger
   * @param {FileRules} rules
   */
  moveTo(folder, savedTrigger, rules) {
    for (const [id, item] of this.removedSaved) this.removedSaved.set(id, itemInFolder(item, folder));
    this.recount(savedTrigger, rules, (item) => itemInFolder(item, folder));
  }

  /** @param {Item} item as it is after a save, whether it is still in the document or not */
  settle(item) {
    const before = this.find(item.id);
    if (before !== undefined) this.replace(before, item);
    else if (item.saved !== null) this.removedSaved.set(item.id, item);
  }

  /**
   * @param {readonly ItemId[]} ids whose files a save removed
   * @returns {ItemId[]} those that had been brought back meanwhile and had to go again, since nothing is left of them
   */
  forget(ids) {
    for (const id of ids) {
      this.#gone.add(id);
      this.removedSaved.delete(id);
    }
    const back = ids.flatMap((id) => this.find(id) ?? []);
    const lost = new Set(back.filter((item) => withoutFiles(item) === null).map((item) => item.id));
    for (const item of back) this.settle(withoutFiles(item) ?? item);
    this.remove(lost);
    for (const id of lost) this.removedSaved.delete(id);
    return [...lost];
  }

  /**
   * @param {Item} item
   * @returns {Item | null}
   */
  #bringBack(item) {
    const removed = this.removedSaved.get(item.id);
    if (removed !== undefined) return removed;
    return this.#gone.has(item.id) ? withoutFiles(item) : item;
  }

  /** @param {Item} item */
  #enter(item) {
    this.removedSaved.delete(item.id);
    this.lastNumber = Math.max(this.lastNumber, item.number);
    this.lastId = Math.max(this.lastId, Number(/^i(\d+)$/u.exec(item.id)?.[1] ?? 0));
    this.tags.add(item);
    this.files.add(item);
    this.tally.add(item);
  }
}

/**
 * @param {Item} item whose files are no longer in the workspace
 * @returns {Item | null} the item as a new one, if its bytes are in this browser
 */
function withoutFiles(item) {
  if (item.picture.source.kind === "stored") return null;
  const original = item.original?.source.kind === "local" ? item.original : null;
  return { ...item, saved: null, original };
}
