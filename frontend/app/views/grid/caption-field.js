/** How long after the last key what was typed becomes an edit. */
const wait = 250;

/** @typedef {import("./types.js").ItemId} ItemId */

/**
 * The text of an image as prose. What is typed is handed on as it stands, a moment after the last key and when the field is left.
 *
 * @param {HTMLTextAreaElement} area
 * @param {{
 *   store: import("./types.js").Store,
 *   write: (id: ItemId, text: string) => unknown,
 *   onDone: () => void,
 *   signal: AbortSignal
 * }} options `onDone` runs for Ctrl+Enter
 */
export function createCaptionField(area, { store, write, onDone, signal }) {
  /** @type {ItemId | null} */
  let id = null;
  /** @type {string | null} the body that the field shows, or was made of it */
  let shown = null;
  let isDirty = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const flush = () => {
    clearTimeout(timer);
    if (!isDirty || id === null) return;
    isDirty = false;
    write(id, area.value);
    shown = store.document?.find(id)?.body ?? null;
  };

  area.addEventListener(
    "input",
    () => {
      isDirty = true;
      clearTimeout(timer);
      timer = setTimeout(flush, wait);
    },
    { signal },
  );
  area.addEventListener("blur", flush, { signal });
  area.addEventListener(
    "keydown",
    (event) => {
      const isControl = event.ctrlKey || event.metaKey;
      if (isControl && event.key.toLowerCase() === "s") flush();
      if (event.key !== "Enter" || !isControl || event.isComposing) return;
      event.preventDefault();
      flush();
      onDone();
    },
    { signal },
  );
  signal.addEventListener("abort", () => clearTimeout(timer));

  return {
    /** @param {import("./types.js").Item} item */
    show(item) {
      if (item.id === id && item.body === shown) return;
      if (item.id !== id) flush();
      // What one types meanwhile is newer than what the document tells of this image.
      else if (isDirty) return;
      id = item.id;
      shown = item.body;
      const { selectionStart, selectionEnd } = area;
      area.value = item.body;
      if (document.activeElement === area) area.setSelectionRange(selectionStart, selectionEnd);
    },
    flush,
  };
}
