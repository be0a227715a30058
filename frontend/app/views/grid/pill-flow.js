/**
 * Pills flow like words. This says how many of them fit into some rows, so that what is behind “+4” is known without measuring
 * anything in the page.
 *
 * @module
 */

/**
 * @param {readonly number[]} widths of the pills, in order
 * @param {{ room: number, rows: number, gap: number, more: number, add: number }} box `room` is the width of a row; `more` and
 *   `add` are the widths of the “+4” and of the field at the end, which must fit, too
 * @returns {number} how many pills are shown; when it is not all, “+4” comes behind them
 */
export function fitPills(widths, { room, rows, gap, more, add }) {
  const flow = createFlow({ room, gap });
  let fits = 0;
  for (const [at, width] of widths.entries()) {
    const isLast = at === widths.length - 1;
    const rowsWithEnd = flow.rowsAfter(isLast ? [width, add] : [width, more, add]);
    flow.put(width);
    if (flow.row > rows) break;
    if (rowsWithEnd <= rows) fits = at + 1;
  }
  return fits;
}

/** @param {{ room: number, gap: number }} box */
function createFlow({ room, gap }) {
  let row = 1;
  let x = 0;
  const step = (/** @type {{ row: number, x: number }} */ at, /** @type {number} */ width) => {
    const wide = Math.min(width, room);
    const start = at.x === 0 ? 0 : at.x + gap;
    return start + wide > room ? { row: at.row + 1, x: wide } : { row: at.row, x: start + wide };
  };
  return {
    get row() {
      return row;
    },
    put: (/** @type {number} */ width) => ({ row, x } = step({ row, x }, width)),
    rowsAfter: (/** @type {number[]} */ widths) => widths.reduce(step, { row, x }).row,
  };
}
