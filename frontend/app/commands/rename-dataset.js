/** @typedef {import("./context.js").Context} Context */

/**
 * Gives the dataset that is open another name in the workspace.
 *
 * @param {Context & { opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands> }} context
 * @param {import("../model/document.js").DatasetDocument} document
 * @param {string} name
 */
export async function renameDataset({ services, tell, opening }, document, name) {
  try {
    await services.datasets.rename(document.folder ?? "", name);
    await opening.openDataset(name);
    tell.done(`Renamed to ${name}`);
  } catch (error) {
    tell.failed(`Could not rename to ${name}`, error);
  }
}
