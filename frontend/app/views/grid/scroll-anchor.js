/**
 * Keeps the place in a list of images when the list becomes another: filtered, in another density, of another width.
 *
 * @module
 */

/** @typedef {import("../../ui/virtual-window.js").Rows} Rows */
/** @typedef {import("../../model/types.js").ItemId} ItemId */

/**
 * The image that is to stay where it is: `offset` pixels below the upper edge of the view. `ids` are all that were shown, for the
 * case that it is not shown any more; `isTop` tells that nothing was scrolled at all.
 *
 * @typedef {{ id: ItemId, offset: number, ids: readonly ItemId[], index: number, isTop: boolean }} Anchor
 */

/**
 * @param {{
 *   ids: readonly ItemId[],
 *   rows: Rows,
 *   scrollTop: number,
 *   height: number,
 *   preferred: number
 * }} view `preferred` is the index of the image that is kept if it is to be seen, -1 for none
 * @returns {Anchor | null} null for an empty list
 */
export function anchorOf({ ids, rows, scrollTop, height, preferred }) {
  if (rows.count === 0) return null;
  const isSeen =
    preferred >= 0 &&
    preferred < rows.count &&
    rows.topOf(preferred) + rows.heightOf(preferred) > scrollTop &&
    rows.topOf(preferred) < scrollTop + height;
  const index = isSeen ? preferred : firstWhole(rows, scrollTop);
  return { id: ids[index], offset: rows.topOf(index) - scrollTop, ids, index, isTop: scrollTop <= 0 };
}

/**
 * @param {Anchor | null} anchor
 * @param {{ indexOf: (id: ItemId) => number, rows: Rows, height: number }} view as it is now
 * @returns {number} where to scroll to
 */
export function anchoredScrollTop(anchor, { indexOf, rows, height }) {
  if (anchor === null || rows.count === 0) return 0;
  const index = nearestShown(anchor, indexOf);
  if (index === -1) return 0;
  // Who has not scrolled is not moved as long as the image is to be seen from there.
  if (anchor.isTop && rows.topOf(index) + rows.heightOf(index) <= height) return 0;
  const most = Math.max(0, rows.total - height);
  return Math.min(most, Math.max(0, rows.topOf(index) - anchor.offset));
}

/** How far one looks for a neighbour of an image that is not shown any more. */
const reach = 2000;

/**
 * @param {Anchor} anchor
 * @param {(id: ItemId) => number} indexOf
 * @returns {number}
 */
function nearestShown({ ids, index }, indexOf) {
  for (let step = 0; step < reach; step += 1) {
    for (const at of [index + step, index - step]) {
      const id = ids[at];
      const found = id === undefined ? -1 : indexOf(id);
      if (found !== -1) return found;
    }
  }
  return -1;
}

/**
 * @param {Rows} rows
 * @param {number} scrollTop
 * @returns {number} the first row that is to be seen from its upper edge
 */
function firstWhole(rows, scrollTop) {
  const index = rows.indexAt(scrollTop);
  const next = Math.min(rows.count - 1, (rows.lastAt?.(scrollTop) ?? index) + 1);
  return rows.topOf(index) < scrollTop - rows.heightOf(index) / 2 ? next : index;
}
