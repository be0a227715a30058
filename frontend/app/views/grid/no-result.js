import { element, part, setIcon, show, text } from "../../ui/dom.js";
import { numberText } from "../../ui/wording.js";
import { reliefOf } from "./query-relief.js";

/** Looking for a way out takes a look at every image, so it waits until one stops typing. */
const wait = 150;

/**
 * What stands in the place of the images when there are none: why, and the one thing to do about it.
 *
 * @param {Omit<import("./types.js").EditingParts, "thumbnails">} parts
 */
export function createNoResult({ root, store, commands, signal }) {
  const box = part(root, "no-result");
  const words = part(root, "no-result-text");
  const action = part(root, "no-result-action");
  /** @type {() => void} */
  let act = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  signal.addEventListener("abort", () => clearTimeout(timer));
  action.addEventListener("click", () => act(), { signal });

  const offer = (/** @type {string} */ label, /** @type {() => void} */ run) => {
    text(action, label);
    show(action, true);
    act = run;
  };

  const showRelief = () => {
    const { document, results } = store;
    const relief = document && results.size === 0 ? reliefOf(document, results.query) : null;
    if (!relief) return;
    const verb = relief.count === 1 ? "matches" : "match";
    words.replaceChildren(
      `${numberText(relief.count)} ${verb} without `,
      element("code", "no-result__part", relief.part),
      ".",
    );
    offer("Remove that part", () => commands.setQuery(relief.rest));
  };

  const update = () => {
    clearTimeout(timer);
    const { document, results } = store;
    show(box, document !== null && results.size === 0);
    if (!document || results.size > 0) return;
    const isEmpty = document.size === 0;
    text(words, "");
    show(action, false);
    show(part(root, "add-images"), isEmpty);
    setIcon(part(root, "no-result-icon", SVGElement), isEmpty ? "image" : "filter");
    if (isEmpty) {
      text(part(root, "no-result-title"), "No images yet");
      text(words, "Drop images, a folder or a ZIP anywhere on this page.");
      return;
    }
    text(part(root, "no-result-title"), "No image matches");
    offer("Show all images", () => commands.setQuery(""));
    timer = setTimeout(showRelief, wait);
  };

  store.subscribe((_, { results }) => results.ids, update, { signal });
  store.subscribe((_, { results }) => results.query, update, { signal });
}
