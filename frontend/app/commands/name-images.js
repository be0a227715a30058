import { itemFromFile } from "../model/items.js";
import { stemOf } from "../model/pairing.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

/**
 * Makes items of files, for the end of a document.
 *
 * @param {DatasetDocument} document
 * @param {import("./read-images.js").Found[]} found
 * @returns {{ items: import("../model/types.js").AddEdit["items"], renamed: string[] }} `renamed` are names that had to be changed, as “old → new”
 */
export function itemsOf(document, found) {
  const free = createNaming(document);
  /** @type {string[]} */
  const renamed = [];
  const first = document.nextNumber();
  const { trigger, size } = document;
  const items = found.map(({ path, source, mime, width, height, text }, at) => {
    const file = free(path);
    if (file !== path) renamed.push(`${path} → ${file}`);
    const facts = { id: document.newId(), number: first + at, sha256: null };
    return {
      item: itemFromFile({ ...facts, file, source, mime, width, height, text, trigger }),
      at: size + at,
    };
  });
  return { items, renamed };
}

/**
 * @param {DatasetDocument} document
 * @returns {(path: string) => string} a name that neither the document nor an earlier call has; a caption file belongs to a stem, so stems count
 */
function createNaming(document) {
  const given = new Set();
  const isTaken = (/** @type {string} */ path) =>
    document.withStemOf(path).size > 0 || given.has(stemOf(path).toLowerCase());
  return (path) => {
    const stem = stemOf(path);
    const ending = path.slice(stem.length);
    let name = path;
    for (let count = 1; isTaken(name); count++) name = `${stem}_${count}${ending}`;
    given.add(stemOf(name).toLowerCase());
    return name;
  };
}
