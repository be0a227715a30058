import { attribute, part, show, text } from "../../../ui/dom.js";

/** @typedef {{ title?: string, name?: string }} DatasetNameProps */

/**
 * Asks for a name to save a copy under.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createDatasetNameDialog({ root, store, commands, signal }) {
  const field = part(root, "name", HTMLInputElement);
  const problem = part(root, "problem");

  field.addEventListener("input", update, { signal });
  part(root, "form").addEventListener("submit", submitted, { signal });

  function taken() {
    const name = field.value.trim();
    return store.state.workspace?.datasets.find((dataset) => [dataset.name, dataset.title].includes(name));
  }

  function update() {
    const dataset = taken();
    show(problem, dataset !== undefined);
    text(problem, dataset ? `${dataset.title} is there already, with ${dataset.images} images. Choose another name.` : "");
    attribute(field, "aria-invalid", dataset ? true : null);
    part(root, "save", HTMLButtonElement).disabled = field.value.trim() === "" || dataset !== undefined;
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    const name = field.value.trim();
    if (name === "" || taken()) return;
    commands.closeDialog();
    void commands.saveAs(name);
  }

  return {
    /** @param {DatasetNameProps} props */
    open({ name }) {
      field.value = name ?? "";
      field.select();
      update();
    },
    close() {},
    initialFocus: () => field,
  };
}
