import { bindHotkeys, isTextField } from "../../ui/hotkeys.js";

/** What Esc and single keys are for while something lies over the page is the business of that thing. */
const layers = "dialog[open], [popover]:popover-open";

/**
 * The keys that work anywhere. Regions that can be jumped to carry `data-jump` on the element that takes the focus.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createGlobalKeys({ root, store, commands, signal }) {
  const onPage = () => document.querySelector("dialog[open]") === null;
  const onDataset = () => onPage() && store.state.screen === "dataset";

  /** @type {import("../../ui/hotkeys.js").Hotkey[]} */
  const keys = [
    { keys: "Ctrl+S", inFields: true, when: onDataset, run: commands.save },
    { keys: "Ctrl+Z", when: onDataset, run: commands.undo },
    { keys: ["Ctrl+Shift+Z", "Ctrl+Y"], when: onDataset, run: commands.redo },
    { keys: "?", when: onPage, run: () => commands.openDialog("shortcuts") },
    { keys: "I", when: onDataset, run: toggleInspector },
    { keys: "/", when: onDataset, run: () => jump("query", null) },
    { keys: "\\", when: onDataset, run: () => jump("tag-viewer", "tags") },
    { keys: "L", when: onDataset, run: () => jump("images", null) },
  ];
  bindHotkeys(document, keys, { signal, singleKeys: () => store.state.settings.singleKeys });
  document.addEventListener("keydown", onEscape, { signal });

  /** The top layer first, which takes the key itself; then a field, the selection, the query. */
  function onEscape(/** @type {KeyboardEvent} */ event) {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    if (document.querySelector(layers) || store.state.screen !== "dataset") return;
    const { sheet, selection, query } = store.state;
    if (sheet !== null) commands.setSheet(null);
    else if (isTextField(event.target)) jump("images", null);
    else if (selection.size > 0) commands.clearSelection();
    else if (query !== "") commands.setQuery("");
    else return;
    event.preventDefault();
  }

  function toggleInspector() {
    const isColumn = root.querySelector('[data-shape="column"]') !== null;
    if (isColumn) commands.setSheet(store.state.sheet === "inspector" ? null : "inspector");
    else commands.toggleInspector();
  }

  function jump(/** @type {string} */ name, /** @type {"tags" | null} */ sheet) {
    if (root.querySelector('[data-shape="column"]')) commands.setSheet(sheet);
    // The sheet appears with the next turn of the store.
    queueMicrotask(() => {
      const target = root.querySelector(`[data-jump="${name}"]`);
      if (!(target instanceof HTMLElement)) return;
      target.focus();
      if (target instanceof HTMLInputElement) target.select();
    });
  }
}
