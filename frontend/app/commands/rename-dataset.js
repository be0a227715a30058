import { ServerProblem } from "../services/http.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

/**
 * Gives the folder of a stored dataset another name. The document goes on as it is: what is not saved stays so, and every step can
 * still be undone.
 *
 * @param {Context & { opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands> }} context
 * @param {DatasetDocument} document
 * @param {{ folder: string, title: string }} wanted
 * @returns {Promise<boolean>} false when it failed, which is told
 */
export async function renameDataset({ store, services, tell, opening }, document, { folder, title }) {
  const before = document.folder ?? "";
  try {
    await move(services.datasets, { before, folder, title });
  } catch (error) {
    tell.failed(`Could not rename ${document.name} to ${title}`, error);
    return false;
  }
  document.moveTo({ folder, name: title });
  if (store.document === document) opening.remember(folder);
  tell.done(`Renamed to ${title}`);
  return true;
}

/**
 * The same, with a name as it was typed.
 *
 * @param {Context & { opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands> }} context
 * @param {DatasetDocument} document
 * @param {string} name
 */
export async function renameTo(context, document, name) {
  const { services, tell } = context;
  try {
    const { name: folder, title, exists } = await services.datasets.nameOf(name);
    if (folder === document.folder) document.moveTo({ folder, name: title });
    else if (exists) tell.failed(`${title} is there already`, `${document.name} keeps its name.`);
    else await renameDataset(context, document, { folder, title });
  } catch (error) {
    tell.failed(`Could not rename ${document.name} to ${name}`, error);
  }
}

/**
 * @param {import("../services/datasets.js").Datasets} datasets
 * @param {{ before: string, folder: string, title: string }} names
 */
async function move(datasets, { before, folder, title }) {
  try {
    await datasets.rename(before, title);
  } catch (error) {
    // Without an answer nobody knows; the folders tell.
    const isAnswered = error instanceof ServerProblem && error.status < 500;
    if (isAnswered || !(await isMoved(datasets, { before, folder }))) throw error;
  }
}

/**
 * @param {import("../services/datasets.js").Datasets} datasets
 * @param {{ before: string, folder: string }} names
 */
async function isMoved(datasets, { before, folder }) {
  try {
    const [old, renamed] = await Promise.all([datasets.nameOf(before), datasets.nameOf(folder)]);
    return !old.exists && renamed.exists;
  } catch {
    return false;
  }
}
