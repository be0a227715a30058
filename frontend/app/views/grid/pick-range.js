/**
 * Picks all images from where the range began up to this one. With nothing picked yet it begins at the current image.
 *
 * @param {Pick<import("./types.js").EditingParts, "store" | "commands">} parts
 * @param {import("./types.js").ItemId} id
 */
export function pickRange({ store, commands }, id) {
  const { selection, focusId } = store.state;
  if (selection.size === 0 && focusId !== null && store.results.has(focusId)) {
    commands.select([focusId], "only");
  }
  commands.select([id], "range");
}
