import { finderOf, takeEarlierSave } from "../model/earlier-save.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../services/datasets.js").SavedDataset} SavedDataset */

/**
 * Takes in that a save which was begun by a page that is gone went through after all, so that nothing of it is saved twice.
 *
 * @param {DatasetDocument} document
 * @param {SavedDataset} answer
 * @param {import("../services/hashing.js").Hashing} hashing
 */
export async function settleEarlierSave(document, answer, hashing) {
  const find = finderOf(document);
  /** @type {Set<import("../model/types.js").ItemId>} */
  const arrived = new Set();
  for (const entry of answer.images) {
    const item = find(entry);
    const source = item?.picture.source;
    if (item === undefined || source?.kind !== "local" || source.blob === null) continue;
    if ((await hashing.sha256(source.blob)) === entry.sha256) arrived.add(item.id);
  }
  document.begunSave = null;
  takeEarlierSave(document, answer, arrived);
}
