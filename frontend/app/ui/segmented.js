import { attribute } from "./dom.js";
import { createRoving } from "./roving.js";

/**
 * Two to five choices of which one is on: `role="radiogroup"` with buttons of `role="radio"` that carry `data-value`. Arrows move
 * and choose, as with radio buttons.
 *
 * @param {HTMLElement} root
 * @param {{ onChange: (value: string) => void, signal: AbortSignal }} options `onChange` runs for what a person chose, not for
 *   values that are set
 * @returns {{ value: string }} setting it shows another choice
 */
export function createSegmented(root, { onChange, signal }) {
  const choices = () => /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[role="radio"]')]);
  let value = choices().find((choice) => choice.getAttribute("aria-checked") === "true")?.dataset.value ?? "";

  const showValue = () => {
    for (const choice of choices()) attribute(choice, "aria-checked", choice.dataset.value === value);
    const on = choices().find((choice) => choice.dataset.value === value);
    if (on) roving.setCurrent(on);
  };

  const choose = (/** @type {HTMLElement} */ choice) => {
    const next = choice.dataset.value ?? "";
    if (next === value || choice.getAttribute("aria-disabled") === "true") return;
    value = next;
    showValue();
    onChange(value);
  };

  const roving = createRoving(root, { items: choices, onMove: choose, wrap: true, signal });
  root.addEventListener(
    "click",
    (event) => {
      const choice = event.target instanceof Element ? event.target.closest('[role="radio"]') : null;
      if (choice instanceof HTMLElement) choose(choice);
    },
    { signal },
  );
  showValue();

  return {
    get value() {
      return value;
    },
    set value(next) {
      if (next === value) return;
      value = next;
      showValue();
    },
  };
}
