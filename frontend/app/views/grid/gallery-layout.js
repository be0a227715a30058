/**
 * Where the pictures of the gallery stand, by arithmetic alone.
 *
 * @module
 */

/** @typedef {import("../../ui/virtual-window.js").Rows} Rows */

/**
 * A layout of images. `rows` tells the virtual list where each image is from top to bottom; `boxOf` from left to right; `above`
 * and `below` give the image that an arrow key leads to, or the image itself where there is none.
 *
 * @typedef {{
 *   rows: Rows,
 *   boxOf: (index: number) => { x: number, width: number },
 *   above: (index: number) => number,
 *   below: (index: number) => number
 * }} ImageLayout
 */

/** Panoramas and towers are shown cut beyond these ratios, or they would leave no room for their neighbours. */
const narrowest = 0.4;
const widest = 3.2;

/** A row may be this much higher than wished for before a picture more is put into it. */
const stretch = 1.25;

/**
 * @param {{ width: number, height: number }} picture 0 while unknown
 * @returns {number} the ratio that the picture has in the gallery
 */
export function shownRatio({ width, height }) {
  if (width <= 0 || height <= 0) return 1;
  return Math.min(widest, Math.max(narrowest, width / height));
}

/**
 * Rows that fill the width, each of one height near the one wished for; the last row keeps that height and may end early.
 *
 * @param {{ ratios: ArrayLike<number>, width: number, target: number, gap: number }} shape
 * @returns {ImageLayout}
 */
export function justifiedLayout({ ratios, width, target, gap }) {
  /** @type {Line[]} */
  const lines = [];
  let top = 0;
  for (let first = 0; first < ratios.length;) {
    const { last, height } = fillRow(ratios, first, { width, target, gap });
    lines.push({ first, last, top, height });
    top += height + gap;
    first = last;
  }
  const xs = new Float64Array(ratios.length);
  const widths = new Float64Array(ratios.length);
  for (const line of lines) placeRow(line, { ratios, width, gap, target }, xs, widths);
  return layoutOf({ lines, count: ratios.length, xs, widths });
}

/**
 * Squares, so many a row, from edge to edge.
 *
 * @param {{ count: number, width: number, columns: number, gap: number }} shape
 * @returns {ImageLayout}
 */
export function squareLayout({ count, width, columns, gap }) {
  const side = (width - gap * (columns - 1)) / columns;
  const xs = Float64Array.from({ length: count }, (_, index) => (index % columns) * (side + gap));
  const widths = new Float64Array(count).fill(side);
  const lines = Array.from({ length: Math.ceil(count / columns) }, (_, line) => ({
    first: line * columns,
    last: Math.min(count, (line + 1) * columns),
    top: line * (side + gap),
    height: side,
  }));
  return layoutOf({ lines, count, xs, widths });
}

/**
 * @typedef {{ first: number, last: number, top: number, height: number }} Line the images from `first` up to, not including, `last`
 */

/**
 * @param {ArrayLike<number>} ratios
 * @param {number} first
 * @param {{ width: number, target: number, gap: number }} shape
 * @returns {{ last: number, height: number }}
 */
function fillRow(ratios, first, { width, target, gap }) {
  let sum = 0;
  let before = Infinity;
  for (let at = first; at < ratios.length; at += 1) {
    sum += ratios[at];
    const height = (width - gap * (at - first)) / sum;
    if (height <= target) {
      const isNearer = before <= target * stretch && before / target < target / height;
      return isNearer && at > first
        ? { last: at, height: Math.round(before) }
        : { last: at + 1, height: Math.max(1, Math.round(height)) };
    }
    before = height;
  }
  return { last: ratios.length, height: target };
}

/**
 * @param {Line} line
 * @param {{ ratios: ArrayLike<number>, width: number, gap: number, target: number }} shape
 * @param {Float64Array} xs
 * @param {Float64Array} widths
 */
function placeRow({ first, last, height }, { ratios, width, gap }, xs, widths) {
  let sum = 0;
  for (let at = first; at < last; at += 1) sum += ratios[at];
  const room = width - gap * (last - first - 1);
  const isFull = last < ratios.length || sum * height >= room;
  const scale = isFull ? room / sum : height;
  let share = 0;
  for (let at = first; at < last; at += 1) {
    const offset = gap * (at - first);
    xs[at] = Math.round(share * scale) + offset;
    share += ratios[at];
    widths[at] = Math.round(share * scale) + offset - xs[at];
  }
}

/**
 * @param {{ lines: Line[], count: number, xs: Float64Array, widths: Float64Array }} placed
 * @returns {ImageLayout}
 */
function layoutOf({ lines, count, xs, widths }) {
  const lineOf = new Int32Array(count);
  lines.forEach(({ first, last }, line) => lineOf.fill(line, first, last));
  const bottom = lines.at(-1);

  const lineAt = (/** @type {number} */ y) => {
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (lines[middle].top <= y) low = middle + 1;
      else high = middle;
    }
    return lines[Math.max(0, low - 1)];
  };

  const nearest = (/** @type {number} */ index, /** @type {Line | undefined} */ line) => {
    if (!line) return index;
    const middle = xs[index] + widths[index] / 2;
    let best = line.first;
    let least = Infinity;
    for (let at = line.first; at < line.last; at += 1) {
      const distance = Math.abs(xs[at] + widths[at] / 2 - middle);
      if (distance < least) [best, least] = [at, distance];
    }
    return best;
  };

  return {
    rows: {
      count,
      total: bottom ? bottom.top + bottom.height : 0,
      topOf: (index) => lines[lineOf[index]].top,
      heightOf: (index) => lines[lineOf[index]].height,
      indexAt: (y) => lineAt(y).first,
      lastAt: (y) => lineAt(y).last - 1,
    },
    boxOf: (index) => ({ x: xs[index], width: widths[index] }),
    above: (index) => nearest(index, lines[lineOf[index] - 1]),
    below: (index) => nearest(index, lines[lineOf[index] + 1]),
  };
}
