import { clone } from "../../ui/dom.js";

/**
 * A copy of a template without the white space between its elements: what is in the page a hundred times has nodes enough.
 *
 * @param {string} name
 * @returns {HTMLElement}
 */
export function leanClone(name) {
  const root = clone(name);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Node[]} */
  const blanks = [];
  while (walker.nextNode())
    if (walker.currentNode.textContent?.trim() === "") blanks.push(walker.currentNode);
  for (const blank of blanks) blank.parentNode?.removeChild(blank);
  return root;
}
