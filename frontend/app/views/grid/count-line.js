import { createCalmAnnouncer } from "../../ui/announce.js";
import { part, text } from "../../ui/dom.js";
import { countText, numberText } from "../../ui/wording.js";

const hints = {
  list: "Click a tag to filter, Shift+click to exclude",
  gallery: "Click to focus, Ctrl+click to pick, Shift+click for a range",
};

/**
 * How many images are shown and picked, with the check box that picks all of them.
 *
 * @param {Omit<import("./types.js").EditingParts, "thumbnails">} parts
 */
export function createCountLine({ root, store, commands, signal }) {
  const checkbox = part(root, "select-all", HTMLInputElement);
  const say = createCalmAnnouncer({ signal });
  let hasSpoken = false;

  const update = () => {
    const { document, results, state } = store;
    if (!document) return;
    const picked = state.selection.size;
    text(part(root, "count-shown"), numberText(results.size));
    const all = results.size === document.size;
    const noun = results.size === 1 ? "image" : "images";
    const shown = all ? noun : `of ${numberText(document.size)} shown`;
    text(part(root, "count-words"), picked > 0 ? `${shown}, ${numberText(picked)} selected` : shown);
    checkbox.checked = picked > 0 && picked >= results.size;
    checkbox.indeterminate = picked > 0 && picked < results.size;
    checkbox.disabled = results.size === 0;
  };

  checkbox.addEventListener(
    "change",
    () => {
      if (store.state.selection.size > 0) commands.clearSelection();
      else commands.selectAllShown();
      update();
    },
    { signal },
  );
  store.subscribe((_, { results }) => results.ids, update, { signal });
  store.subscribe((_, { document }) => document?.size, update, { signal });
  store.subscribe((state) => state.selection, update, { signal });
  store.subscribe(
    (state) => state.density,
    (density) => text(part(root, "list-hint"), hints[density]),
    {
      signal,
    },
  );
  store.subscribe(
    (state) => state.query,
    () => {
      if (hasSpoken && store.document) say(`${countText(store.results.size, "image")} shown`);
      hasSpoken = true;
    },
    { signal },
  );
}
