import { alike } from "../tag-words.js";

/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {import("./review-entry.js").Decision} Decision */
/** @typedef {import("./review-entry.js").ReviewEntry} ReviewEntry */
/** @typedef {"added" | "removed"} ChangeKind */

/**
 * A tag across all images of a review. `count` images would get or lose it; of these it was decided on for `accepted` and `rejected`.
 *
 * @typedef {{
 *   readonly kind: ChangeKind,
 *   readonly tag: string,
 *   readonly count: number,
 *   readonly accepted: number,
 *   readonly rejected: number
 * }} TagRow
 */

/** @type {readonly ChangeKind[]} */
const kinds = ["added", "removed"];

/** Which images of a review would get or lose which tag, and how often that was accepted or rejected. */
export class TagDecisions {
  /** @type {Record<ChangeKind, Map<string, { row: TagRow, images: Set<ItemId> }>>} */
  #tags = { added: new Map(), removed: new Map() };
  /** @type {Record<ChangeKind, readonly string[] | null>} the tags in order, null where out of date; decisions do not change it */
  #orders = { added: null, removed: null };
  /** @type {Record<ChangeKind, readonly TagRow[] | null>} the last lists given, null where out of date */
  #lists = { added: null, removed: null };

  /**
   * @param {ChangeKind} kind
   * @param {string} tag
   * @returns {ItemId[]}
   */
  images(kind, tag) {
    return [...(this.#tags[kind].get(tag)?.images ?? [])];
  }

  /**
   * @param {ChangeKind} kind
   * @param {string} [search]
   * @returns {readonly TagRow[]} the most frequent first; without a search the same array, and the same row for a tag, as long as
   *   nothing changed
   */
  list(kind, search = "") {
    const all = (this.#lists[kind] ??= this.#rows(kind));
    const wanted = alike(search);
    return wanted === "" ? all : all.filter(({ tag }) => alike(tag).includes(wanted));
  }

  /** @param {ReviewEntry} entry */
  add(entry) {
    this.#each(entry, 1);
  }

  /** @param {ReviewEntry} entry as it was added */
  remove(entry) {
    this.#each(entry, -1);
  }

  /**
   * @param {ReviewEntry} before as it was added
   * @param {ReviewEntry} after
   */
  replace(before, after) {
    const isSame = before.proposal === after.proposal && isCounted(before) === isCounted(after);
    if (!isSame) {
      this.remove(before);
      this.add(after);
    } else if (before.tags !== after.tags && isCounted(after)) this.#recount(before, after);
  }

  /**
   * @param {ReviewEntry} before
   * @param {ReviewEntry} after which would change the same tags
   */
  #recount(before, after) {
    for (const kind of kinds) {
      for (const tag of after.proposal?.[kind] ?? []) {
        const [old, fresh] = [before.tags.get(tag), after.tags.get(tag)];
        if (old === fresh) continue;
        this.#count(kind, tag, { count: 0, decision: old, step: -1 });
        this.#count(kind, tag, { count: 0, decision: fresh, step: 1 });
      }
    }
  }

  /**
   * @param {ReviewEntry} entry
   * @param {1 | -1} step
   */
  #each(entry, step) {
    if (!isCounted(entry)) return;
    for (const kind of kinds) {
      for (const tag of entry.proposal?.[kind] ?? []) {
        const found = this.#count(kind, tag, { count: step, decision: entry.tags.get(tag), step });
        if (step > 0) found.images.add(entry.image);
        else found.images.delete(entry.image);
        if (found.images.size === 0) this.#tags[kind].delete(tag);
      }
    }
  }

  /**
   * @param {ChangeKind} kind
   * @param {string} tag
   * @param {{ count: number, decision: Decision | undefined, step: 1 | -1 }} change
   */
  #count(kind, tag, { count, decision, step }) {
    const found = this.#tags[kind].get(tag) ?? {
      row: { kind, tag, count: 0, accepted: 0, rejected: 0 },
      images: new Set(),
    };
    const { row } = found;
    found.row = {
      ...row,
      count: row.count + count,
      accepted: row.accepted + (decision === "accepted" ? step : 0),
      rejected: row.rejected + (decision === "rejected" ? step : 0),
    };
    this.#tags[kind].set(tag, found);
    this.#lists[kind] = null;
    if (count !== 0) this.#orders[kind] = null;
    return found;
  }

  /**
   * @param {ChangeKind} kind
   * @returns {TagRow[]}
   */
  #rows(kind) {
    const tags = this.#tags[kind];
    this.#orders[kind] ??= [...tags.values()]
      .map(({ row }) => row)
      .sort(compareRows)
      .map(({ tag }) => tag);
    return this.#orders[kind].flatMap((tag) => tags.get(tag)?.row ?? []);
  }
}

/**
 * @param {TagRow} a
 * @param {TagRow} b
 * @returns {number}
 */
function compareRows(a, b) {
  return b.count - a.count || (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0);
}

/**
 * @param {ReviewEntry} entry
 * @returns {boolean} whether its tags are up for decision: a text that the person wrote is not
 */
function isCounted({ proposal, ownText }) {
  return proposal !== null && proposal.kept === null && ownText === null;
}
