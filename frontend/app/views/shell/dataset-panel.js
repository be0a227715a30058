import { attribute, part } from "../../ui/dom.js";

/**
 * On a narrow page the name and trigger fields are a panel below the bar, opened by the dataset's name.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createDatasetPanel({ root, store, signal }) {
  const toggle = part(root, "dataset-panel-toggle");
  const panel = part(root, "dataset-panel");

  const setOpen = (/** @type {boolean} */ isOpen) => {
    attribute(toggle, "aria-expanded", isOpen);
    attribute(panel, "data-state", isOpen ? "open" : null);
  };
  const isOpen = () => panel.dataset.state === "open";

  toggle.addEventListener(
    "click",
    () => {
      setOpen(!isOpen());
      if (isOpen()) part(panel, "name").focus();
    },
    { signal },
  );
  document.addEventListener(
    "pointerdown",
    (event) => {
      const target = /** @type {Element} */ (event.target);
      const isMenu = target.closest("[popover]") !== null;
      if (isOpen() && !isMenu && !panel.contains(target) && !toggle.contains(target)) setOpen(false);
    },
    { signal },
  );
  panel.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !isOpen()) return;
      event.preventDefault();
      setOpen(false);
      toggle.focus();
    },
    { signal },
  );
  store.subscribe(
    (_, { document: opened }) => opened,
    () => setOpen(false),
    { signal },
  );
}
