import { attribute, part, show, text } from "../../../ui/dom.js";

/**
 * @typedef {{ suggestion?: string, version?: string, deleted?: import("../dialog-commands.js").DeletedDataset }} DatasetNameProps
 *   `version` is the earlier version that is copied, `deleted` the dataset that is brought back
 */

/** What the dialog is for: the words, and what is done with the name. */
const purposes = {
  "save-as": {
    title: "Save as a new dataset",
    help: "All images go into it. The page goes on with the new one.",
    unsaved: "All images go into it.",
    label: "Save",
  },
  "rename-dataset": {
    title: "Rename the dataset",
    help: "The folder in the workspace and its ZIP copy are renamed at once.",
    unsaved: "Nothing is written until you save.",
    label: "Rename",
  },
  "copy-version": {
    title: "Open the earlier version as a copy",
    help: "It becomes a dataset of its own. This one stays as it is.",
    unsaved: "It becomes a dataset of its own.",
    label: "Make the copy",
  },
  "bring-back": {
    title: "Bring it back under another name",
    help: "A dataset of its old name is there.",
    unsaved: "A dataset of its old name is there.",
    label: "Bring back",
  },
};

/**
 * Asks for the name of a dataset: of a new one to be saved, or of the one that is open.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createDatasetNameDialog({ root, store, commands, signal }) {
  const field = part(root, "name", HTMLInputElement);
  const save = part(root, "save", HTMLButtonElement);
  const problem = part(root, "problem");
  const help = part(root, "help");
  /** @type {keyof typeof purposes} */
  let purpose = "save-as";
  /** @type {DatasetNameProps} */
  let props = {};
  let isTaken = false;
  let asked = 0;

  field.addEventListener("input", () => void look(), { signal });
  part(root, "form").addEventListener("submit", submitted, { signal });

  /** Asks the workspace what it makes of the name. */
  async function look() {
    isTaken = false;
    update(null);
    const question = ++asked;
    const cleaned = await commands.nameOf(field.value);
    if (question === asked && root.open) update(cleaned);
  }

  /** @param {Awaited<ReturnType<typeof commands.nameOf>>} cleaned null while that is not known */
  function update(cleaned) {
    const isOwn = purpose === "rename-dataset" && cleaned?.name === store.document?.folder;
    isTaken = cleaned !== null && cleaned.exists && !isOwn;
    show(problem, isTaken);
    text(problem, isTaken ? `${cleaned?.title} is there already. Choose another name.` : "");
    text(
      help,
      cleaned === null || isTaken ? helpWords() : `The folder will be ${cleaned.name}. ${helpWords()}`,
    );
    attribute(field, "aria-invalid", isTaken ? true : null);
    save.disabled = field.value.trim() === "" || isTaken;
  }

  function helpWords() {
    const { help: stored, unsaved } = purposes[purpose];
    return store.document?.folder === null ? unsaved : stored;
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    const name = field.value.trim();
    if (name === "" || isTaken) return;
    commands.closeDialog();
    if (props.version !== undefined) void commands.copyVersion(props.version, name);
    else if (props.deleted !== undefined) void commands.bringBack(props.deleted, name);
    else if (purpose === "save-as") void commands.saveAs(name);
    else if (store.document?.folder === null) void commands.setName(name);
    else void commands.renameDataset(name);
  }

  return {
    /** @param {DatasetNameProps & { name: keyof typeof purposes }} wanted `name` is the dialog's */
    open({ name, suggestion, ...more }) {
      purpose = name;
      props = more;
      text(part(root, "title"), purposes[name].title);
      text(save, purposes[name].label);
      field.value = suggestion ?? "";
      field.select();
      void look();
    },
    close() {
      asked++;
    },
    initialFocus: () => field,
  };
}
