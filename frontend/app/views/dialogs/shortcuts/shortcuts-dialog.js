import { createShortcutTable } from "./shortcut-table.js";

/**
 * All shortcuts, to look something up.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createShortcutsDialog({ root, signal }) {
  const table = createShortcutTable({ root, signal });
  return {
    open: table.reset,
    close() {},
    initialFocus: () => root.querySelector("[data-part=find]"),
  };
}
