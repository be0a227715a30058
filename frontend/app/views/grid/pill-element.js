import { attribute, clone, icon, setIcon, show, text } from "../../ui/dom.js";

/** @typedef {import("./pills-of.js").Pill} Pill */

/** What a pill is wide besides its text: padding, border, icon or the × with the gaps before them. */
const around = { tag: 18 + 17, trigger: 18 + 17, "trigger-missing": 18 + 17 };

const names = {
  tag: (/** @type {string} */ tag) => tag,
  trigger: (/** @type {string} */ tag) => `${tag}, trigger word`,
  "trigger-missing": (/** @type {string} */ tag) => `Add trigger word ${tag}`,
};

const icons = { trigger: "pin", "trigger-missing": "plus" };

/**
 * @param {Pill} pill
 * @param {(text: string) => number} widthOf
 * @returns {number}
 */
export function pillWidth(pill, widthOf) {
  return widthOf(pill.text) + around[pill.kind];
}

/** @returns {HTMLElement} a pill to be filled */
export const createPill = () => clone("pill");

/**
 * @typedef {object} PillLook
 * @property {"include" | "exclude" | null} filter what the query says of the tag
 * @property {boolean} isWhole whether it is known to need no more room than there is: then nothing of it is cut off, and the browser
 *   need not keep each text of a screen full of pills as something to cut
 */

/**
 * @param {HTMLElement} element
 * @param {Pill} pill
 * @param {PillLook} look
 */
export function fillPill(element, { text: words, kind, index }, { filter, isWhole }) {
  const remove = /** @type {HTMLElement} */ (element.lastElementChild);
  text(labelOf(element), words);
  attribute(element, "aria-label", names[kind](words));
  attribute(element, "aria-selected", filter === "include");
  element.dataset.tag = String(index);
  const isTag = kind === "tag";
  const whole = isWhole ? " pill--whole" : "";
  element.className = `pill pill--${isTag ? (filter === "include" ? "query" : "common") : kind}${whole}`;
  show(remove, isTag);
  const drawing = element.querySelector("svg");
  if (isTag) drawing?.remove();
  else if (drawing) setIcon(drawing, icons[kind]);
  else element.prepend(icon(icons[kind]));
}

/** @param {HTMLElement} element a pill @returns {HTMLElement} what holds its words */
export const labelOf = (element) =>
  /** @type {HTMLElement} */ (element.lastElementChild?.previousElementSibling);
