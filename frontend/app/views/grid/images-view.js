import { part, show } from "../../ui/dom.js";
import { createCountLine } from "./count-line.js";
import { createImageList } from "./image-list.js";
import { bindLongPress } from "./long-press.js";
import { createNoResult } from "./no-result.js";
import { pickRange } from "./pick-range.js";
import { createQueryField } from "./query-field.js";
import { createToolbar } from "./toolbar.js";

/** @typedef {import("./types.js").ItemId} ItemId */

/**
 * The region of the images: filter, sort, density, and the images themselves.
 *
 * @param {import("./types.js").EditingParts & {
 *   clicks: import("./pill-clicks.js").PillClicks,
 *   measure: import("../../ui/text-measure.js").TextMeasure,
 *   onMore: (id: ItemId) => void
 * }} options `root` is the part `images`; `onMore` shows an image with all that its card has no room for
 */
export function createImagesView({ root, store, commands, thumbnails, clicks, measure, onMore, signal }) {
  const viewport = part(root, "viewport");
  const content = part(root, "image-list");
  const parts = { root, store, commands, signal };

  createToolbar(parts);
  createQueryField(parts);
  createCountLine(parts);
  createNoResult(parts);

  const goTo = (/** @type {ItemId} */ id) => {
    commands.focusImage(id);
    const element = images.reveal(id);
    images.refresh();
    element?.focus({ preventScroll: true });
  };

  const editNext = (/** @type {ItemId} */ id, /** @type {"tag" | "caption"} */ kind) => {
    const { ids } = store.results;
    const next = ids[store.results.indexOf(id) + 1];
    if (next === undefined) return;
    goTo(next);
    const field = store.document?.get(next).mode === "caption" ? "caption" : "tag";
    images.editorOf(next)?.focus(kind === field ? kind : field);
  };

  const images = createImageList({
    viewport,
    content,
    store,
    commands,
    thumbnails,
    clicks,
    measure,
    onNext: editNext,
    onMore,
    signal,
  });

  const idOf = (/** @type {EventTarget | null} */ target) => {
    const element = target instanceof Element ? target.closest("[data-id]") : null;
    return element instanceof HTMLElement ? (element.dataset.id ?? null) : null;
  };

  const onClick = (/** @type {MouseEvent} */ event) => {
    const id = idOf(event.target);
    if (id === null || !(event.target instanceof Element)) return;
    if (event.target.closest('[data-part="pick"]')) return pick(event, id);
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (isPlain) {
      if (isTouchOnTile(event) && store.state.selection.size > 0) commands.select([id], "toggle");
      else if (event.target.closest('[data-part="picture"]') || isTouchOnTile(event))
        commands.openPreview(id);
      return;
    }
    const isText = event.target.closest("input, textarea, button:not([data-part=picture])") !== null;
    if (isText) return;
    event.preventDefault();
    pickMore(event, id);
  };

  const pickMore = (/** @type {MouseEvent} */ { shiftKey }, /** @type {ItemId} */ id) => {
    if (shiftKey) pickRange({ store, commands }, id);
    else commands.select([id], "toggle");
  };

  const pick = (/** @type {MouseEvent} */ event, /** @type {ItemId} */ id) => {
    pickMore(event, id);
    // The selection decides what the box shows; a range may leave it as it was.
    setTimeout(images.refresh);
  };

  /** On a touch screen nothing shows the focused image beside the gallery, so a tap opens it; with some picked it picks. */
  const isTouchOnTile = (/** @type {MouseEvent} */ event) =>
    /** @type {PointerEvent} */ (event).pointerType === "touch" && store.state.density === "gallery";

  /** The list is one stop for Tab, so whatever takes the focus in an image makes that image the current one. */
  const onFocus = (/** @type {FocusEvent} */ { target }) => {
    if (target === viewport) {
      focusCurrent();
      return;
    }
    const id = idOf(target);
    if (id !== null && id !== store.state.focusId) commands.focusImage(id);
  };

  const focusCurrent = () => {
    const { focusId } = store.state;
    const id = focusId !== null && store.results.has(focusId) ? focusId : store.results.ids[0];
    if (id !== undefined) goTo(id);
  };

  bindLongPress(viewport, {
    onPress: (target) => {
      const id = store.state.density === "gallery" ? idOf(target) : null;
      if (id !== null) commands.select([id], "toggle");
      return id !== null;
    },
    signal,
  });
  viewport.addEventListener("click", onClick, { signal });
  viewport.addEventListener("focusin", onFocus, { signal });
  viewport.addEventListener(
    "dblclick",
    (event) => {
      const id = idOf(event.target);
      if (id !== null && store.state.density === "gallery" && !event.ctrlKey && !event.shiftKey) {
        commands.openPreview(id);
      }
    },
    { signal },
  );
  // Shift+click picks a range of images; it must not select text on the way.
  viewport.addEventListener(
    "mousedown",
    (event) => {
      const isField = event.target instanceof Element && event.target.closest("input, textarea") !== null;
      if (event.shiftKey && !isField) event.preventDefault();
    },
    { signal },
  );

  /** When the image that has the focus is no longer shown, the one that takes its place gets it. */
  const relayout = () => {
    const hadFocus = content.contains(document.activeElement);
    const before = shownIds.indexOf(store.state.focusId ?? "");
    shownIds = store.results.ids;
    show(content, shownIds.length > 0);
    images.relayout();
    const { focusId } = store.state;
    if (!hadFocus || content.contains(document.activeElement)) return;
    const heir =
      focusId !== null && store.results.has(focusId)
        ? focusId
        : shownIds[Math.min(Math.max(before, 0), shownIds.length - 1)];
    if (heir !== undefined) goTo(heir);
  };
  let shownIds = store.results.ids;

  store.subscribe(
    (_, { document: opened }) => opened,
    () => {
      shownIds = store.results.ids;
      images.reset();
    },
    { signal },
  );
  store.subscribe((_, { results }) => results.ids, relayout, { signal });
  store.subscribe((state) => state.density, relayout, { signal });
  store.subscribe((state) => state.tileHeight, images.relayout, { signal });
  store.subscribe((state) => state.screen, images.relayout, { signal });
  store.subscribe((state) => state.selection, images.refreshSoon, { signal });
  store.subscribe((state) => state.asking, images.refreshSoon, { signal });
  store.subscribe((_, { results }) => results.query, images.refreshSoon, { signal });
  store.subscribe(
    (state) => state.focusId,
    (id) => {
      // Another view, the preview say, may make an image current: it shall be in sight.
      const isElsewhere = !content.contains(document.activeElement);
      if (id !== null && isElsewhere) images.reveal(id);
      images.stay();
      images.refreshSoon();
    },
    { signal },
  );
  store.subscribe(
    (state) => state.preview !== null,
    (isOpen, wasOpen) => {
      // The dialog gives the focus back to where it was opened; the image that was looked at last is where the person is now.
      if (wasOpen && !isOpen) setTimeout(() => content.contains(document.activeElement) && focusCurrent());
    },
    { signal },
  );
  store.onTouched(
    ({ ids }) => {
      if ([...ids].some(images.isMisplaced)) images.relayout();
      else images.refreshSoon();
    },
    { signal },
  );

  return { images, goTo, focusCurrent };
}
