import { clone, text } from "./dom.js";
import { keepBeside, layerOf } from "./floating.js";

const wait = 500;

/**
 * Shows the words of `data-tip`, and the keys of `data-tip-keys`, beside the element that carries them, while the pointer rests
 * on it or the keyboard focus is there. Esc hides it. It only repeats the element's name, so screen readers do not get it twice.
 *
 * @param {HTMLElement} root
 * @param {{ signal: AbortSignal }} options
 */
export function createTooltips(root, { signal }) {
  const tooltip = clone("tooltip");
  const [words, keycap] = /** @type {Iterable<HTMLElement>} */ (tooltip.children);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {HTMLElement | null} */
  let owner = null;
  /** @type {() => void} */
  let letGo = () => {};

  const hide = () => {
    clearTimeout(timer);
    if (!owner) return;
    owner = null;
    letGo();
    tooltip.remove();
  };

  const show = (/** @type {HTMLElement} */ element) => {
    hide();
    if (!element.isConnected || element.getAttribute("aria-expanded") === "true") return;
    owner = element;
    text(words, element.dataset.tip ?? "");
    text(keycap, element.dataset.tipKeys ?? "");
    keycap.hidden = !element.dataset.tipKeys;
    layerOf(element).append(tooltip);
    tooltip.showPopover();
    letGo = keepBeside(element, tooltip, { placement: "bottom", gap: 6 });
  };

  /** @param {Event} event */
  const ownerOf = (event) => {
    const element = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
    return element instanceof HTMLElement && element.dataset.tip ? element : null;
  };

  root.addEventListener(
    "pointerover",
    (event) => {
      if (event.pointerType === "touch") return;
      const element = ownerOf(event);
      if (element === owner) return;
      hide();
      if (element) timer = setTimeout(() => show(element), wait);
    },
    { signal },
  );
  root.addEventListener(
    "focusin",
    (event) => {
      const element = ownerOf(event);
      if (element?.matches(":focus-visible")) show(element);
      else hide();
    },
    { signal },
  );
  root.addEventListener("focusout", hide, { signal });
  root.addEventListener("pointerdown", hide, { signal });
  root.addEventListener("pointerleave", hide, { signal });
  root.addEventListener("scroll", hide, { signal, capture: true, passive: true });
  root.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Shift") hide();
    },
    { signal, capture: true },
  );
  signal.addEventListener("abort", hide);
}

/**
 * Gives an element its tooltip, or takes it away for an empty text.
 *
 * @param {HTMLElement} element
 * @param {string} words
 * @param {string} [keys] as on a keycap
 */
export function setTip(element, words, keys = "") {
  element.dataset.tip = words;
  element.dataset.tipKeys = keys;
}
