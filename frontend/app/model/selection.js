/**
 * Which images are picked. `anchor` is where a range begins, `focus` the image that the keys act on.
 *
 * @typedef {{ ids: ReadonlySet<ItemId>, anchor: ItemId | null, focus: ItemId | null }} Selection
 *
 * @typedef {import("./types.js").ItemId} ItemId
 */

/** @type {Selection} */
export const emptySelection = Object.freeze({ ids: new Set(), anchor: null, focus: null });

/**
 * @param {ItemId} id
 * @returns {Selection} that image and no other
 */
export function selectOnly(id) {
  return { ids: new Set([id]), anchor: id, focus: id };
}

/**
 * @param {Selection} selection
 * @param {readonly ItemId[]} ids
 * @returns {Selection}
 */
export function addToSelection(selection, ids) {
  const last = ids.at(-1) ?? selection.focus;
  return { ids: new Set([...selection.ids, ...ids]), anchor: last, focus: last };
}

/**
 * @param {Selection} selection
 * @param {ItemId} id
 * @returns {Selection} with the image picked if it was not, else without it
 */
export function toggleInSelection(selection, id) {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, focus: id };
}

/**
 * @param {Selection} selection
 * @param {readonly ItemId[]} shown all images shown, in order
 * @param {ItemId} id
 * @returns {Selection} all shown images from the anchor to this one; the anchor stays
 */
export function selectRange(selection, shown, id) {
  const to = shown.indexOf(id);
  const anchored = selection.anchor === null ? -1 : shown.indexOf(selection.anchor);
  const from = anchored < 0 ? to : anchored;
  if (to < 0) return selection;
  const ids = new Set(shown.slice(Math.min(from, to), Math.max(from, to) + 1));
  return { ids, anchor: shown[from] ?? id, focus: id };
}

/**
 * @param {Selection} selection
 * @param {readonly ItemId[]} shown
 * @returns {Selection} all that is shown; what was picked and is not shown now is let go
 */
export function selectAll(selection, shown) {
  return { ...selection, ids: new Set(shown) };
}

/**
 * @param {Selection} selection
 * @returns {Selection} with nothing picked; the focus stays
 */
export function clearSelection(selection) {
  return { ids: new Set(), anchor: selection.focus, focus: selection.focus };
}

/**
 * @param {Selection} selection
 * @param {(id: ItemId) => boolean} isThere
 * @returns {Selection} the same object when all picked images are there
 */
export function keepPresent(selection, isThere) {
  const anchor = selection.anchor !== null && isThere(selection.anchor) ? selection.anchor : null;
  const focus = selection.focus !== null && isThere(selection.focus) ? selection.focus : null;
  const kept = [...selection.ids].filter(isThere);
  if (kept.length === selection.ids.size && anchor === selection.anchor && focus === selection.focus) {
    return selection;
  }
  return { ids: new Set(kept), anchor, focus };
}
