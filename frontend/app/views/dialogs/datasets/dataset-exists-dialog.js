import { part, show, text } from "../../../ui/dom.js";
import { countText } from "../../../ui/wording.js";

/** @typedef {"other" | "add" | "replace"} ExistsChoice under another name; into the one that is there; in its place */

/**
 * @typedef {{ choice: "other", name: string } | { choice: "add" | "replace" }} ExistsAnswer
 *
 * @typedef {{
 *   title: string,
 *   images: number | null,
 *   suggestion: string,
 *   choices: ExistsChoice[],
 *   resolve: (answer: ExistsAnswer | null) => void
 * }} DatasetExistsProps `images` counts those of the dataset that is there, null when that is not known; `suggestion` is a free
 *   name; the answer null saves nothing
 */

/**
 * Asks what to do where a dataset of the wanted name is in the workspace already.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createDatasetExistsDialog({ root, commands, signal }) {
  const name = part(root, "name", HTMLInputElement);
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input[type=radio]"));
  /** @type {DatasetExistsProps | null} */
  let asked = null;

  for (const input of inputs) input.addEventListener("change", update, { signal });
  name.addEventListener("input", nameTyped, { signal });
  part(root, "form").addEventListener("submit", submitted, { signal });

  /** @returns {ExistsChoice} */
  function chosen() {
    const input = [...inputs].find(({ checked }) => checked);
    return /** @type {ExistsChoice} */ (input?.value ?? "other");
  }

  function nameTyped() {
    for (const input of inputs) input.checked = input.value === "other";
    update();
  }

  function update() {
    const labels = { other: "Save", add: "Add to it", replace: "Replace it" };
    const save = part(root, "save", HTMLButtonElement);
    const choice = chosen();
    text(save, labels[choice]);
    save.classList.toggle("button--danger-filled", choice === "replace");
    save.classList.toggle("button--primary", choice !== "replace");
    save.disabled = choice === "other" && name.value.trim() === "";
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    const choice = chosen();
    if (choice === "other" && name.value.trim() === "") return;
    const { resolve } = asked ?? {};
    asked = null;
    commands.closeDialog();
    resolve?.(choice === "other" ? { choice, name: name.value.trim() } : { choice });
  }

  return {
    /** @param {DatasetExistsProps} props */
    open(props) {
      asked = props;
      const count = props.images === null ? "" : `, with ${countText(props.images, "image")}`;
      text(part(root, "words"), `${props.title} is in the workspace already${count}. Nothing was saved yet.`);
      for (const input of inputs) {
        input.checked = input.value === "other";
        const row = input.closest("label");
        if (row) show(row, props.choices.includes(/** @type {ExistsChoice} */ (input.value)));
      }
      name.value = props.suggestion;
      name.select();
      update();
    },
    close() {
      const { resolve } = asked ?? {};
      asked = null;
      resolve?.(null);
    },
    initialFocus: () => name,
  };
}
