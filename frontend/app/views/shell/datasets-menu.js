import { part } from "../../ui/dom.js";
import { createMenuButton } from "../../ui/menu.js";
import { numberText } from "../../ui/wording.js";
import { datasetOrders } from "./dataset-order.js";

/** More than these are found on the start page, where they can be searched. */
const most = 12;

/**
 * The menu behind the arrow in the Dataset Name field: other datasets of the workspace, and the way to all of them.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createDatasetsMenu({ root, store, commands, signal }) {
  const button = part(root, "datasets-menu-button");

  /** @returns {import("../../ui/menu.js").MenuItem[]} */
  const items = () => {
    const datasets = store.state.workspace?.datasets ?? [];
    const recent = [...datasets].sort(datasetOrders.changed.compare).slice(0, most);
    return [
      { label: "All datasets and drafts", icon: "folder", run: commands.openStart },
      ...(datasets.length > most
        ? [
            {
              label: "Open a dataset",
              icon: "search",
              asks: true,
              run: () => commands.openDialog("datasets"),
            },
          ]
        : []),
      { label: "New dataset", icon: "plus", run: () => commands.newDataset() },
      ...(recent.length > 0 ? /** @type {const} */ ([{ rule: true }, { heading: "Last changed" }]) : []),
      ...recent.map(({ name, title, images }) => ({
        label: title,
        hint: numberText(images),
        checked: name === store.document?.folder,
        run: () => {
          if (name !== store.document?.folder) commands.openDataset(name);
        },
      })),
    ];
  };

  createMenuButton(button, { items, anchor: part(root, "name-field"), signal });
}
