import { titleOf } from "../model/dataset-name.js";

/** @typedef {import("./context.js").Context} Context */

/**
 * What is to happen where the name of a stored dataset was changed: nothing, a new name for its folder, or a copy under that name. It is cancelled
 * when the dataset is left meanwhile.
 *
 * @typedef {{ kind: "same" } | { kind: "cancelled" } | { kind: "rename" | "copy", folder: string, title: string }} NamePlan
 */

/**
 * @param {Context} context
 * @param {import("../model/document.js").DatasetDocument} document
 * @returns {Promise<NamePlan>}
 */
export async function planOfName({ store, services, ask, tell }, document) {
  const { folder } = document;
  const name = document.name.trim();
  if (folder === null || name === "" || name === titleOf(folder)) return { kind: "same" };
  const wanted = await services.datasets.nameOf(name).catch(() => null);
  // Without an answer the save itself will say that the server is away.
  if (store.document !== document) return { kind: "cancelled" };
  if (wanted === null || wanted.name === folder) return { kind: "same" };
  if (wanted.exists) {
    tell.failed(
      `${wanted.title} is there already`,
      `${titleOf(folder)} keeps its name, and nothing was saved yet. Choose another in the field Dataset Name, or save again.`,
    );
    store.edit({ type: "name", name: titleOf(folder) }, "Named the dataset");
    return { kind: "cancelled" };
  }
  const answer = await ask({
    title: `Rename ${titleOf(folder)} to ${wanted.title}?`,
    text: "Renaming moves the folder in the workspace and its ZIP copy. A copy leaves the dataset as it is and puts all images into a new one.",
    confirmLabel: "Rename",
    otherLabel: "Save as a copy",
  });
  if (answer === false) return { kind: "cancelled" };
  const kind = answer.choice === "other" ? "copy" : "rename";
  return { kind, folder: wanted.name, title: wanted.title };
}
