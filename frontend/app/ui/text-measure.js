/** More texts than this are not remembered at once; a dataset seldom has as many tags. */
const most = 20_000;

/**
 * `font` is as in CSS, with size and family.
 *
 * @typedef {{ useFont: (font: string) => void, widthOf: (text: string) => number }} TextMeasure
 */

/**
 * Widths of texts as the page would draw them, without drawing them there.
 *
 * @returns {TextMeasure}
 */
export function createTextMeasure() {
  const context = document.createElement("canvas").getContext("2d");
  /** @type {Map<string, number>} */
  const known = new Map();

  return {
    useFont(font) {
      if (!context || context.font === font) return;
      context.font = font;
      known.clear();
    },
    widthOf(text) {
      const width = known.get(text);
      if (width !== undefined) return width;
      if (known.size >= most) known.clear();
      const measured = context ? Math.ceil(context.measureText(text).width * 2) / 2 : text.length * 7;
      known.set(text, measured);
      return measured;
    },
  };
}
