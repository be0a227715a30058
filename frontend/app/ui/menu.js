import { attribute, clone, icon, text } from "./dom.js";
import { keepBeside, layerOf } from "./floating.js";
import { nextIndex } from "./roving.js";
import { createTypeAhead } from "./type-ahead.js";

/**
 * What stands in a menu: an entry, a rule between groups, or a heading over some. An entry of danger ends in “…” (put there by the
 * menu, and not part of its name) when it asks before it acts: `asks`.
 *
 * @typedef {{
 *   label: string,
 *   icon?: string,
 *   hint?: string,
 *   keys?: string,
 *   danger?: boolean,
 *   asks?: boolean,
 *   disabled?: boolean,
 *   checked?: boolean,
 *   run: () => void
 * }} MenuEntry `hint` is quiet text at the end, `keys` a keycap there; `checked` makes it one of several of which one is on
 *
 * @typedef {MenuEntry | { rule: true } | { heading: string }} MenuItem
 */

/**
 * Opens a menu beside an element. It takes the focus and gives it back when it closes; an entry is run after that.
 *
 * @param {HTMLElement} anchor
 * @param {{
 *   label: string,
 *   items: MenuItem[],
 *   placement?: import("@floating-ui/dom").Placement,
 *   startAt?: "first" | "last",
 *   onClose?: () => void
 * }} options
 * @returns {{ close: () => void }}
 */
export function openMenu(
  anchor,
  { label, items, placement = "bottom-start", startAt = "first", onClose = () => {} },
) {
  const menu = clone("menu");
  attribute(menu, "aria-label", label);
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const opener = document.activeElement;
  /** @type {Map<HTMLElement, MenuEntry>} */
  const entries = new Map();
  for (const item of items) {
    const element = itemElement(item);
    if ("run" in item) entries.set(element, item);
    menu.append(element);
  }
  const elements = [...entries.keys()];

  const close = ({ refocus = true } = {}) => {
    if (signal.aborted) return;
    lifetime.abort();
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    if (refocus && hadFocus && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    onClose();
  };

  const run = (/** @type {HTMLElement} */ element) => {
    const entry = entries.get(element);
    if (!entry || entry.disabled) return;
    close();
    entry.run();
  };

  const typeAhead = createTypeAhead(
    () => elements.map((element) => entries.get(element)?.label ?? ""),
    (index) => elements[index].focus(),
  );

  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const from = elements.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = nextIndex(event.key, { from, count: elements.length, axis: "vertical", wrap: true });
    if (to !== null) elements[to].focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else if (event.key === "Enter" || event.key === " ") run(elements[from]);
    else if (!typeAhead(event, from)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  menu.addEventListener("keydown", onKey, { signal });
  menu.addEventListener("click", (event) => run(entryAt(event)), { signal });
  menu.addEventListener("pointermove", (event) => entryAt(event)?.focus({ preventScroll: true }), { signal });
  document.addEventListener(
    "pointerdown",
    (event) => {
      const at = /** @type {Node} */ (event.target);
      if (!menu.contains(at) && !anchor.contains(at)) close({ refocus: false });
    },
    { signal, capture: true },
  );
  window.addEventListener("blur", () => close({ refocus: false }), { signal });

  layerOf(anchor).append(menu);
  menu.showPopover();
  const letGo = keepBeside(anchor, menu, { placement });
  signal.addEventListener("abort", letGo);
  (startAt === "first" ? elements[0] : elements.at(-1))?.focus({ preventScroll: true });
  return { close };
}

/**
 * Makes a button open a menu: by a press, by Arrow Down or by Arrow Up (at its end); a second press closes it.
 *
 * @param {HTMLElement} button
 * @param {{
 *   label?: string,
 *   items: () => MenuItem[],
 *   placement?: import("@floating-ui/dom").Placement,
 *   anchor?: HTMLElement,
 *   signal: AbortSignal
 * }} options `items` is asked at each opening; `label` names the menu where the button's own name does not
 */
export function createMenuButton(button, { label, items, placement, anchor = button, signal }) {
  /** @type {{ close: () => void } | null} */
  let open = null;
  const toggle = (/** @type {"first" | "last"} */ startAt) => {
    if (open) {
      open.close();
      return;
    }
    attribute(button, "aria-expanded", true);
    open = openMenu(anchor, {
      label: label ?? button.getAttribute("aria-label") ?? button.textContent.trim(),
      items: items(),
      placement,
      startAt,
      onClose: () => {
        open = null;
        attribute(button, "aria-expanded", false);
      },
    });
  };
  attribute(button, "aria-haspopup", "menu");
  attribute(button, "aria-expanded", false);
  button.addEventListener("click", () => toggle("first"), { signal });
  button.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      toggle(event.key === "ArrowDown" ? "first" : "last");
    },
    { signal },
  );
  signal.addEventListener("abort", () => open?.close());
}

/**
 * @param {Event} event
 * @returns {HTMLElement} the entry that the event is on, if it is on one
 */
function entryAt(event) {
  const target = /** @type {Element} */ (event.target);
  return /** @type {HTMLElement} */ (target.closest(".menu__item"));
}

/** @param {MenuItem} item */
function itemElement(item) {
  if ("rule" in item) return clone("menu-rule");
  if ("heading" in item) {
    const heading = clone("menu-heading");
    text(heading, item.heading);
    return heading;
  }
  return entryElement(item);
}

/** @param {MenuEntry} entry */
function entryElement(entry) {
  const element = clone("menu-item");
  const [label, dots, hint, keycap] = /** @type {Iterable<HTMLElement>} */ (element.children);
  text(label, entry.label);
  dots.hidden = !entry.asks;
  text(hint, entry.hint ?? "");
  hint.hidden = !entry.hint;
  text(keycap, entry.keys ?? "");
  keycap.hidden = !entry.keys;
  if (entry.checked !== undefined) {
    attribute(element, "role", "menuitemradio");
    attribute(element, "aria-checked", entry.checked);
  }
  const drawing = entry.checked === undefined ? entry.icon : entry.checked ? "check" : "none";
  if (drawing) element.prepend(icon(drawing));
  if (entry.disabled) attribute(element, "aria-disabled", true);
  element.classList.toggle("menu__item--danger", entry.danger === true);
  return element;
}
