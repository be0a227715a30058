/**
 * @param {string} folder of a dataset
 * @returns {string} its name as it is shown, without the prefix
 */
export function titleOf(folder) {
  return folder.replace(/^1_/u, "");
}
