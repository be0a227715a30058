import { createVirtualList } from "../../ui/virtual-list.js";
import { createCard } from "./card.js";
import { cardLayout, cardShape } from "./card-layout.js";
import { justifiedLayout, shownRatio, squareLayout } from "./gallery-layout.js";
import { readRoom } from "./list-room.js";
import { anchoredScrollTop, anchorOf } from "./scroll-anchor.js";
import { createTile } from "./tile.js";

/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./gallery-layout.js").ImageLayout} ImageLayout */
/** @typedef {ReturnType<typeof createCard> | ReturnType<typeof createTile>} ImageElement */
/** @typedef {ReturnType<typeof createImageList>} ImageList */

/**
 * @typedef {{
 *   store: import("./types.js").Store,
 *   commands: import("./types.js").EditingCommands,
 *   thumbnails: import("./types.js").Thumbnails,
 *   clicks: import("./pill-clicks.js").PillClicks,
 *   measure: import("../../ui/text-measure.js").TextMeasure,
 *   onNext: (id: ItemId, kind: "tag" | "caption") => void,
 *   onMore: (id: ItemId) => void,
 *   signal: AbortSignal
 * }} ListParts
 */

/** Elements that are not shown are kept for the next images, up to so many. */
const spareElements = 40;
const galleryGap = 6;
const squares = { columns: 3, gap: 3 };

/**
 * The images shown, as a list of cards or as a gallery. Only those in the window are in the page. What is scrolled to stays
 * where it is when the list is filtered, sorted, or shown in another way.
 *
 * @param {ListParts & { viewport: HTMLElement, content: HTMLElement }} options
 */
