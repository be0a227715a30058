import { stateOf } from "./review-entry.js";
import { TagDecisions } from "./tag-decisions.js";

/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {import("./review-entry.js").EntryState} EntryState */
/** @typedef {import("./review-entry.js").ReviewEntry} ReviewEntry */

/** The entries of a review with what is counted over them. */
export class ReviewTable {
  /** @type {Map<ItemId, ReviewEntry>} */
  #entries = new Map();
  /** @type {Map<ItemId, EntryState>} */
  #states = new Map();
  /** @type {Map<EntryState, readonly ItemId[]>} lists that are up to date */
  #lists = new Map();
  /** @type {Record<EntryState, number>} */
  counts = { undecided: 0, accepted: 0, rejected: 0, failed: 0, unchanged: 0, gone: 0 };
  /** @readonly */
  tags = new TagDecisions();

  /** @returns {number} */
  get size() {
    return this.#entries.size;
  }

  /** @returns {IterableIterator<ReviewEntry>} in the order in which they came */
  values() {
    return this.#entries.values();
  }

  /**
   * @param {ItemId} image
   * @returns {ReviewEntry | undefined}
   */
  find(image) {
    return this.#entries.get(image);
  }

  /**
   * @param {ItemId} image
   * @returns {EntryState | null}
   */
  state(image) {
    return this.#states.get(image) ?? null;
  }

  /**
   * @param {EntryState} state
   * @returns {readonly ItemId[]} the same array as long as it is up to date
   */
  ids(state) {
    const known = this.#lists.get(state);
    if (known !== undefined) return known;
    const ids = [...this.#entries.keys()].filter((id) => this.#states.get(id) === state);
    this.#lists.set(state, ids);
    return ids;
  }

  /** @param {ReviewEntry} entry which takes the place of the one of its image */
  put(entry) {
    const before = this.#entries.get(entry.image);
    if (before === undefined) this.tags.add(entry);
    else this.tags.replace(before, entry);
    this.#entries.set(entry.image, entry);
    this.#count(entry.image, stateOf(entry));
  }

  /** @param {ItemId} image */
  drop(image) {
    const entry = this.#entries.get(image);
    if (entry === undefined) return;
    this.#count(image, null);
    this.tags.remove(entry);
    this.#entries.delete(image);
  }

  /**
   * @param {ItemId} image
   * @param {EntryState | null} state
   */
  #count(image, state) {
    const before = this.state(image);
    if (before === state) return;
    if (before !== null) this.counts[before]--;
    if (state !== null) this.counts[state]++;
    for (const one of [before, state]) if (one !== null) this.#lists.delete(one);
    if (state === null) this.#states.delete(image);
    else this.#states.set(image, state);
  }
}
