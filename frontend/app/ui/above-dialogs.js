/**
 * Everything outside an open modal dialog is inert: it can be neither pressed nor reached nor heard. What must stay in reach moves
 * into the uppermost dialog while one is open, and back to its place afterwards.
 *
 * @module
 */

/** Sent by a dialog, and bubbling, once it is open. */
export const dialogOpened = "dialogopened";

/**
 * @param {HTMLElement} element
 * @param {{ signal: AbortSignal, onMove?: (isInDialog: boolean) => void }} options `onMove` also tells when it moved from one dialog
 *   to another
 */
export function keepAboveDialogs(element, { signal, onMove }) {
  const home = document.createComment("");
  element.before(home);
  /** @type {HTMLDialogElement[]} the last is uppermost */
  let open = [];

  const place = () => {
    open = open.filter((dialog) => dialog.open);
    const top = open.at(-1);
    if (top === undefined ? element.previousSibling === home : element.parentElement === top) return;
    if (top === undefined) home.after(element);
    else top.append(element);
    onMove?.(top !== undefined);
  };

  document.addEventListener(
    dialogOpened,
    ({ target }) => {
      if (target instanceof HTMLDialogElement) open.push(target);
      place();
    },
    { signal },
  );
  // It does not bubble.
  document.addEventListener("close", place, { signal, capture: true });
}
