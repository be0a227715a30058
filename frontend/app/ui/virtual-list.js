import { scrollTopFor, windowOf } from "./virtual-window.js";

/** @typedef {import("./virtual-window.js").Rows} Rows */

/** How far beyond the view rows are kept in the page, in pixels: about one turn of a wheel. */
const overscan = 400;

/**
 * Where a list is scrolled to. Whoever knows that without asking the browser saves it from laying out the page to answer.
 *
 * @typedef {{ read: () => { top: number, height: number }, moveTo: (top: number) => void }} View
 *
 * @typedef {{
 *   setRows: (rows: Rows) => void,
 *   refresh: () => void,
 *   fill: () => void,
 *   scrollTo: (index: number) => void,
 *   elementOf: (index: number) => HTMLElement | undefined,
 *   readonly shown: { first: number, last: number }
 * }} VirtualList `setRows` after anything about number, order or heights changed; `refresh` after only the content changed;
 *   `fill` after only the view changed; `scrollTo` brings a row into view by as little as possible and has it in the page when it returns
 */

/**
 * A list of which only the rows in the window exist in the page. The row that holds the focus stays in the page however far it
 * is scrolled away, so that the focus is never lost.
 *
 * @param {{
 *   viewport: HTMLElement,
 *   content: HTMLElement,
 *   view?: View,
 *   key: (index: number) => string,
 *   create: (index: number) => HTMLElement,
 *   update: (element: HTMLElement, index: number) => void,
 *   reuse?: (element: HTMLElement) => boolean,
 *   remove?: (element: HTMLElement) => void,
 *   onWindow?: (shown: { first: number, last: number }) => void,
 *   signal: AbortSignal
 * }} options `viewport` scrolls; `content` is inside it, positioned, and holds nothing but the rows; `view` is what the browser says
 *   where it is not given; `key` names the value of a row, so that a row whose place changes is moved and not made anew; `reuse` lets go of what a row holds and tells whether it can show
 *   another value, which saves the browser from taking elements out and putting others in; `remove` lets go of a row for good
 * @returns {VirtualList}
 */
export function createVirtualList({
  viewport,
  content,
  signal,
  view = viewOf(viewport, signal),
  key,
  create,
  update,
  reuse,
  remove,
  onWindow,
}) {
  /** @type {Rows} */
  let rows = { count: 0, total: 0, topOf: () => 0, heightOf: () => 0, indexAt: () => 0 };
  /** @type {Map<string, HTMLElement>} */
  let present = new Map();
  let shown = { first: 0, last: 0 };
  let frame = 0;

  const draw = (/** @type {boolean} */ updateAll) => {
    cancelAnimationFrame(frame);
    frame = 0;
    const { top, height } = view.read();
    const isFirst = present.size === 0;
    shown = windowOf({ rows, scrollTop: top, height, overscan: isFirst ? 0 : overscan });
    if (isFirst && rows.count > 0) afterPaint();
    const wanted = indexes().map((index) => ({ index, name: key(index) }));
    const names = new Set(wanted.map(({ name }) => name));
    const leaving = [...present].filter(([name]) => !names.has(name)).map(([, element]) => element);
    /** @type {Map<string, HTMLElement>} */
    const next = new Map();
    for (const { index, name } of wanted) {
      const known = present.get(name);
      const element = known ?? reused(leaving) ?? create(index);
      next.set(name, element);
      if (!known || updateAll) update(element, index);
      place(element, index);
    }
    for (const element of leaving) {
      remove?.(element);
      element.remove();
    }
    present = next;
    inOrder(content, [...next.values()]);
    onWindow?.(shown);
  };

  /** @param {HTMLElement[]} leaving of which one is taken @returns {HTMLElement | undefined} */
  const reused = (leaving) => {
    const { activeElement } = document; // must not come to stand for something else
    const at = leaving.findIndex((element) => !element.contains(activeElement) && reuse?.(element));
    return at === -1 ? undefined : leaving.splice(at, 1)[0];
  };

  /** The rows of the window and, before or after them, the one that has the focus. */
  const indexes = () => {
    const focused = focusedIndex();
    const list = [];
    if (focused !== -1 && focused < shown.first) list.push(focused);
    for (let index = shown.first; index < shown.last; index += 1) list.push(index);
    if (focused >= shown.last) list.push(focused);
    return list;
  };

  const focusedIndex = () => {
    const active = document.activeElement;
    if (!active || active === document.body || !content.contains(active)) return -1;
    const row = [...present].find(([, element]) => element.contains(active));
    if (!row) return -1;
    const index = Number(row[1].dataset.index);
    if (index < rows.count && key(index) === row[0]) return index;
    for (let at = 0; at < rows.count; at += 1) if (key(at) === row[0]) return at;
    return -1;
  };

  const place = (/** @type {HTMLElement} */ element, /** @type {number} */ index) => {
    element.dataset.index = String(index);
    // A transform would make the browser keep and paint each row as something of its own.
    element.style.insetBlockStart = `${rows.topOf(index)}px`;
    element.style.blockSize = `${rows.heightOf(index)}px`;
  };

  const later = () => {
    if (frame === 0) frame = requestAnimationFrame(() => draw(false));
  };

  /** Nobody waits for what is beyond the view. */
  const afterPaint = () => {
    requestAnimationFrame(() => setTimeout(() => !signal.aborted && draw(false)));
  };

  viewport.addEventListener("scroll", later, { signal, passive: true });
  const sizes = new ResizeObserver(later);
  sizes.observe(viewport);
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    cancelAnimationFrame(frame);
  });

  return {
    setRows(next) {
      rows = next;
      content.style.blockSize = `${rows.total}px`;
      draw(true);
    },
    refresh: () => draw(true),
    fill: () => draw(false),
    scrollTo(index) {
      const { top, height } = view.read();
      view.moveTo(scrollTopFor({ rows, index, scrollTop: top, height }));
      draw(false);
    },
    elementOf: (index) => (index < rows.count ? present.get(key(index)) : undefined),
    get shown() {
      return shown;
    },
  };
}

/**
 * Asks the browser once, and again when something has changed.
 *
 * @param {HTMLElement} viewport
 * @param {AbortSignal} signal
 * @returns {View}
 */
function viewOf(viewport, signal) {
  /** @type {{ top: number, height: number } | null} */
  let known = null;
  const forget = () => (known = null);
  viewport.addEventListener("scroll", forget, { signal, passive: true });
  const sizes = new ResizeObserver(forget);
  sizes.observe(viewport);
  signal.addEventListener("abort", () => sizes.disconnect());
  return {
    read() {
      // a list that is hidden has no height, and may be seen at any moment
      if (!known?.height) known = { top: viewport.scrollTop, height: viewport.clientHeight };
      return known;
    },
    moveTo(top) {
      viewport.scrollTop = top;
      forget();
    },
  };
}

/**
 * The order in the page is the order in which Tab and screen readers go through the rows.
 *
 * @param {HTMLElement} content
 * @param {HTMLElement[]} elements
 */
function inOrder(content, elements) {
  let after = null;
  for (const element of elements.reverse()) {
    if (element.parentElement !== content || element.nextElementSibling !== after) {
      content.insertBefore(element, after);
    }
    after = element;
  }
}