export function createImageList({ viewport, content, ...parts }) {
  const { store, measure, signal } = parts;
  let room = readRoom(content);
  let shape = shapeFor(room);
  /** @type {ImageLayout} */
  let layout = cardLayout(0, shape, room.width);
  /** @type {readonly ItemId[]} those of the layout */
  let ids = [];
  /** @type {Map<HTMLElement, ImageElement>} */
  const made = new Map();
  const spare = { list: /** @type {ImageElement[]} */ ([]), gallery: /** @type {ImageElement[]} */ ([]) };
  /** @type {import("./scroll-anchor.js").Anchor | null} */
  let anchor = null;
  /** What is seen, known without asking the browser, which would have to lay out the page to answer. */
  let view = { top: viewport.scrollTop, height: viewport.clientHeight };
  let isRefreshing = false;
  /** @type {Readonly<import("../../state/state.js").State> | null} the state that is shown */
  let shown = null;
  let density = store.state.density;

  const fold = () => ({
    room: shape.textWidth,
    rows: shape.pillRows,
    gap: room.pillGap,
    widthOf: measure.widthOf,
  });

  const take = () => {
    const element =
      spare[density].pop() ??
      (density === "list" ? createCard({ ...parts, shape: () => shape, fold }) : createTile(parts));
    made.set(element.root, element);
    return element.root;
  };

  const update = (/** @type {HTMLElement} */ root, /** @type {number} */ index) => {
    const { focusId, selection } = store.state;
    const { x, width } = layout.boxOf(index);
    const id = ids[index];
    root.style.insetInlineStart = `${x}px`;
    root.style.inlineSize = `${width}px`;
    made.get(root)?.update(id, {
      index,
      count: ids.length,
      isCurrent: id === focusId,
      isSelected: selection.has(id),
      box: { width, height: layout.rows.heightOf(index) },
    });
  };

  const list = createVirtualList({
    viewport,
    content,
    view: { read: () => view, moveTo },
    key: (index) => `${density}:${ids[index]}`,
    create: take,
    update,
    reuse: (root) => {
      const element = made.get(root);
      const isCard = element?.editor != null;
      if (!element || isCard !== (density === "list")) return false;
      element.release();
      return true;
    },
    remove: (root) => {
      const element = made.get(root);
      if (!element) return;
      element.release();
      made.delete(root);
      const kind = element.editor ? spare.list : spare.gallery;
      if (kind.length < spareElements) kind.push(element);
    },
    signal,
  });

  function moveTo(/** @type {number} */ top) {
    const isThere = top === view.top;
    view = { ...view, top };
    // While it is not in the page it cannot be scrolled; that is done as soon as its height is known.
    if (!isThere && view.height > 0) viewport.scrollTop = top;
  }

  const refresh = () => {
    shown = store.state;
    list.refresh();
  };

  const makeLayout = () => {
    const { document, state } = store;
    const { width, isColumn } = room;
    if (density === "list") return cardLayout(ids.length, shape, width);
    if (isColumn) return squareLayout({ ...squares, count: ids.length, width });
    const ratios = Float64Array.from(ids, (id) => {
      const item = document?.find(id);
      return item ? shownRatio(item.picture) : 1;
    });
    return justifiedLayout({ ratios, width, target: state.tileHeight, gap: galleryGap });
  };

  /** Lays everything out anew and puts what was seen back to where it was. */
  const relayout = () => {
    ({ density } = store.state);
    ids = store.results.ids;
    layout = makeLayout();
    content.dataset.density = density;
    viewport.dataset.density = density;
    content.style.blockSize = `${layout.rows.total}px`;
    const { height } = view;
    moveTo(anchoredScrollTop(anchor, { indexOf: indexInList, rows: layout.rows, height }));
    shown = store.state;
    // As long as the room is not known nobody sees anything, and all would be drawn in a size that it does not keep.
    if (room.width > 0) list.setRows(layout.rows);
    anchor ??= anchorNow();
  };

  const indexInList = (/** @type {ItemId} */ id) => store.results.indexOf(id);

  /** Who asks for a place may hear of new results before this list does. */
  const catchUp = () => {
    if (ids !== store.results.ids || density !== store.state.density) relayout();
  };

  const anchorNow = () => {
    const { focusId } = store.state;
    return anchorOf({
      ids,
      rows: layout.rows,
      scrollTop: view.top,
      height: view.height,
      preferred: focusId === null ? -1 : indexInList(focusId),
    });
  };

  function shapeFor(/** @type {typeof room} */ next) {
    const { pictureWidth, pictureHeight, ...rest } = cardShape(next);
    measure.useFont(next.font);
    content.style.setProperty("--picture-width", `${pictureWidth}px`);
    content.style.setProperty("--picture-height", `${pictureHeight}px`);
    return { pictureWidth, pictureHeight, ...rest };
  }

  /** @returns {boolean} whether the room is another, so that all was laid out anew */
  const resize = () => {
    const next = readRoom(content);
    const isSame = next.width === room.width && next.isColumn === room.isColumn && next.font === room.font;
    if (isSame || next.width === 0) return false;
    room = next;
    shape = shapeFor(room);
    relayout();
    return true;
  };

  viewport.addEventListener(
    "scroll",
    () => {
      const top = viewport.scrollTop;
      // What this list scrolled by itself is no new place to stay at.
      if (Math.abs(top - view.top) < 1) return;
      view = { ...view, top };
      anchor = anchorNow();
    },
    { signal, passive: true },
  );
  const readView = () => {
    const { height } = view;
    view = { ...view, height: viewport.clientHeight };
    if (height === 0) viewport.scrollTop = view.top;
    // The other way round, cards would be drawn for a room that is not known yet, and their pictures asked for in another size.
    if (!resize() && height !== view.height) list.fill();
  };
  const sizes = new ResizeObserver(readView);
  sizes.observe(content);
  sizes.observe(viewport);
  signal.addEventListener("abort", () => sizes.disconnect());

  return {
    relayout,
    refresh,
    /** The same for what changed in one turn, together and once, unless it is shown already. */
    refreshSoon() {
      if (isRefreshing) return;
      isRefreshing = true;
      queueMicrotask(() => {
        isRefreshing = false;
        if (shown !== store.state) refresh();
      });
    },
    /** Has what is seen now stay where it is from now on. */
    stay() {
      anchor = anchorNow() ?? anchor;
    },
    /** Forgets where one was: another dataset. */
    reset() {
      anchor = null;
      relayout();
    },
    /** @param {ItemId} id @returns {HTMLElement | undefined} its element, which is in the page and in sight afterwards */
    reveal(id) {
      catchUp();
      if (room.width === 0) readView();
      const index = indexInList(id);
      if (index === -1 || room.width === 0) return undefined;
      list.scrollTo(index);
      anchor = anchorNow();
      return list.elementOf(index);
    },
    elementOf: (/** @type {ItemId} */ id) => list.elementOf(indexInList(id)),
    editorOf: (/** @type {ItemId} */ id) => {
      const root = list.elementOf(indexInList(id));
      return (root && made.get(root)?.editor) ?? null;
    },
    /** Whether the place of an image depends on its picture and is another one now. */
    isMisplaced: (/** @type {ItemId} */ id) => {
      const index = density === "gallery" && !room.isColumn ? indexInList(id) : -1;
      const item = store.document?.find(id);
      if (index === -1 || !item) return false;
      const shown = layout.boxOf(index).width / layout.rows.heightOf(index);
      return Math.abs(shown / shownRatio(item.picture) - 1) > 0.05;
    },
    get layout() {
      return layout;
    },
    get pageHeight() {
      return view.height;
    },
  };
}
