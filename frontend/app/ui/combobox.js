import { attribute, clone, text } from "./dom.js";
import { keepBeside, layerOf } from "./floating.js";

/**
 * What a combobox offers for a text. `detail` stands quietly at the end (a count, say).
 *
 * @typedef {{ label: string, value: string, detail?: string }} Suggestion
 */

let boxes = 0;

/**
 * A text field with suggestions below it. Arrows move through them, Enter or Tab takes one, Esc closes the list and leaves the
 * text. Enter with no suggestion marked is left to `onEnter`.
 *
 * @param {HTMLInputElement} input
 * @param {{
 *   label: string,
 *   suggest: (text: string, caret: number) => Suggestion[] | Promise<Suggestion[]>,
 *   onPick: (suggestion: Suggestion, by: "enter" | "tab" | "pointer") => void,
 *   onEnter?: (text: string, event: KeyboardEvent) => void,
 *   anchor?: HTMLElement,
 *   openOnFocus?: boolean,
 *   signal: AbortSignal
 * }} options `label` names the list; `suggest` may take its time, a late answer is dropped; `onPick` changes the text, not the
 *   combobox
 * @returns {{ refresh: () => void, close: () => void, readonly isOpen: boolean }} `refresh` after the text was changed by others
 */
export function createCombobox(
  input,
  { label, suggest, onPick, onEnter, anchor = input, openOnFocus = false, signal },
) {
  const id = `suggestions-${(boxes += 1)}`;
  /** @type {Suggestion[]} */
  let suggestions = [];
  /** @type {HTMLElement | null} */
  let list = null;
  /** @type {() => void} */
  let letGo = () => {};
  let active = -1;
  let asked = 0;

  const close = () => {
    asked += 1;
    if (!list) return;
    letGo();
    list.remove();
    list = null;
    active = -1;
    attribute(input, "aria-expanded", false);
    attribute(input, "aria-activedescendant", null);
    attribute(input, "aria-controls", null);
  };

  const open = () => {
    if (list) return list;
    const made = clone("suggestions");
    made.id = id;
    attribute(made, "aria-label", label);
    // The field keeps the focus; a press on the list must not take it.
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
      if (option instanceof HTMLElement) pick(Number(option.dataset.index), "pointer");
    });
    layerOf(anchor).append(made);
    made.showPopover();
    letGo = keepBeside(anchor, made, { asWide: anchor !== input });
    attribute(input, "aria-expanded", true);
    attribute(input, "aria-controls", id);
    list = made;
    return made;
  };

  const mark = (/** @type {number} */ index) => {
    active = index;
    const options = list ? [...list.children] : [];
    for (const [at, option] of options.entries()) attribute(option, "aria-selected", at === index);
    attribute(input, "aria-activedescendant", index === -1 ? null : `${id}-${index}`);
    options[index]?.scrollIntoView({ block: "nearest" });
  };

  const refresh = async () => {
    asked += 1;
    const question = asked;
    const answer = await suggest(input.value, input.selectionStart ?? input.value.length);
    if (question !== asked || signal.aborted || document.activeElement !== input) return;
    suggestions = answer;
    if (answer.length === 0) {
      close();
      return;
    }
    open().replaceChildren(
      ...answer.map((suggestion, index) => optionElement(suggestion, `${id}-${index}`, index)),
    );
    mark(-1);
  };

  const pick = (/** @type {number} */ index, /** @type {"enter" | "tab" | "pointer"} */ by) => {
    const suggestion = suggestions[index];
    close();
    if (suggestion) onPick(suggestion, by);
  };

  const move = (/** @type {number} */ step) => {
    if (!list) {
      void refresh();
      return;
    }
    const places = suggestions.length + 1; // One place is the field itself, with nothing marked.
    mark(((active + 1 + step + places) % places) - 1);
  };

  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (plain && event.key === "ArrowDown") move(1);
    else if (plain && event.key === "ArrowUp" && list) move(-1);
    else if (plain && event.key === "Enter" && active !== -1) pick(active, "enter");
    else if (plain && event.key === "Enter" && onEnter) {
      close();
      onEnter(input.value, event);
    } else if (plain && event.key === "Tab" && list && input.value !== "") pick(Math.max(active, 0), "tab");
    else if (event.key === "Escape" && list) {
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  attribute(input, "role", "combobox");
  attribute(input, "aria-autocomplete", "list");
  attribute(input, "aria-haspopup", "listbox");
  attribute(input, "aria-expanded", false);
  input.addEventListener("keydown", onKey, { signal });
  input.addEventListener("input", () => void refresh(), { signal });
  input.addEventListener("blur", close, { signal });
  if (openOnFocus) input.addEventListener("focus", () => void refresh(), { signal });
  signal.addEventListener("abort", close);

  return {
    refresh: () => void refresh(),
    close,
    get isOpen() {
      return list !== null;
    },
  };
}

/**
 * @param {Suggestion} suggestion
 * @param {string} id
 * @param {number} index
 */
function optionElement(suggestion, id, index) {
  const element = clone("suggestion");
  const [label, detail] = element.children;
  element.id = id;
  element.dataset.index = String(index);
  text(label, suggestion.label);
  text(detail, suggestion.detail ?? "");
  return element;
}
