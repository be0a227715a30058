import { clone, part, show, text } from "../../../ui/dom.js";
import { bytesText, countText, dayText } from "../../../ui/wording.js";

/** @typedef {import("../dialog-commands.js").DeletedDataset} DeletedDataset */

/**
 * The datasets that were deleted and can be brought back.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createDeletedDialog({ root, store, commands, signal }) {
  const rows = part(root, "deleted-rows");

  /** @param {DeletedDataset} dataset */
  function row(dataset) {
    const made = clone("deleted-row");
    text(part(made, "deleted-name"), dataset.title);
    const day = dayText(Date.parse(dataset.deleted), Date.now());
    text(
      part(made, "deleted-words"),
      `${countText(dataset.images, "image")}, ${bytesText(dataset.bytes)}, deleted ${day}`,
    );
    const button = part(made, "bring-back", HTMLButtonElement);
    button.setAttribute("aria-label", `Bring back ${dataset.title}`);
    button.addEventListener("click", () => void bringBack(dataset), { signal });
    return made;
  }

  /** @param {DeletedDataset} dataset */
  async function bringBack(dataset) {
    const isTaken = store.state.workspace?.datasets.some(({ name }) => name === dataset.name) ?? false;
    if (isTaken)
      return commands.openDialog("bring-back", { suggestion: `${dataset.title}_restored`, deleted: dataset });
    if (await commands.bringBack(dataset, dataset.name)) await load();
  }

  async function load() {
    text(part(root, "deleted-empty"), "Reading…");
    show(part(root, "deleted-empty"), true);
    try {
      const deleted = await commands.readDeleted();
      rows.replaceChildren(...deleted.map(row));
      show(part(root, "deleted-empty"), deleted.length === 0);
      text(part(root, "deleted-empty"), "Nothing was deleted lately.");
    } catch (error) {
      text(part(root, "deleted-empty"), error instanceof Error ? error.message : String(error));
    }
  }

  return {
    open: load,
    close() {},
    initialFocus: () => part(root, "deleted-close"),
  };
}
