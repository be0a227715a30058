/** @typedef {import("../../model/types.js").Item} Item */

/**
 * @param {string} file a path inside the dataset
 * @returns {{ folder: string, stem: string, ending: string }} which together are the path
 */
export function splitFile(file) {
  const slash = file.lastIndexOf("/") + 1;
  const dot = file.lastIndexOf(".");
  const end = dot > slash ? dot : file.length;
  return { folder: file.slice(0, slash), stem: file.slice(slash, end), ending: file.slice(end) };
}

/**
 * @param {Item} item
 * @param {import("../../model/types.js").FileRules} rules
 * @returns {string} the caption file of an image as it is, or will be, called; without its folder
 */
export function captionFile(item, { captionEnding }) {
  const known = item.saved?.textFile;
  if (known) return known.slice(known.lastIndexOf("/") + 1);
  const { stem } = splitFile(item.picture.file);
  return captionEnding === "both" ? `${stem}.txt and ${stem}.caption` : stem + captionEnding;
}
