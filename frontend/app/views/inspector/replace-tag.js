import { bestFirst } from "../../model/tag-words.js";
import { createCombobox } from "../../ui/combobox.js";
import { part, text } from "../../ui/dom.js";
import { numberText } from "../../ui/wording.js";
import { overlap } from "./shared-tags.js";

const most = 8;

/**
 * One tag for another in the images that are picked. Says how many it will change before it does.
 *
 * @param {Omit<import("../grid/types.js").EditingParts, "thumbnails">} parts
 */
export function createReplaceTag({ root, store, commands, signal }) {
  const from = part(root, "replace-from", HTMLInputElement);
  const to = part(root, "replace-to", HTMLInputElement);
  const button = part(root, "replace-go", HTMLButtonElement);

  const changed = () => {
    const { document, state } = store;
    return document ? overlap(document.tags.images(from.value.trim()), state.selection) : 0;
  };

  const update = () => {
    const count = changed();
    const total = store.state.selection.size;
    const isAsked = from.value.trim() !== "";
    const isSame = from.value.trim() === to.value.trim();
    button.disabled = count === 0 || to.value.trim() === "" || isSame;
    text(button, count === 0 ? "Replace" : `Replace in ${numberText(count)}`);
    const words =
      count === 0
        ? `None of ${numberText(total)} images has it.`
        : `Changes ${numberText(count)} of ${numberText(total)} images.`;
    text(part(root, "replace-words"), isAsked ? words : "");
  };

  const go = () => {
    if (button.disabled) return;
    commands.renameTag(from.value.trim(), to.value.trim(), [...store.state.selection]);
    from.value = "";
    to.value = "";
    from.focus();
    update();
  };

  const suggest = (/** @type {string} */ words, /** @type {boolean} */ onlyPicked) => {
    const { document, state } = store;
    if (!document || words.trim() === "") return [];
    return bestFirst(document.tags.list({ search: words, sort: "count" }), words)
      .map(({ tag, count }) => ({
        tag,
        count: onlyPicked ? overlap(document.tags.images(tag), state.selection) : count,
      }))
      .filter(({ count }) => count > 0)
      .slice(0, most)
      .map(({ tag, count }) => ({ label: tag, value: tag, detail: numberText(count) }));
  };

  for (const [input, onlyPicked] of /** @type {[HTMLInputElement, boolean][]} */ ([
    [from, true],
    [to, false],
  ])) {
    createCombobox(input, {
      label: onlyPicked ? "Tags of these images" : "Tags of this dataset",
      suggest: (words) => suggest(words, onlyPicked),
      onPick: ({ value }) => {
        input.value = value;
        update();
      },
      onEnter: () => (onlyPicked ? to.focus() : go()),
      signal,
    });
    input.addEventListener("input", update, { signal });
  }
  button.addEventListener("click", go, { signal });

  return { update, focus: () => from.focus() };
}
