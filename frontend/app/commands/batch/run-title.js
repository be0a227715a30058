/** @typedef {import("../../state/store.js").Store} Store */

/**
 * What Undo and the history call it when suggestions of a run are applied.
 *
 * @param {Store["state"]} state
 * @param {string} images how many
 * @param {string} words where it is no longer known what the run was
 * @returns {string} Tag All with Gemini: 17 images
 */
export function appliedTitle({ batch, providers }, images, words) {
  if (batch === null) return words;
  const { mode, sides } = batch.options;
  const names = [...new Set(sides.map(({ provider }) => providers[provider]?.name ?? provider))];
  return `${mode === "tags" ? "Tag All" : "Caption All"} with ${names.join(" and ")}: ${images}`;
}
