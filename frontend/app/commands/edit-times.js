/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../model/types.js").ItemId} ItemId */

/**
 * When the workspace was last looked at for the document that is open, and when its images were last edited here: for the question whose
 * version is wanted. All times in milliseconds since 1970.
 *
 * @param {{ store: import("../state/store.js").Store, now?: () => number }} options
 */
export function createEditTimes({ store, now = () => Date.now() }) {
  /** @type {{ document: DatasetDocument | null, seen: number | null, before: number | null, edits: Map<ItemId, number> }} */
  let times = { document: null, seen: null, before: null, edits: new Map() };

  store.onTouched(({ ids }) => {
    const at = now();
    if (store.document === times.document) for (const id of ids) times.edits.set(id, at);
  });

  return {
    /**
     * From now on this document is edited.
     *
     * @param {DatasetDocument} document
     * @param {number | null} [draftAt] when the draft was last written that it goes on with
     */
    begin(document, draftAt = null) {
      times = { document, seen: draftAt === null ? now() : null, before: draftAt, edits: new Map() };
    },
    /** The document is as the workspace has it, except for what is edited. @param {DatasetDocument} document */
    seen(document) {
      if (document === times.document) times.seen = now();
    },
    /** @returns {number | null} null where that is not known */
    get seenAt() {
      return times.seen;
    },
    /** @param {ItemId} id @returns {number | null} null where that is not known */
    editedAt: (id) => times.edits.get(id) ?? times.before,
  };
}

/** @typedef {ReturnType<typeof createEditTimes>} EditTimes */
