import { once } from "../../ui/once.js";

/** @typedef {import("../../state/state.js").WorkspaceDataset} WorkspaceDataset */
/** @typedef {"changed" | "name" | "images" | "size"} DatasetOrder */

/** A browser takes long for the first of these. */
const collator = once(() => new Intl.Collator("en", { numeric: true, sensitivity: "base" }));

/** @type {Record<DatasetOrder, { label: string, compare: (a: WorkspaceDataset, b: WorkspaceDataset) => number }>} */
export const datasetOrders = {
  changed: { label: "Last changed", compare: (a, b) => Date.parse(b.changed) - Date.parse(a.changed) },
  name: { label: "Name", compare: byName },
  images: { label: "Most images", compare: (a, b) => b.images - a.images },
  size: { label: "Largest", compare: (a, b) => b.bytes - a.bytes },
};

/** @param {WorkspaceDataset} a @param {WorkspaceDataset} b @returns {number} */
function byName(a, b) {
  return collator().compare(a.title, b.title);
}

/**
 * The datasets whose name holds what is searched, in order; those that are alike in it by name.
 *
 * @param {readonly WorkspaceDataset[]} datasets
 * @param {{ search: string, order: DatasetOrder }} options
 * @returns {WorkspaceDataset[]}
 */
export function findDatasets(datasets, { search, order }) {
  const wanted = search.trim().toLowerCase();
  const { compare } = datasetOrders[order];
  return datasets
    .filter(({ name, title }) => `${name}\n${title}`.toLowerCase().includes(wanted))
    .sort((a, b) => compare(a, b) || byName(a, b));
}
