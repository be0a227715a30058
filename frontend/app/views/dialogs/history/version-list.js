import { clone, part } from "../../../ui/dom.js";
import { createVirtualList } from "../../../ui/virtual-list.js";
import { fixedRows } from "../../../ui/virtual-window.js";
import { fillDifference, fillEntry } from "./version-row.js";

/** @typedef {import("../../../model/versions/comparison.js").Difference} Difference */
/** @typedef {import("../../../model/items.js").ImageEntry} ImageEntry */

/** What CSS gives a row, in pixels. */
const rowHeight = 72;

/**
 * The images of a version, or what would be another in it; of any number.
 *
 * @param {HTMLElement} viewport
 * @param {{
 *   numberOf: (file: string) => string,
 *   onRestore: (what: "text" | "image", difference: Difference) => void,
 *   signal: AbortSignal
 * }} options
 */
export function createVersionList(viewport, { numberOf, onRestore, signal }) {
  /** @type {{ folder: string, version: string | null }} */
  let where = { folder: "", version: null };
  /** @type {readonly (Difference | ImageEntry)[]} */
  let rows = [];

  const list = createVirtualList({
    viewport,
    content: part(viewport, "version-rows"),
    key: (index) => rows[index]?.file ?? "",
    create: () => clone("version-row"),
    update(row, index) {
      const value = rows[index];
      const place = { ...where, number: numberOf(value.file) };
      if ("kind" in value) fillDifference(row, value, place);
      else fillEntry(row, value, place);
      row.ariaPosInSet = String(index + 1);
      row.ariaSetSize = String(rows.length);
    },
    signal,
  });

  viewport.addEventListener(
    "click",
    (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-restore]") : null;
      const row = button?.closest("[data-index]");
      if (!(button instanceof HTMLElement) || !(row instanceof HTMLElement)) return;
      const value = rows[Number(row.dataset.index)];
      if (value && "kind" in value) onRestore(button.dataset.restore === "text" ? "text" : "image", value);
    },
    { signal },
  );

  return {
    /** @param {{ folder: string, version: string | null, rows: readonly (Difference | ImageEntry)[] }} shown */
    show(shown) {
      where = shown;
      rows = shown.rows;
      viewport.scrollTop = 0;
      list.setRows(fixedRows({ count: rows.length, height: rowHeight }));
    },
  };
}
