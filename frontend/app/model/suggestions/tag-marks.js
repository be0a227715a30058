import { withTag } from "./review-entry.js";

/** @typedef {import("./review-entry.js").Decision} Decision */
/** @typedef {import("./review-entry.js").ReviewEntry} ReviewEntry */
/** @typedef {import("./tag-decisions.js").ChangeKind} ChangeKind */
/** @typedef {{ kind: ChangeKind, tag: string, decision: Decision | null }} TagMark what was decided on a tag across all images */

/** What was decided on tags across all images, for those that come later. */
export class TagMarks {
  /** @type {Record<ChangeKind, Map<string, Decision>>} */
  #marks = { added: new Map(), removed: new Map() };

  /** @returns {TagMark[]} */
  list() {
    return [...listed("added", this.#marks.added), ...listed("removed", this.#marks.removed)];
  }

  /**
   * @param {TagMark} mark
   * @returns {TagMark} what was before
   */
  set({ kind, tag, decision }) {
    const marks = this.#marks[kind];
    const before = marks.get(tag) ?? null;
    if (decision === null) marks.delete(tag);
    else marks.set(tag, decision);
    return { kind, tag, decision: before };
  }

  /**
   * @param {ReviewEntry} entry
   * @returns {ReviewEntry} with what was decided on those of its tags of which nothing was decided here
   */
  on(entry) {
    const { proposal } = entry;
    if (proposal === null || proposal.kept !== null) return entry;
    let marked = entry;
    for (const kind of /** @type {const} */ (["added", "removed"])) {
      for (const tag of proposal[kind]) {
        const decision = this.#marks[kind].get(tag);
        if (decision !== undefined && !entry.tags.has(tag)) marked = withTag(marked, tag, decision);
      }
    }
    return marked;
  }
}

/**
 * @param {ChangeKind} kind
 * @param {ReadonlyMap<string, Decision>} marks
 * @returns {TagMark[]}
 */
function listed(kind, marks) {
  return Array.from(marks, ([tag, decision]) => ({ kind, tag, decision }));
}
