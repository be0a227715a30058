/**
 * The list of datasets as the picker shows it.
 *
 * @module
 */

/** @typedef {import("../../../state/store.js").WorkspaceDataset} WorkspaceDataset */

/**
 * @param {readonly WorkspaceDataset[]} datasets
 * @param {string} search every word must stand in the name
 * @returns {WorkspaceDataset[]} what was changed last stands first
 */
export function listedDatasets(datasets, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return datasets
    .filter(({ name, title }) => words.every((word) => `${title} ${name}`.toLowerCase().includes(word)))
    .sort((a, b) => b.changed.localeCompare(a.changed) || a.title.localeCompare(b.title));
}

/**
 * @param {WorkspaceDataset} dataset
 * @returns {string}
 */
export function textsCount({ images, texts }) {
  if (images === 0) return "";
  if (texts >= images) return "all";
  return texts === 0 ? "none" : `${texts} of ${images}`;
}
