/** @typedef {import("./card-layout.js").CardRoom} CardRoom */

/** Up to this width of the page everything is in one column, as in the style sheets. */
export const columnWidth = 640;

/**
 * What the style sheets say about sizes, read once for each width instead of for each card.
 *
 * @param {HTMLElement} content the element in which the cards stand
 * @returns {CardRoom & { font: string }} `font` is that of pills
 */
export function readRoom(content) {
  const style = getComputedStyle(content);
  const pixels = (/** @type {string} */ name) => {
    const value = style.getPropertyValue(name).trim();
    const number = Number.parseFloat(value);
    return value.endsWith("rem") ? number * Number.parseFloat(rootStyle.fontSize) : number;
  };
  const rootStyle = getComputedStyle(document.documentElement);
  const page = content.closest('[data-part="app"]');
  return {
    width: content.clientWidth,
    isColumn: (page?.clientWidth ?? Infinity) <= columnWidth,
    pill: pixels("--pill"),
    pillGap: pixels("--pill-gap"),
    control: pixels("--control-small"),
    font: `${pixels("--text-small")}px ${style.fontFamily}`,
  };
}
