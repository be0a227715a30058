/** @typedef {import("./types.js").Edit} Edit */
/** @typedef {{ label: string, edit: Edit }} Step */
/** @typedef {ReturnType<typeof createHistory>} History */

/** Edits of one kind that follow one another as closely as that, in milliseconds, are one step: somebody is typing. */
const typingPause = 500;

/**
 * What can be undone and redone: the inverses of the last edits, never a copy of the document.
 *
 * @param {{ limit?: number }} [options] how many steps are kept
 */
export function createHistory({ limit = 500 } = {}) {
  /** @type {Step[]} */
  let done = [];
  /** @type {Step[]} */
  let undone = [];
  /** @type {Step | null} the last step that is in the workspace */
  let marked = null;
  let isReplaying = false;
  /** @type {{ key: string, at: number } | null} */
  let typing = null;

  /**
   * @param {Step[]} from
   * @param {Step[]} to
   * @param {(edit: Edit) => Edit} apply
   * @returns {Step | null}
   */
  function replay(from, to, apply) {
    const step = isReplaying ? undefined : from.pop();
    if (step === undefined) return null;
    typing = null;
    isReplaying = true;
    try {
      to.push({ label: step.label, edit: apply(step.edit) });
    } finally {
      isReplaying = false;
    }
    return step;
  }

  return {
    /**
     * What is recorded while a step is replayed is passed over, so that undoing never records itself.
     *
     * @param {{ label: string, edit: Edit, now: number, mergeKey?: string | null, mergePause?: number }} step `edit` is the inverse of what was
     *   done; a step of the same `mergeKey` becomes part of the last one when it follows within `mergePause` milliseconds, and takes its label
     */
    record({ label, edit, now, mergeKey = null, mergePause = typingPause }) {
      if (isReplaying) return;
      const isMerged = mergeKey !== null && typing?.key === mergeKey && now - typing.at <= mergePause;
      const last = isMerged ? done.pop() : undefined;
      done.push({ label, edit: last === undefined ? edit : joined(edit, last.edit) });
      if (done.length > limit) done.shift();
      undone = [];
      typing = mergeKey === null ? null : { key: mergeKey, at: now };
    },

    /**
     * @param {(edit: Edit) => Edit} apply does an edit and gives its inverse
     * @returns {Step | null} what was undone
     */
    undo: (apply) => replay(done, undone, apply),

    /**
     * @param {(edit: Edit) => Edit} apply
     * @returns {Step | null} what was done again
     */
    redo: (apply) => replay(undone, done, apply),

    /** Notes that all until now is saved. */
    mark() {
      marked = done.at(-1) ?? null;
      typing = null;
    },

    /** @returns {string[]} the labels of what was done since; none where it was undone beyond that, which no label tells */
    get labelsSinceMark() {
      const from = marked === null ? 0 : done.indexOf(marked) + 1;
      return marked !== null && from === 0 ? [] : done.slice(from).map(({ label }) => label);
    },

    /** @returns {Step | null} what `undo` would undo, the same object for as long as it is just that */
    get last() {
      return done.at(-1) ?? null;
    },

    /** @returns {string | null} the label of what `undo` would undo */
    get undoLabel() {
      return done.at(-1)?.label ?? null;
    },

    /** @returns {string | null} */
    get redoLabel() {
      return undone.at(-1)?.label ?? null;
    },

    clear() {
      done = [];
      undone = [];
      typing = null;
      marked = null;
    },
  };
}

/**
 * @param {Edit} later
 * @param {Edit} earlier
 * @returns {Edit} which does first the one, then the other
 */
function joined(later, earlier) {
  if (later.type === "trigger" && earlier.type === "trigger") return earlier;
  if (later.type === "name" && earlier.type === "name") return earlier;
  if (later.type === "text" && earlier.type === "text") {
    const restored = new Set(earlier.changes.map((change) => change.id));
    return {
      type: "text",
      changes: [...later.changes.filter(({ id }) => !restored.has(id)), ...earlier.changes],
    };
  }
  return { type: "many", edits: [later, ...(earlier.type === "many" ? earlier.edits : [earlier])] };
}
