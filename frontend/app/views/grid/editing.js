import { clone, part } from "../../ui/dom.js";
import { createInspectorView } from "../inspector/inspector.js";
import { createTagViewer } from "../tag-viewer/tag-viewer.js";
import { createImageKeys } from "./image-keys.js";
import { createImagesView } from "./images-view.js";
import { createPillClicks } from "./pill-clicks.js";
import { createSelectionBar } from "./selection-bar.js";
import { createTextEditor } from "./text-editor.js";
import { createTextMeasure } from "../../ui/text-measure.js";

/** @typedef {import("./types.js").ItemId} ItemId */

/**
 * Everything with which images are looked through and their texts are edited: the images, the Tag Viewer, the inspector, the bar
 * for many, and the keys.
 *
 * @param {Omit<import("./types.js").EditingParts, "signal"> & { signal?: AbortSignal }} options `root` is the part `app` of the page
 * @returns {{
 *   destroy: () => void,
 *   createTextEditor: (place: { root: HTMLElement, signal: AbortSignal }) => { show: (id: ItemId) => void }
 * }} `createTextEditor` puts an editor for the text of one image into an empty element elsewhere
 */
export function createEditingView({ root, store, commands, thumbnails, signal: outer }) {
  const lifetime = new AbortController();
  const signal = outer ? AbortSignal.any([outer, lifetime.signal]) : lifetime.signal;
  const measure = createTextMeasure();
  const clicks = createPillClicks({ root, toggle: commands.toggleTagFilter, signal });
  const parts = { store, commands, thumbnails, clicks, measure, signal };

  const showInspector = () => {
    const isColumn = root.querySelector('[data-shape="column"]') !== null;
    if (isColumn) commands.setSheet("inspector");
    else if (part(root, "inspector").hidden) commands.toggleInspector();
  };
  /** The inspector appears with the next turn of the store. */
  const inInspector = (/** @type {() => void} */ run) => {
    showInspector();
    setTimeout(run);
  };

  const view = createImagesView({
    ...parts,
    root: part(root, "images"),
    onMore: (id) => {
      commands.focusImage(id);
      inInspector(() => inspector.focus("tag"));
    },
  });
  const inspector = createInspectorView({ ...parts, root: part(root, "inspector"), goTo: view.goTo });
  const bulk = (/** @type {"add" | "remove" | "replace"} */ what) =>
    inInspector(() => inspector.focusBulk(what));
  createSelectionBar({ root: part(root, "selection-bar"), store, commands, onBulk: bulk, signal });
  createTagViewer({ root: part(root, "tag-viewer"), store, commands, signal });

  const edit = (/** @type {"tag" | "caption" | "rename"} */ kind) => {
    const { focusId, selection, density } = store.state;
    const item = focusId === null ? undefined : store.document?.find(focusId);
    if (selection.size > 1 && kind === "tag") {
      bulk("add");
      return;
    }
    if (!item || focusId === null) return;
    if (kind === "caption" && item.mode === "tags") commands.setMode([focusId], "caption");
    if (kind !== "caption" && item.mode === "caption") commands.setMode([focusId], "tags");
    if (density === "gallery") {
      inInspector(() => inspector.focus(kind));
      return;
    }
    view.images.reveal(focusId);
    setTimeout(() => {
      const editor = view.images.editorOf(focusId);
      if (kind === "rename") editor?.renameCurrent();
      else editor?.focus(kind);
    });
  };
  createImageKeys({
    root: part(root, "images"),
    store,
    commands,
    images: view.images,
    goTo: view.goTo,
    edit,
    replace: () => bulk("replace"),
    signal,
  });

  return {
    destroy: () => lifetime.abort(),
    createTextEditor: (place) => createLooseEditor({ ...parts, ...place }),
  };
}

/**
 * @param {Omit<Parameters<typeof createTextEditor>[0], "onNext">} options `root` is empty
 */
function createLooseEditor({ root, store, signal, ...rest }) {
  root.replaceChildren(clone("text-editor"));
  /** @type {ItemId | null} */
  let shown = null;
  const editor = createTextEditor({ root, store, signal, onNext: () => {}, ...rest });
  const update = () => {
    if (shown !== null && store.document?.has(shown)) editor.update(shown, null);
  };
  store.onTouched(update, { signal });
  store.subscribe((state) => state.query, update, { signal });
  return {
    show(/** @type {ItemId} */ id) {
      shown = id;
      update();
    },
  };
}
