import { part, show, text } from "../../../ui/dom.js";
import { countText } from "../../../ui/wording.js";

/**
 * @typedef {{ choice: "other", name: string } | { choice: "replace" }} ExistsAnswer under another name; in the place of the one that is
 *   there
 *
 * @typedef {{
 *   title: string,
 *   images: number | null,
 *   suggestion: string,
 *   mayReplace: boolean,
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
  const replace = part(root, "replace", HTMLInputElement);
  const other = part(root, "other", HTMLInputElement);
  const save = part(root, "save", HTMLButtonElement);
  /** @type {DatasetExistsProps | null} */
  let asked = null;

  for (const input of [other, replace]) input.addEventListener("change", update, { signal });
  name.addEventListener("input", nameTyped, { signal });
  part(root, "form").addEventListener("submit", submitted, { signal });

  function nameTyped() {
    other.checked = true;
    update();
  }

  function update() {
    text(save, replace.checked ? `Replace ${asked?.title ?? ""}` : "Save");
    save.classList.toggle("button--danger-filled", replace.checked);
    save.classList.toggle("button--primary", !replace.checked);
    save.disabled = !replace.checked && name.value.trim() === "";
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    if (save.disabled) return;
    const { resolve } = asked ?? {};
    asked = null;
    commands.closeDialog();
    resolve?.(replace.checked ? { choice: "replace" } : { choice: "other", name: name.value.trim() });
  }

  return {
    /** @param {DatasetExistsProps} props */
    open(props) {
      asked = props;
      const count = props.images === null ? "" : `, with ${countText(props.images, "image")}`;
      text(part(root, "words"), `${props.title} is in the workspace already${count}. Nothing was saved yet.`);
      show(part(root, "replace-row"), props.mayReplace);
      other.checked = true;
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
