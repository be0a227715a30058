import { fixedRows } from "../../ui/virtual-window.js";

/** @typedef {{ width: number, isColumn: boolean, pill: number, pillGap: number, control: number }} CardRoom */

/**
 * How a card is divided. `height` is the same for all cards of a list, so that ten thousand can be placed without measuring;
 * `pillRows` rows of tags fit into it, each `textWidth` wide.
 *
 * @typedef {{ height: number, pictureWidth: number, pictureHeight: number, textWidth: number, pillRows: number }} CardShape
 */

const gap = 8;
const border = 1;
const padding = 11;
const pictureGap = 14;
const headGap = 8;
const footGap = 6;

/** What a card of one column has beside its picture and pills: head, rule and the row of buttons. */
const column = { picture: 272, padding: 12, head: 36, actions: 50, pillRows: 5 };

/**
 * @param {CardRoom} room `pill` and `control` are heights, `isColumn` is true where the whole page is one column
 * @returns {CardShape}
 */
export function cardShape({ width, isColumn, pill, pillGap, control }) {
  const pillsOf = (/** @type {number} */ rows) => rows * pill + (rows - 1) * pillGap;
  if (isColumn) {
    const text = column.padding + column.head + headGap + pillsOf(column.pillRows) + column.padding;
    return {
      height: 2 * border + column.picture + text + column.actions,
      pictureWidth: width - 2 * border,
      pictureHeight: column.picture,
      textWidth: width - 2 * (border + column.padding),
      pillRows: column.pillRows,
    };
  }
  const pillRows = 3;
  const inner = control + headGap + pillsOf(pillRows) + footGap + control;
  const pictureWidth = width >= 760 ? 168 : Math.min(148, Math.round(width * 0.36));
  return {
    height: inner + 2 * (border + padding),
    pictureWidth,
    pictureHeight: inner,
    textWidth: width - 2 * (border + padding) - pictureWidth - pictureGap,
    pillRows,
  };
}

/**
 * @param {number} count
 * @param {CardShape} shape
 * @param {number} width
 * @returns {import("./gallery-layout.js").ImageLayout} cards below one another
 */
export function cardLayout(count, { height }, width) {
  return {
    rows: fixedRows({ count, height, gap }),
    boxOf: () => ({ x: 0, width }),
    above: (index) => Math.max(0, index - 1),
    below: (index) => Math.min(count - 1, index + 1),
  };
}
