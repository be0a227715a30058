import { announce } from "../../ui/announce.js";
import { createCombobox } from "../../ui/combobox.js";
import { countText, numberText } from "../../ui/wording.js";
import { spaced } from "../../model/suggestions/clean-tags.js";
import { bestFirst } from "../../model/tag-words.js";
import { splitInput } from "../../model/tags.js";

/** @typedef {import("../../ui/combobox.js").Suggestion} Suggestion */

const most = 8;

/**
 * The field “Add tag…”. Enter and commas add, Tab completes, a pasted list adds all of it; what the dataset has already is
 * suggested, most used first, and behind that what the chosen tag list has.
 *
 * @param {HTMLInputElement} input
 * @param {{
 *   store: import("./types.js").Store,
 *   has: (tag: string) => boolean,
 *   add: (text: string) => void,
 *   onDone?: () => void,
 *   onBack?: () => void,
 *   signal: AbortSignal
 * }} options `has` keeps tags out of the suggestions; `onDone` runs for Ctrl+Enter, `onBack` for Backspace in the empty field
 */
export function createAddTagField(input, { store, has, add, onDone, onBack, signal }) {
  const suggest = (/** @type {string} */ text) => {
    const search = text.trim();
    if (search === "" || !store.document) return [];
    const { tags } = store.document;
    const own = bestFirst(tags.list({ search, sort: "count" }), search)
      .filter(({ tag }) => !has(tag))
      .slice(0, most)
      .map(({ tag, count }) => ({ label: tag, value: tag, detail: countText(count, "image") }));
    return [...own, ...listed(search, own)];
  };

  /** @param {string} search @param {readonly Suggestion[]} own those of the dataset @returns {Suggestion[]} as many as there is room for */
  const listed = (search, own) => {
    const { tagList, settings } = store.state;
    if (tagList === null) return [];
    const written = (/** @type {string} */ tag) => spaced(tag, settings.underscores);
    const skip = (/** @type {string} */ tag) =>
      has(written(tag)) || own.some(({ value }) => value === written(tag));
    return tagList.suggest(search, { most: most - own.length, skip }).map(({ tag, count, alias }) => ({
      label: written(tag),
      value: written(tag),
      detail: alias === null ? numberText(count) : `${written(alias)} · ${numberText(count)}`,
    }));
  };

  const commit = (/** @type {string} */ text) => {
    const tags = splitInput(text);
    if (tags.length === 0) return;
    add(tags.join(", "));
    announce(tags.length === 1 ? `Added ${tags[0]}` : `Added ${countText(tags.length, "tag")}`);
  };

  const take = (/** @type {string} */ text) => {
    input.value = "";
    commit(text);
  };

  const box = createCombobox(input, {
    label: "Known tags",
    suggest,
    onPick: ({ value }) => take(value),
    onEnter: take,
    signal,
  });

  input.addEventListener(
    "input",
    (event) => {
      const comma = input.value.lastIndexOf(",");
      if (comma === -1 || /** @type {InputEvent} */ (event).isComposing) return;
      const done = input.value.slice(0, comma);
      input.value = input.value.slice(comma + 1).trimStart();
      commit(done);
      box.refresh();
    },
    { signal },
  );
  input.addEventListener(
    "paste",
    (event) => {
      const pasted = event.clipboardData?.getData("text/plain") ?? "";
      if (!/[,\r\n]/u.test(pasted.trim())) return;
      event.preventDefault();
      take(`${input.value},${pasted}`);
      box.close();
    },
    { signal },
  );
  input.addEventListener(
    "keydown",
    (event) => {
      if (event.defaultPrevented || event.isComposing) return;
      const isControl = event.ctrlKey || event.metaKey;
      if (event.key === "Enter" && isControl && onDone) {
        take(input.value);
        onDone();
      } else if (event.key === "Backspace" && input.value === "" && onBack) onBack();
      else return;
      event.preventDefault();
    },
    { signal },
  );
}
