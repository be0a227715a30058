/**
 * Keeps an element inside the modal dialog that is on top, since everything outside of it can be neither used nor heard. Without
 * an open dialog the element is back in its place.
 *
 * @param {HTMLElement} element
 * @param {{ dialogs: HTMLElement, signal: AbortSignal }} options `dialogs` is what holds all of them
 */
export function stayOnTop(element, { dialogs, signal }) {
  const home = /** @type {HTMLElement} */ (element.parentElement);
  /** @type {HTMLDialogElement[]} in the order in which they were opened */
  let open = [];

  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (!(target instanceof HTMLDialogElement)) continue;
      open = open.filter((dialog) => dialog !== target);
      if (target.open) open.push(target);
    }
    const host = open.at(-1) ?? home;
    if (element.parentElement !== host) host.append(element);
  });
  observer.observe(dialogs, { subtree: true, attributes: true, attributeFilter: ["open"] });
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}
