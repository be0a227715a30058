/**
 * Builders of edits. Each gives null when nothing would change; texts with a `textProblem` are passed over.
 *
 * @module
 */

/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./types.js").Edit} Edit */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").TextMode} TextMode */

/**
 * @param {DatasetDocument} _document
 * @param {Iterable<ItemId>} _ids
 * @param {readonly string[]} _tags
 * @param {"end" | "start" | { before: number }} [_where]
 * @returns {Edit | null}
 */
export function addTagsTo(_document, _ids, _tags, _where) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {Iterable<ItemId>} _ids
 * @param {string} _tag
 * @returns {Edit | null}
 */
export function removeTagFrom(_document, _ids, _tag) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {ItemId} _id
 * @param {number} _index
 * @returns {Edit | null}
 */
export function removeTagAtIn(_document, _id, _index) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {Iterable<ItemId>} _ids
 * @param {string} _from
 * @param {string} _to
 * @returns {Edit | null}
 */
export function renameTagIn(_document, _ids, _from, _to) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {ItemId} _id
 * @param {number} _index
 * @param {string} _text
 * @returns {Edit | null}
 */
export function renameTagAtIn(_document, _id, _index, _text) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {ItemId} _id
 * @param {number} _from
 * @param {number} _to
 * @returns {Edit | null}
 */
export function moveTagIn(_document, _id, _from, _to) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {ItemId} _id
 * @param {string} _body with whatever line ends; those of the text stay
 * @returns {Edit | null}
 */
export function setCaption(_document, _id, _body) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {Iterable<ItemId>} _ids
 * @returns {Edit | null}
 */
export function clearTexts(_document, _ids) {
  return null;
}

/**
 * Asks for the trigger word on images whose file lacks it.
 *
 * @param {DatasetDocument} _document
 * @param {Iterable<ItemId>} _ids
 * @returns {Edit | null}
 */
export function addTriggerTo(_document, _ids) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {Iterable<ItemId>} _ids
 * @param {TextMode} _mode
 * @returns {Edit | null} which never alters a text
 */
export function setMode(_document, _ids, _mode) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {Iterable<ItemId>} _ids
 * @returns {Edit | null} each to the other mode
 */
export function toggleMode(_document, _ids) {
  return null;
}

/**
 * @param {DatasetDocument} _document
 * @param {string} _trigger
 * @returns {Edit | null}
 */
export function setTrigger(_document, _trigger) {
  return null;
}

/**
 * Takes the trigger that was offered: the first tag of the texts becomes the trigger word, and no file changes by it.
 *
 * @param {DatasetDocument} _document
 * @param {string} _trigger
 * @returns {Edit | null}
 */
export function adoptTrigger(_document, _trigger) {
  return null;
}
