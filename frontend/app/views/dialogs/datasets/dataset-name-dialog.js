import { attribute, part, show, text } from "../../../ui/dom.js";
import { countText } from "../../../ui/wording.js";

/** @typedef {{ suggestion?: string }} DatasetNameProps */

/** What the dialog is for: the words, and what is done with the name. */
const purposes = {
  "save-as": { title: "Save as a new dataset", label: "Save" },
  "rename-dataset": { title: "Rename the dataset", label: "Rename" },
};

/**
 * Asks for the name of a dataset: of a copy to be saved, or of the one that is open.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createDatasetNameDialog({ root, store, commands, signal }) {
  const field = part(root, "name", HTMLInputElement);
  const save = part(root, "save", HTMLButtonElement);
  const problem = part(root, "problem");
  /** @type {keyof typeof purposes} */
  let purpose = "save-as";

  field.addEventListener("input", update, { signal });
  part(root, "form").addEventListener("submit", submitted, { signal });

  function taken() {
    const name = field.value.trim();
    return store.state.workspace?.datasets.find((dataset) => [dataset.name, dataset.title].includes(name));
  }

  function update() {
    const dataset = taken();
    show(problem, dataset !== undefined);
    const images = dataset ? countText(dataset.images, "image") : "";
    text(problem, dataset ? `${dataset.title} is there already, with ${images}. Choose another name.` : "");
    attribute(field, "aria-invalid", dataset ? true : null);
    save.disabled = field.value.trim() === "" || dataset !== undefined;
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    const name = field.value.trim();
    if (name === "" || taken()) return;
    commands.closeDialog();
    if (purpose === "save-as") void commands.saveAs(name);
    else void commands.setName(name);
  }

  return {
    /** @param {DatasetNameProps & { name: keyof typeof purposes }} props `name` is the dialog's */
    open({ name, suggestion }) {
      purpose = name;
      text(part(root, "title"), purposes[name].title);
      text(save, purposes[name].label);
      field.value = suggestion ?? "";
      field.select();
      update();
    },
    close() {},
    initialFocus: () => field,
  };
}
