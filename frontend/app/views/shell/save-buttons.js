import { attribute, part, setIcon, show, text } from "../../ui/dom.js";
import { keysText } from "../../ui/hotkeys.js";
import { setTip } from "../../ui/tooltip.js";
import { countText, numberText } from "../../ui/wording.js";

/**
 * What the buttons for saving and exporting show: how much there is to save, whether it is going on, why it cannot be done.
 *
 * @param {{ root: HTMLElement, store: import("./types.js").Store, signal: AbortSignal }} parts
 */
export function createSaveButtons({ root: bar, store, signal }) {
  showSave();
  showExport();

  function showSave() {
    const button = part(bar, "save");
    store.subscribe(
      (state, { document: opened }) => saveStateOf(state, opened),
      (value) => {
        const { changes, isSaving, path, writable } = /** @type {SaveState} */ (JSON.parse(value));
        const badge = part(bar, "save-badge");
        text(badge, numberText(changes));
        show(badge, changes > 0);
        text(
          part(bar, "save-count"),
          changes === 0 ? "Nothing to save" : countText(changes, "unsaved change"),
        );
        showBusy(button, isSaving, "upload");
        attribute(button, "aria-disabled", isSaving || !writable ? true : null);
        setTip(button, writable ? `Save to ${path}` : `${path} cannot be written`, keysText("Ctrl+S"));
      },
      { signal },
    );
  }

  function showExport() {
    const button = part(bar, "export");
    store.subscribe(
      (state) => state.work?.kind === "export",
      (isExporting) => showBusy(button, isExporting, "download"),
      { signal },
    );
    store.subscribe(
      (state, { document: opened }) => state.work !== null || (opened?.size ?? 0) === 0,
      (isOff) => attribute(button, "aria-disabled", isOff ? true : null),
      { signal },
    );
  }
}

/** @typedef {{ changes: number, isSaving: boolean, path: string, writable: boolean }} SaveState */

/**
 * A button whose work is going on keeps its label; its icon turns.
 *
 * @param {HTMLElement} button
 * @param {boolean} isBusy
 * @param {string} icon that it has at rest
 */
function showBusy(button, isBusy, icon) {
  attribute(button, "aria-busy", isBusy ? true : null);
  setIcon(button, isBusy ? "spinner" : icon);
  button.querySelector(".icon")?.classList.toggle("icon--spin", isBusy);
}

/**
 * What the save button shows, as text, so that it can be told whether it changed.
 *
 * @param {Readonly<import("../../state/state.js").State>} state
 * @param {import("../../model/document.js").DatasetDocument | null} opened
 */
function saveStateOf({ work, server }, opened) {
  /** @type {SaveState} */
  const state = {
    changes: opened?.changedCount ?? 0,
    isSaving: work?.kind === "save",
    path: server.path ?? "/workspace/datasets",
    writable: server.writable || !server.online,
  };
  return JSON.stringify(state);
}
