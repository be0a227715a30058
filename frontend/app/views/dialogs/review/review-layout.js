/**
 * How high a suggestion is, by arithmetic alone, so that ten thousand of them can be placed without measuring.
 *
 * @module
 */

/** @typedef {import("../../../model/suggestions/proposal.js").Proposal} Proposal */

/**
 * What a card of the review has room for. `textWidth` is that of its diff, `widthOf` that of a text in the page's font.
 *
 * @typedef {{ textWidth: number, widthOf: (text: string) => number }} ReviewRoom
 */

const padding = 22;
const head = 26;
const line = 22;
const sides = 34;
const editor = 120;
const pill = { height: 24, gap: 5, around: 36 };
const least = padding + 88;

/**
 * @param {{
 *   proposal: Proposal | null,
 *   trigger: string,
 *   showsUnchanged: boolean,
 *   hasSides: boolean,
 *   isEdited: boolean,
 *   words: string
 * }} card `words` is what stands there where there is no proposal
 * @param {ReviewRoom} room
 * @returns {number} pixels
 */
export function cardHeight({ proposal, trigger, showsUnchanged, hasSides, isEdited, words }, room) {
  const extra = padding + head + (hasSides ? sides : 0);
  if (isEdited) return Math.max(least, extra + editor);
  if (proposal === null || isProse(proposal)) {
    const text = proposal === null ? words : `${proposal.before} ${proposal.after}`;
    return Math.max(least, extra + linesOf(text, room) * line);
  }
  const tags = [...(trigger === "" ? [] : [trigger]), ...proposal.added, ...proposal.removed];
  const widths = tags.map((tag) => room.widthOf(tag) + pill.around);
  const same = showsUnchanged ? room.widthOf(proposal.before) + proposal.unchanged * pill.around : 90;
  const rows = rowsOf([...widths, ...spread(same, room.textWidth)], room.textWidth);
  return Math.max(least, extra + rows * (pill.height + pill.gap));
}

/** @param {Proposal} proposal @returns {boolean} whether it is shown word by word */
export function isProse({ mode, added, removed }) {
  return mode === "caption" && added.length === 0 && removed.length === 0;
}

/** @param {string} text @param {ReviewRoom} room */
function linesOf(text, { textWidth, widthOf }) {
  const breaks = text.split("\n").length - 1;
  // Lines end at words, so none is quite full.
  return Math.ceil(widthOf(text) / (textWidth * 0.94)) + breaks;
}

/** @param {number} width @param {number} room @returns {number[]} pieces that fill as many rows */
function spread(width, room) {
  return Array.from({ length: Math.ceil(width / room) }, (_, at) => Math.min(room, width - at * room));
}

/** @param {number[]} widths @param {number} room */
function rowsOf(widths, room) {
  let rows = 1;
  let x = 0;
  for (const width of widths) {
    const start = x === 0 ? 0 : x + pill.gap;
    const isOver = start + width > room && x > 0;
    rows += isOver ? 1 : 0;
    x = isOver ? width : start + width;
  }
  return rows;
}
