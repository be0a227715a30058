/**
 * Which rows of a long list stand in the window, by arithmetic alone: no row is ever measured.
 *
 * @module
 */

/**
 * Where the rows of a list are. `indexAt` gives the row at a height, also for heights outside the list (the first or last).
 *
 * @typedef {{
 *   count: number,
 *   total: number,
 *   topOf: (index: number) => number,
 *   heightOf: (index: number) => number,
 *   indexAt: (y: number) => number
 * }} Rows
 *
 * @typedef {{ first: number, last: number }} Span the rows from `first` up to, not including, `last`
 */

/**
 * Rows that are all of one height.
 *
 * @param {{ count: number, height: number, gap?: number }} shape
 * @returns {Rows}
 */
export function fixedRows({ count, height, gap = 0 }) {
  const step = height + gap;
  return {
    count,
    total: count === 0 ? 0 : count * step - gap,
    topOf: (index) => index * step,
    heightOf: () => height,
    indexAt: (y) => clamp(Math.floor(y / step), 0, count - 1),
  };
}

/**
 * Rows of known, different heights.
 *
 * @param {ArrayLike<number>} heights
 * @param {number} [gap]
 * @returns {Rows}
 */
export function variedRows(heights, gap = 0) {
  const tops = new Float64Array(heights.length + 1);
  for (let at = 0; at < heights.length; at += 1) tops[at + 1] = tops[at] + heights[at] + gap;
  const count = heights.length;
  return {
    count,
    total: count === 0 ? 0 : tops[count] - gap,
    topOf: (index) => tops[index],
    heightOf: (index) => heights[index],
    indexAt: (y) => clamp(lastAtOrBefore(tops, count, y), 0, count - 1),
  };
}

/**
 * The rows to have in the page for a view of `height` pixels scrolled to `scrollTop`, `overscan` pixels more on either side.
 *
 * @param {{ rows: Rows, scrollTop: number, height: number, overscan?: number }} view
 * @returns {Span}
 */
export function windowOf({ rows, scrollTop, height, overscan = 0 }) {
  if (rows.count === 0) return { first: 0, last: 0 };
  const top = clamp(scrollTop, 0, Math.max(0, rows.total - height));
  return {
    first: rows.indexAt(top - overscan),
    last: rows.indexAt(top + height + overscan) + 1,
  };
}

/**
 * Where to scroll so that a row is seen whole, by as little as possible; the top of a row that is higher than the view.
 *
 * @param {{ rows: Rows, index: number, scrollTop: number, height: number, margin?: number }} view
 * @returns {number}
 */
export function scrollTopFor({ rows, index, scrollTop, height, margin = 0 }) {
  const top = rows.topOf(index) - margin;
  const bottom = rows.topOf(index) + rows.heightOf(index) + margin;
  const furthest = Math.max(0, rows.total - height);
  if (top < scrollTop || bottom - top > height) return clamp(top, 0, furthest);
  if (bottom > scrollTop + height) return clamp(bottom - height, 0, furthest);
  return scrollTop;
}

/**
 * @param {Float64Array} tops rising
 * @param {number} count
 * @param {number} y
 * @returns {number} the last index whose top is not below y, -1 when all are
 */
function lastAtOrBefore(tops, count, y) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tops[middle] <= y) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function clamp(value, least, most) {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
