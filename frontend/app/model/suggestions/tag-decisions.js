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

/** @typedef {{ images: Set<ItemId>, accepted: number, rejected: number, row: TagRow | null }} TagTally `row` is null while out of date */

/** @type {readonly ChangeKind[]} */
const kinds = ["added", "removed"];

/** Which images of a review would get or lose which tag, and how often that was accepted or rejected. */
export class TagDecisions {
  /** @type {Record<ChangeKind, Map<string, TagTally>>} */
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
    for (const tag of new Set([...before.tags.keys(), ...after.tags.keys()])) {
      const [old, fresh] = [before.tags.get(tag), after.tags.get(tag)];
      if (old === fresh) continue;
      const kind = kinds.find((one) => this.#tags[one].get(tag)?.images.has(after.image));
      const tally = kind === undefined ? undefined : this.#tags[kind].get(tag);
      if (kind === undefined || tally === undefined) continue;
      this.#count(kind, tally, old, -1);
      this.#count(kind, tally, fresh, 1);
    }
  }

  /**
   * @param {ReviewEntry} entry
   * @param {1 | -1} step
   */
  #each(entry, step) {
    if (!isCounted(entry)) return;
    for (const kind of kinds) {
      const tags = entry.proposal?.[kind] ?? [];
      for (const tag of tags) {
        const tally = this.#tally(kind, tag);
        if (step > 0) tally.images.add(entry.image);
        else tally.images.delete(entry.image);
        this.#count(kind, tally, entry.tags.get(tag), step);
        if (tally.images.size === 0) this.#tags[kind].delete(tag);
      }
      if (tags.length > 0) this.#orders[kind] = null;
    }
  }

  /**
   * @param {ChangeKind} kind
   * @param {string} tag
   * @returns {TagTally}
   */
  #tally(kind, tag) {
    const known = this.#tags[kind].get(tag);
    if (known !== undefined) return known;
    const fresh = { images: new Set(), accepted: 0, rejected: 0, row: null };
    this.#tags[kind].set(tag, fresh);
    return fresh;
  }

  /**
   * @param {ChangeKind} kind
   * @param {TagTally} tally
   * @param {Decision | undefined} decision
   * @param {1 | -1} step
   */
  #count(kind, tally, decision, step) {
    if (decision !== undefined) tally[decision] += step;
    tally.row = null;
    this.#lists[kind] = null;
  }

  /**
   * @param {ChangeKind} kind
   * @returns {TagRow[]}
   */
  #rows(kind) {
    const tags = this.#tags[kind];
    this.#orders[kind] ??= Array.from(tags, ([tag, { images }]) => ({ tag, count: images.size }))
      .sort(compareRows)
      .map(({ tag }) => tag);
    return this.#orders[kind].flatMap((tag) => {
      const tally = tags.get(tag);
      if (tally === undefined) return [];
      const { images, accepted, rejected } = tally;
      return (tally.row ??= { kind, tag, count: images.size, accepted, rejected });
    });
  }
}

/**
 * @param {Pick<TagRow, "tag" | "count">} a
 * @param {Pick<TagRow, "tag" | "count">} b
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
