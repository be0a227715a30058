import { clone, setIcon, text } from "../../ui/dom.js";
import { createKeyedList } from "../../ui/keyed-list.js";

/** @typedef {import("./image-words.js").Mark} Mark */

/**
 * The flags beside an image's number: small, missing trigger and so on.
 *
 * @param {HTMLElement} root
 * @returns {{ update: (marks: Mark[]) => void }}
 */
export function createMarks(root) {
  return createKeyedList(root, {
    key: (/** @type {Mark} */ mark) => mark.need,
    create: ({ label, icon: drawing, kind, words }) => {
      const flag = clone("mark");
      flag.classList.add(`flag--${kind}`);
      flag.dataset.tip = words;
      setIcon(flag, drawing);
      text(/** @type {Element} */ (flag.lastElementChild), label);
      return flag;
    },
  });
}
