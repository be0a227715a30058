import { setTabStop } from "./dom.js";

/**
 * A group that is one stop for Tab; inside it the arrow keys move.
 *
 * @param {HTMLElement} container
 * @param {{
 *   items: () => HTMLElement[],
 *   axis?: "both" | "horizontal" | "vertical",
 *   wrap?: boolean,
 *   onMove?: (item: HTMLElement) => void,
 *   signal: AbortSignal
 * }} options `items` in order, asked anew each time; `onMove` runs when a key moved the focus
 * @returns {{
 *   refresh: () => void,
 *   setStop: (isStop: boolean) => void,
 *   setCurrent: (item: HTMLElement) => void,
 *   focus: (item: HTMLElement) => void,
 *   readonly current: HTMLElement | null
 * }} `refresh` after items came or went; when the current one went, the first takes its place
 */
export function createRoving(container, { items, axis = "both", wrap = false, onMove, signal }) {
  /** @type {HTMLElement | null} */
  let current = null;
  let isStop = true;

  const refresh = () => {
    const list = items();
    if (!current || !list.includes(current)) current = list[0] ?? null;
    for (const item of list) setTabStop(item, isStop && item === current);
  };

  const setCurrent = (/** @type {HTMLElement} */ item) => {
    current = item;
    refresh();
  };

  const focus = (/** @type {HTMLElement} */ item) => {
    setCurrent(item);
    item.focus();
  };

  container.addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const list = items();
      const from = list.findIndex((item) => item === event.target);
      if (from === -1) return;
      const to = nextIndex(event.key, { from, count: list.length, axis, wrap });
      if (to === null) return;
      event.preventDefault();
      focus(list[to]);
      if (to !== from) onMove?.(list[to]);
    },
    { signal },
  );
  container.addEventListener(
    "focusin",
    (event) => {
      const item = items().find((candidate) => candidate === event.target);
      if (item) setCurrent(item);
    },
    { signal },
  );
  refresh();

  return {
    refresh,
    /** Whether the group is a stop for Tab at all. */
    setStop(/** @type {boolean} */ next) {
      isStop = next;
      refresh();
    },
    setCurrent,
    focus,
    get current() {
      return current;
    },
  };
}

/**
 * Where a key leads in a list, or null for a key that does not move.
 *
 * @param {string} key
 * @param {{ from: number, count: number, axis?: "both" | "horizontal" | "vertical", wrap?: boolean }} where
 * @returns {number | null}
 */
export function nextIndex(key, { from, count, axis = "both", wrap = false }) {
  if (count === 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = stepOf(key, axis);
  if (step === 0) return null;
  const to = from + step;
  if (to >= 0 && to < count) return to;
  return wrap ? (to + count) % count : from;
}

/**
 * @param {string} key
 * @param {"both" | "horizontal" | "vertical"} axis
 */
function stepOf(key, axis) {
  if (axis !== "vertical" && key === "ArrowRight") return 1;
  if (axis !== "vertical" && key === "ArrowLeft") return -1;
  if (axis !== "horizontal" && key === "ArrowDown") return 1;
  if (axis !== "horizontal" && key === "ArrowUp") return -1;
  return 0;
}
