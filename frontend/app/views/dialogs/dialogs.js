import { createCropDialog } from "./crop/crop-dialog.js";
import { createSettingsDialog } from "./settings/settings-dialog.js";
import { createShortcutsDialog } from "./shortcuts/shortcuts-dialog.js";

/** @typedef {import("../../state/store.js").Store} Store */
/** @typedef {import("../../commands/types.js").Commands} Commands */

/**
 * Small pictures of items: `request` calls back with an address as soon as there is one, and answers how to give up.
 *
 * @typedef {{
 *   request: (
 *     item: import("../../model/types.js").Item,
 *     size: 96 | 192 | 384 | 768,
 *     onReady: (url: string) => void
 *   ) => () => void
 * }} Thumbnails
 */

/**
 * @typedef {{ root: HTMLDialogElement, store: Store, commands: Commands, thumbnails: Thumbnails, signal: AbortSignal }} DialogOptions
 *
 * @typedef {{
 *   open: (props: any) => void | Promise<void>,
 *   close: () => void,
 *   initialFocus?: () => HTMLElement | null
 * }} DialogView `open` fills the dialog, which is on screen by then; `close` gives back what it holds
 */

/** @type {Record<string, (options: DialogOptions) => DialogView>} */
const makers = {
  crop: createCropDialog,
  settings: createSettingsDialog,
  shortcuts: createShortcutsDialog,
};

/**
 * Shows the dialog that `state.dialog` names, one at a time. A dialog is made when it is wanted first. What carries
 * `data-closes` closes it, and so does Esc; the focus goes back to where it was.
 *
 * @param {{ root: HTMLElement, store: Store, commands: Commands, thumbnails: Thumbnails, signal: AbortSignal }} options
 */
export function createDialogs({ root, store, commands, thumbnails, signal }) {
  /** @type {Map<string, { element: HTMLDialogElement, view: DialogView }>} */
  const made = new Map();
  /** @type {{ element: HTMLDialogElement, view: DialogView } | null} */
  let current = null;

  store.subscribe((state) => state.dialog, show, { signal });

  /** @param {import("../../state/store.js").State["dialog"]} wanted */
  function show(wanted) {
    if (current) {
      const { element, view } = current;
      current = null;
      view.close();
      element.close();
    }
    if (!wanted || !Object.hasOwn(makers, wanted.name)) return;
    current = dialog(wanted.name);
    current.element.showModal();
    current.view.initialFocus?.()?.focus();
    void current.view.open(wanted);
  }

  /** @param {string} name */
  function dialog(name) {
    const known = made.get(name);
    if (known) return known;
    const element = /** @type {HTMLDialogElement} */ (root.querySelector(`dialog[data-part=${name}]`));
    const view = makers[name]({ root: element, store, commands, thumbnails, signal });
    element.addEventListener("cancel", (event) => cancelled(event), { signal });
    element.addEventListener("close", () => current?.element === element && commands.closeDialog(), { signal });
    element.addEventListener("click", clicked, { signal });
    const entry = { element, view };
    made.set(name, entry);
    return entry;
  }

  /** @param {Event} event */
  function cancelled(event) {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    commands.closeDialog();
  }

  /** @param {Event} event */
  function clicked(event) {
    if (/** @type {Element} */ (event.target).closest("[data-closes]")) commands.closeDialog();
  }

  return {
    destroy() {
      show(null);
    },
  };
}
