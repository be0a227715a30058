/** @typedef {import("./types.js").Edit} Edit */
/** @typedef {{ label: string, edit: Edit }} Step */
/** @typedef {ReturnType<typeof createHistory>} History */

/**
 * What can be undone and redone: the inverses of the last edits, never a copy of the document.
 *
 * @param {{ limit?: number }} [options] how many steps are kept
 */
export function createHistory({ limit = 500 } = {}) {
  void limit;
  return {
    /**
     * @param {{ label: string, edit: Edit, now: number, mergeKey?: string | null }} _step `edit` is the inverse of what was done;
     *   a step of the same `mergeKey` within 500 ms of the last one becomes part of that
     */
    record(_step) {},
    /**
     * @param {(edit: Edit) => Edit} _apply does an edit and gives its inverse
     * @returns {Step | null} what was undone
     */
    undo(_apply) {
      return /** @type {Step | null} */ (null);
    },
    /**
     * @param {(edit: Edit) => Edit} _apply
     * @returns {Step | null} what was done again
     */
    redo(_apply) {
      return /** @type {Step | null} */ (null);
    },
    /** @returns {string | null} the label of what `undo` would undo */
    get undoLabel() {
      return /** @type {string | null} */ (null);
    },
    /** @returns {string | null} */
    get redoLabel() {
      return /** @type {string | null} */ (null);
    },
    clear() {},
  };
}
