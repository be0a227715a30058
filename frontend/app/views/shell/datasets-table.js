import { attribute, clone, part, show, text } from "../../ui/dom.js";
import { createKeyedList } from "../../ui/keyed-list.js";
import { createMenuButton } from "../../ui/menu.js";
import { showProgress } from "../../ui/progress.js";
import { bytesText, dayText, numberText } from "../../ui/wording.js";
import { coverUrls, showCovers } from "./covers.js";
import { datasetOrders, findDatasets } from "./dataset-order.js";

/** @typedef {import("../../state/state.js").WorkspaceDataset} WorkspaceDataset */
/** @typedef {import("./dataset-order.js").DatasetOrder} DatasetOrder */

/**
 * The datasets of the workspace. A press anywhere on a row opens it; the button in it is for the keyboard and for screen readers.
 *
 * @param {import("./types.js").ShellParts} parts `root` is the start page
 */
export function createDatasetsTable({ root, store, commands, signal }) {
  const find = part(root, "find-dataset", HTMLInputElement);
  /** @type {DatasetOrder} */
  let order = "changed";

  const rows = createKeyedList(part(root, "datasets-rows"), {
    key: (/** @type {WorkspaceDataset} */ dataset) => dataset.name,
    create: ({ name }) => {
      const row = clone("dataset-row");
      row.addEventListener("click", () => commands.openDataset(name));
      return row;
    },
    update: fillRow,
  });

  const update = () => {
    const { workspace, server } = store.state;
    show(part(root, "datasets"), workspace !== null);
    if (!workspace) return;
    const found = findDatasets(workspace.datasets, { search: find.value, order });
    rows.update(found);
    text(part(root, "workspace-path"), server.path ?? "");
    text(part(root, "sort-datasets-label"), datasetOrders[order].label);
    show(part(root, "datasets-table"), found.length > 0);
    show(part(root, "datasets-empty"), found.length === 0);
    const isSearch = workspace.datasets.length > 0;
    text(part(root, "datasets-empty-title"), isSearch ? "No dataset has this name" : "No datasets yet");
    text(
      part(root, "datasets-empty-text"),
      isSearch ? "Look for another part of the name." : "What you save appears here.",
    );
  };

  find.addEventListener("input", update, { signal });
  createMenuButton(part(root, "sort-datasets"), {
    label: "Sort datasets",
    placement: "bottom-end",
    items: () =>
      Object.entries(datasetOrders).map(([name, { label }]) => ({
        label,
        checked: name === order,
        run: () => {
          order = /** @type {DatasetOrder} */ (name);
          update();
        },
      })),
    signal,
  });
  store.subscribe((state) => state.workspace, update, { signal });
  store.subscribe((state) => state.server.path, update, { signal });
}

/**
 * @param {HTMLElement} row
 * @param {WorkspaceDataset} dataset
 */
function fillRow(row, dataset) {
  const { title, images, bytes, texts, changed } = dataset;
  text(part(row, "row-name"), title);
  text(part(row, "row-images"), numberText(images));
  text(part(row, "row-images-word"), images === 1 ? "image" : "images");
  text(part(row, "row-size"), bytesText(bytes));
  text(part(row, "row-tagged"), taggedText(texts, images));
  show(part(row, "row-tagged-word"), texts > 0 && texts < images);
  const isWhole = images > 0 && texts >= images;
  showProgress(part(row, "row-progress"), [
    { share: images === 0 ? 0 : texts / images, kind: isWhole ? "ok" : undefined },
  ]);
  const time = part(row, "row-changed", HTMLTimeElement);
  text(time, dayText(Date.parse(changed), Date.now()));
  time.dateTime = changed;
  attribute(part(row, "row-open"), "aria-label", `Open ${title}`);
  showCovers(part(row, "row-covers"), coverUrls(dataset, 96), 36);
}

/**
 * @param {number} texts
 * @param {number} images
 */
function taggedText(texts, images) {
  if (texts === 0) return "none tagged";
  return texts >= images ? "all tagged" : `${numberText(texts)} of ${numberText(images)}`;
}
