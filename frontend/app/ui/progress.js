import { attribute, element } from "./dom.js";

/**
 * Shows how far something has come. Kinds besides the plain one: `ok`, `warn`, `bad`.
 *
 * @param {HTMLElement} bar of class `progress`
 * @param {{ share: number, kind?: "ok" | "warn" | "bad" }[]} parts shares of the whole, from 0 to 1, side by side
 * @param {string} [valueText] what is said of it: 142 of 231, 4 failed
 */
export function showProgress(bar, parts, valueText) {
  while (bar.children.length < parts.length) bar.append(element("span", "progress__part"));
  while (bar.children.length > parts.length) bar.lastElementChild?.remove();
  for (const [index, { share, kind }] of parts.entries()) {
    const piece = /** @type {HTMLElement} */ (bar.children[index]);
    piece.className = kind ? `progress__part progress__part--${kind}` : "progress__part";
    piece.style.setProperty("--part", String(Math.min(1, Math.max(0, share))));
  }
  if (valueText === undefined) return;
  const whole = parts.reduce((sum, part) => sum + part.share, 0);
  attribute(bar, "aria-valuenow", Math.round(Math.min(1, whole) * 100));
  attribute(bar, "aria-valuetext", valueText);
}

/**
 * Which quarter of the way has been reached, for saying progress at 25 % steps.
 *
 * @param {number} done
 * @param {number} total
 * @returns {number} 0 to 4
 */
export function quarterOf(done, total) {
  return total > 0 ? Math.min(4, Math.floor((done / total) * 4)) : 0;
}
