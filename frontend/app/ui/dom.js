/**
 * The few things that every view does with the page: find its parts, copy its templates, write text. Nothing here makes
 * elements from strings.
 *
 * @module
 */

const svgNamespace = "http://www.w3.org/2000/svg";

/**
 * The element marked `data-part="<name>"` inside (or being) `root`. Throws when the page has none, or one of another type:
 * a part that is missing is a fault of the template.
 *
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode | Element} root
 * @param {string} name
 * @param {new () => T} [type] what kind of element it must be, `HTMLInputElement` say
 * @returns {T}
 */
export function part(root, name, type) {
  const found = findPart(root, name, type);
  if (!found) throw new Error(`The page has no part "${name}" of the kind ${type?.name ?? "HTMLElement"}.`);
  return found;
}

/**
 * The same, or null when there is none.
 *
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode | Element} root
 * @param {string} name
 * @param {new () => T} [type]
 * @returns {T | null}
 */
export function findPart(root, name, type) {
  const selector = `[data-part="${name}"]`;
  const found = root instanceof Element && root.matches(selector) ? root : root.querySelector(selector);
  return found instanceof (type ?? HTMLElement) ? /** @type {T} */ (found) : null;
}

/**
 * A fresh copy of the one element inside `<template data-template="<name>">`.
 *
 * @param {string} name
 * @returns {HTMLElement}
 */
export function clone(name) {
  const template = document.querySelector(`template[data-template="${name}"]`);
  const element = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null;
  if (!element) throw new Error(`The page has no template "${name}".`);
  return /** @type {HTMLElement} */ (document.importNode(element, true));
}

/**
 * Shows `value` as the element's whole text; does nothing when it already stands there, and keeps the node that holds it, since a list that
 * scrolls writes hundreds of them in a frame.
 *
 * @param {Element} element
 * @param {string | number} value
 */
export function text(element, value) {
  const string = String(value);
  const node = element.firstChild;
  if (!(node instanceof Text) || node.nextSibling) {
    if (node || string !== "") element.textContent = string;
  } else if (node.data !== string) node.data = string;
}

/**
 * Sets an attribute, or takes it away for null; true and false are written as words, as ARIA wants it.
 *
 * @param {Element} element
 * @param {string} name
 * @param {string | number | boolean | null} value
 */
export function attribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/**
 * Shows or hides an element.
 *
 * @param {HTMLElement} element
 * @param {boolean} shown
 */
export function show(element, shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

/**
 * Makes an element a stop for Tab, or one that only scripts can give the focus. Does nothing when it is that already: in a list of many
 * elements, each written attribute has the browser look for styles again.
 *
 * @param {HTMLElement | SVGElement} element
 * @param {boolean} isStop
 */
export function setTabStop(element, isStop) {
  attribute(element, "tabindex", isStop ? 0 : -1);
}

/**
 * A drawing of the sprite, hidden from screen readers. `name` is what stands behind `icon-` in the sprite.
 *
 * @param {string} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.classList.add("icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svgNamespace, "use");
  svg.append(use);
  setIcon(svg, name);
  return svg;
}

/**
 * Makes an icon show another drawing.
 *
 * @param {Element} svg an element made by `icon`, or written in the template as `<svg class="icon"><use/></svg>`
 * @param {string} name
 */
export function setIcon(svg, name) {
  const use = svg.querySelector("use");
  if (use) attribute(use, "href", `#icon-${name}`);
}

/**
 * An element with a class and a text: for the small pieces that need no template.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [className]
 * @param {string} [content]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, className, content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}
