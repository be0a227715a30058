import { needsOf } from "../../model/checks/needs.js";
import { bindHotkeys } from "../../ui/hotkeys.js";
import { pickRange } from "./pick-range.js";

/** @typedef {import("./types.js").ItemId} ItemId */

const sizeStep = 24;
const smallest = 96;
const largest = 320;
const layers = "dialog[open], [popover]:popover-open";

/**
 * The keys of the images and of editing. Those that move work on the images alone, the letters wherever no text is typed.
 *
 * @param {Omit<import("./types.js").EditingParts, "thumbnails"> & {
 *   images: import("./image-list.js").ImageList,
 *   goTo: (id: ItemId) => void,
 *   edit: (kind: "tag" | "caption" | "rename") => void,
 *   replace: () => void
 * }} options `goTo` makes an image current and gives it the focus
 */
export function createImageKeys({ root, store, commands, images, goTo, edit, replace, signal }) {
  const current = () => {
    const { focusId } = store.state;
    return focusId !== null && store.results.has(focusId) ? focusId : null;
  };
  /** @returns {ItemId[]} what an edit acts on: those picked, else the current one */
  const targets = () => {
    const { selection, focusId } = store.state;
    if (selection.size > 0) return [...selection];
    return focusId !== null && store.document?.has(focusId) ? [focusId] : [];
  };
  const withTargets = (/** @type {(ids: ItemId[]) => unknown} */ run) => () => {
    const ids = targets();
    if (ids.length > 0) run(ids);
  };

  const target = (/** @type {string} */ key) => {
    const { ids } = store.results;
    const id = current();
    if (id === null) return ids[0] ?? null;
    const { layout } = images;
    const index = store.results.indexOf(id);
    /** @type {Record<string, () => number>} */
    const moves = {
      ArrowLeft: () => index - 1,
      ArrowRight: () => index + 1,
      ArrowUp: () => layout.above(index),
      ArrowDown: () => layout.below(index),
      Home: () => 0,
      End: () => ids.length - 1,
      PageUp: () => layout.rows.indexAt(layout.rows.topOf(index) - images.pageHeight),
      PageDown: () => layout.rows.indexAt(layout.rows.topOf(index) + images.pageHeight),
    };
    return ids[Math.min(ids.length - 1, Math.max(0, moves[key]()))] ?? null;
  };

  const move = (/** @type {KeyboardEvent} */ event) => {
    const id = target(event.key);
    if (id === null) return;
    if (event.shiftKey) pickRange({ store, commands }, id);
    goTo(id);
  };

  /** The next or previous image for which something holds, round the end. */
  const seek = (/** @type {1 | -1} */ step, /** @type {(id: ItemId) => boolean} */ holds) => {
    const { ids } = store.results;
    const id = current();
    const from = id === null ? -step : store.results.indexOf(id);
    for (let turn = 1; turn <= ids.length; turn += 1) {
      const at = (from + step * turn + ids.length * 2) % ids.length;
      if (!holds(ids[at])) continue;
      goTo(ids[at]);
      return;
    }
  };
  const hasWarning = (/** @type {ItemId} */ id) =>
    store.document !== null && needsOf(store.document, id).some((need) => need !== "untagged");
  const isUntagged = (/** @type {ItemId} */ id) => store.document?.get(id).body.trim() === "";

  const otherMode = (/** @type {ItemId[]} */ ids) =>
    store.document?.find(ids[0])?.mode === "tags" ? /** @type {const} */ ("caption") : "tags";

  const resize = (/** @type {number} */ by) =>
    commands.setTileHeight(Math.min(largest, Math.max(smallest, store.state.tileHeight + by)));

  const preview = () => {
    const id = current();
    if (id !== null) commands.openPreview(id);
  };

  const isIdle = () => store.state.screen === "dataset" && document.querySelector(layers) === null;
  const onPage = (/** @type {KeyboardEvent} */ event) => isIdle() && !isInSidePanel(event.target);
  const onImages = (/** @type {KeyboardEvent} */ { target: at }) =>
    isIdle() && (at === document.body || (at instanceof Element && root.contains(at) && !isWidget(at)));

  /** @type {import("../../ui/hotkeys.js").Hotkey[]} */
  const keys = [
    {
      keys: ["", "Shift+"].flatMap((shift) =>
        ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"].map(
          (key) => shift + key,
        ),
      ),
      when: onImages,
      run: move,
    },
    { keys: ["Enter", "Space"], when: onImages, run: preview },
    { keys: "Ctrl+A", when: isIdle, run: () => commands.selectAllShown() },
    { keys: "x", when: onPage, run: () => withCurrent((id) => commands.select([id], "toggle")) },
    { keys: "w", when: onPage, run: () => seek(1, hasWarning) },
    { keys: "Shift+w", when: onPage, run: () => seek(-1, hasWarning) },
    { keys: "u", when: onPage, run: () => seek(1, isUntagged) },
    { keys: "Shift+u", when: onPage, run: () => seek(-1, isUntagged) },
    {
      keys: "v",
      when: onPage,
      run: () => commands.setDensity(store.state.density === "list" ? "gallery" : "list"),
    },
    { keys: "[", when: onPage, run: () => resize(-sizeStep) },
    { keys: "]", when: onPage, run: () => resize(sizeStep) },
    { keys: "a", when: onPage, run: () => edit("tag") },
    { keys: "e", when: onPage, run: () => edit("caption") },
    { keys: "m", when: onPage, run: withTargets((ids) => commands.setMode(ids, otherMode(ids))) },
    { keys: "r", when: onPage, run: () => (store.state.selection.size > 0 ? replace() : edit("rename")) },
    ...Array.from({ length: 9 }, (_, at) => ({
      keys: String(at + 1),
      when: onPage,
      run: withTargets((ids) => commands.toggleQuickTag(ids, at + 1)),
    })),
    { keys: ".", when: onPage, run: withTargets((ids) => commands.repeatLast(ids)) },
    { keys: "c", when: onPage, run: () => withCurrent((id) => commands.openDialog("crop", { id })) },
    {
      keys: "t",
      when: () => isIdle() && !!commands.tagImages,
      run: withTargets((ids) => commands.tagImages?.(ids)),
    },
    {
      keys: "g",
      when: () => isIdle() && !!commands.captionImages,
      run: withTargets((ids) => commands.captionImages?.(ids)),
    },
    { keys: "Delete", when: onPage, run: withTargets((ids) => commands.removeImages(ids)) },
  ];
  bindHotkeys(document, keys, { signal, singleKeys: () => store.state.settings.singleKeys });

  function withCurrent(/** @type {(id: ItemId) => unknown} */ run) {
    const { focusId } = store.state;
    if (focusId !== null && store.document?.has(focusId)) run(focusId);
  }
}

/**
 * @param {Element} element
 * @returns {boolean} whether Enter and arrows have a meaning of their own there
 */
function isWidget(element) {
  return element.closest("button, input, a, select, [role=radio]") !== null;
}

/**
 * @param {EventTarget | null} target
 * @returns {boolean} whether it is in a list that has its own meaning for letters and Delete
 */
function isInSidePanel(target) {
  return target instanceof Element && target.closest('[data-part="sidebar"]') !== null;
}
