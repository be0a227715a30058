/** @typedef {import("../../model/types.js").ItemId} ItemId */

/**
 * How many images are captions, kept by what is touched: never more work than an edit made.
 *
 * @param {import("./types.js").Store} store
 * @param {{ signal: AbortSignal }} options
 * @returns {{ readonly count: number }} right as soon as the turn of an edit is over
 */
export function createCaptionCount(store, { signal }) {
  /** @type {Set<ItemId>} */
  const captions = new Set();
  /** @type {import("../../model/document.js").DatasetDocument | null} */
  let counted = null;

  const look = (/** @type {ItemId} */ id) => {
    const item = counted?.find(id);
    if (item?.mode === "caption" && item.body.trim() !== "") captions.add(id);
    else captions.delete(id);
  };

  const recount = () => {
    if (store.document === counted) return;
    counted = store.document;
    captions.clear();
    for (const id of counted?.ids() ?? []) look(id);
  };

  store.onTouched(
    ({ ids }) => {
      recount();
      for (const id of ids) look(id);
    },
    { signal },
  );

  return {
    get count() {
      recount();
      return captions.size;
    },
  };
}
