import { part, show } from "../../ui/dom.js";
import { createManyImages } from "./many-images.js";
import { createOneImage } from "./one-image.js";

/** @typedef {import("../../model/types.js").ItemId} ItemId */

/**
 * @typedef {import("../grid/types.js").EditingParts & {
 *   clicks: import("../grid/pill-clicks.js").PillClicks,
 *   measure: import("../../ui/text-measure.js").TextMeasure,
 *   goTo: (id: ItemId) => void
 * }} InspectorParts
 */

/**
 * The panel at the right: one image, many images, or that nothing is selected. It does nothing while it is not to be seen.
 *
 * @param {InspectorParts} parts `root` is the part `inspector`
 */
export function createInspectorView(parts) {
  const { root, store, commands, signal } = parts;
  const none = part(root, "inspector-none");
  const oneRoot = part(root, "inspector-one");
  const manyRoot = part(root, "inspector-many");
  const one = createOneImage({ ...parts, root: oneRoot });
  const many = createManyImages({ ...parts, root: manyRoot });
  let frame = 0;

  /** @returns {ItemId | null} */
  const shownId = () => {
    const { selection, focusId } = store.state;
    const id = selection.size === 1 ? [...selection][0] : focusId;
    return id !== null && store.document?.has(id) ? id : null;
  };

  const update = () => {
    if (root.hidden) return;
    const isMany = store.state.selection.size > 1;
    const id = isMany ? null : shownId();
    show(none, !isMany && id === null);
    show(oneRoot, id !== null);
    show(manyRoot, isMany);
    if (isMany) many.update();
    else if (id !== null) one.update(id);
    if (id === null) one.release();
  };

  /** Ten thousand images may be picked, and typing changes all of them; once a frame is enough to see it. */
  const updateSoon = () => {
    if (store.state.selection.size <= 1) update();
    else if (frame === 0) {
      frame = requestAnimationFrame(() => {
        frame = 0;
        update();
      });
    }
  };

  const isMine = (/** @type {import("../../model/types.js").Touched} */ { ids, all }) => {
    const id = shownId();
    return all || store.state.selection.size > 1 || (id !== null && ids.has(id));
  };

  // It may be shown for another reason than a change of the store: the window became wider.
  const sizes = new ResizeObserver(updateSoon);
  sizes.observe(root);
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    cancelAnimationFrame(frame);
  });
  store.subscribe((state) => state.selection, updateSoon, { signal });
  store.subscribe((state) => state.focusId, updateSoon, { signal });
  store.subscribe((state) => state.asking, updateSoon, { signal });
  store.subscribe((state) => state.sheet, updateSoon, { signal });
  store.subscribe((_, { results }) => results.query, updateSoon, { signal });
  store.subscribe((_, { results }) => results.ids, updateSoon, { signal });
  store.subscribe((_, { document }) => document, updateSoon, { signal });
  store.onTouched((touched) => isMine(touched) && updateSoon(), { signal });
  for (const button of root.querySelectorAll('[data-part="inspector-close"]')) {
    button.addEventListener(
      "click",
      () => (store.state.sheet === "inspector" ? commands.setSheet(null) : commands.toggleInspector()),
      { signal },
    );
  }

  return {
    focus: (/** @type {"tag" | "caption" | "rename"} */ kind) => {
      update();
      one.focus(kind);
    },
    focusBulk: (/** @type {"add" | "remove" | "replace"} */ what) => {
      update();
      if (store.state.selection.size > 1) many.focus(what);
      else one.focus(what === "replace" ? "rename" : "tag");
    },
  };
}
