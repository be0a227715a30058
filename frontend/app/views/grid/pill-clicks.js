const doubleTime = 400;
const doubleDistance = 6;

/**
 * Tells a click on a tag, which filters at once, from a double click, which renames. A filter may move the images under the
 * pointer, so the second click counts for the pill of the first wherever it lands, and takes the filter back.
 *
 * @typedef {{ click: (event: MouseEvent, pill: { tag: string, rename: () => void }) => void }} PillClicks
 *
 * @param {{
 *   root: HTMLElement,
 *   toggle: (tag: string, kind: "include" | "exclude") => unknown,
 *   signal: AbortSignal
 * }} options `root` is everything that a filter may move
 * @returns {PillClicks}
 */
export function createPillClicks({ root, toggle, signal }) {
  /** @type {{ time: number, x: number, y: number, tag: string, rename: () => void } | null} */
  let last = null;

  const isSecond = (/** @type {MouseEvent} */ event) =>
    last !== null &&
    event.button === 0 &&
    event.timeStamp - last.time < doubleTime &&
    Math.hypot(event.clientX - last.x, event.clientY - last.y) < doubleDistance;

  root.addEventListener(
    "click",
    (event) => {
      if (!last || !isSecond(event)) return;
      const { tag, rename } = last;
      last = null;
      event.preventDefault();
      event.stopPropagation();
      toggle(tag, "include");
      // The pills stand where they stood once the page has heard of the query.
      setTimeout(rename);
    },
    { signal, capture: true },
  );

  return {
    click(event, { tag, rename }) {
      const kind = event.shiftKey ? "exclude" : "include";
      toggle(tag, kind);
      const { timeStamp: time, clientX: x, clientY: y } = event;
      last = kind === "include" && event.detail > 0 ? { time, x, y, tag, rename } : null;
    },
  };
}
