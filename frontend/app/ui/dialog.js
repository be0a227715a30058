/**
 * Life of a native modal dialog: focus goes in, stays in, and returns to what opened it; Esc and a press on the scrim close it
 * unless work would be lost.
 *
 * @module
 */

import { dialogOpened } from "./above-dialogs.js";

/**
 * @typedef {{
 *   open: (options?: { focus?: HTMLElement | null }) => void,
 *   close: () => void,
 *   readonly isOpen: boolean
 * }} Dialog `open` moves the focus to `focus`, else to the element marked `data-autofocus`, else to the first field, else to the dialog
 */

const fields =
  "input:not([type=hidden], :disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled)";

/**
 * @param {HTMLDialogElement} element labelled by its heading in the template
 * @param {{
 *   signal: AbortSignal,
 *   onClose?: () => void,
 *   mayClose?: () => boolean,
 *   closeOnScrim?: boolean
 * }} options `onClose` runs once for each time it was open, however it was closed; `mayClose` is asked before Esc, the scrim or
 *   a button marked `data-close` close it (`close()` does not ask)
 * @returns {Dialog}
 */
export function createDialog(element, { signal, onClose, mayClose = () => true, closeOnScrim = true }) {
  /** @type {Element | null} */
  let opener = null;

  const request = () => {
    if (element.open && mayClose()) element.close();
  };

  element.addEventListener(
    "cancel",
    (event) => {
      event.preventDefault();
      request();
    },
    { signal },
  );
  // Chromium closes a dialog on the second Esc without asking; taking the key is the only way to be asked each time.
  element.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      request();
    },
    { signal },
  );
  element.addEventListener(
    "pointerdown",
    (event) => {
      if (closeOnScrim && event.target === element && !isInside(element, event)) request();
    },
    { signal },
  );
  element.addEventListener(
    "click",
    (event) => {
      if (event.target instanceof Element && event.target.closest("[data-close]")) request();
    },
    { signal },
  );
  element.addEventListener(
    "close",
    () => {
      const returnTo = opener;
      opener = null;
      onClose?.();
      if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus({ preventScroll: true });
    },
    { signal },
  );
  signal.addEventListener("abort", () => element.close(), { once: true });

  return {
    open({ focus = null } = {}) {
      if (element.open) return;
      opener = document.activeElement;
      element.showModal();
      const first =
        focus ??
        element.querySelector("[data-autofocus]") ??
        element.querySelector(fields) ??
        /** @type {Element} */ (element);
      if (first instanceof HTMLElement) first.focus({ preventScroll: true });
      element.dispatchEvent(new Event(dialogOpened, { bubbles: true }));
    },
    close() {
      if (element.open) element.close();
    },
    get isOpen() {
      return element.open;
    },
  };
}

/**
 * Whether a press on the dialog element is on its box; outside the box it is on the scrim.
 *
 * @param {HTMLDialogElement} element
 * @param {PointerEvent} event
 */
function isInside(element, { clientX, clientY }) {
  const box = element.getBoundingClientRect();
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
}
