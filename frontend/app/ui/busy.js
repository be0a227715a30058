import { attribute, setIcon } from "./dom.js";

/**
 * Shows a button as being at work: a spinner takes the place of its icon, the label stays.
 *
 * @param {HTMLElement} button
 * @param {boolean} isBusy
 */
export function showBusy(button, isBusy) {
  if ((button.getAttribute("aria-busy") === "true") === isBusy) return;
  attribute(button, "aria-busy", isBusy ? true : null);
  const drawing = button.querySelector("svg");
  if (drawing === null) return;
  const name = drawing.querySelector("use")?.getAttribute("href")?.replace("#icon-", "") ?? "";
  if (isBusy) drawing.dataset.icon = name;
  setIcon(drawing, isBusy ? "spinner" : (drawing.dataset.icon ?? name));
}
