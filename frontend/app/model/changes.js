/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").TextMode} TextMode */
/** @typedef {import("./types.js").Touched} Touched */
/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */

/**
 * Bytes to stage before the commit. `item` is the form field of that name. Where `blob` is null the bytes lie in the workspace at `url`
 * and must be fetched from there (saving as a copy).
 *
 * @typedef {{ id: ItemId, item: string, file: string, blob: Blob | null, url: string | null }} Upload
 */

/**
 * @typedef {object} ChangesBody
 * @property {string} save
 * @property {boolean} create
 * @property {".txt" | ".caption" | "both"} captionEnding
 * @property {{ trigger?: string, modes?: Record<string, TextMode | null> }} [remember]
 * @property {{ file: string, text: string | null, base: string | null }[]} texts
 * @property {{ item: string, file: string, text: string | null }[]} added
 * @property {{ file: string, item: string, to: string, base: string }[]} replaced
 * @property {{ file: string, to: string, base: string }[]} renamed
 * @property {{ file: string, base: string }[]} removed
 * @property {string[]} [mine] files whose base is not checked
 */

/**
 * What a save sends, and what it must know to make sense of the answer while editing goes on.
 *
 * @typedef {object} ChangeSet
 * @property {Upload[]} uploads
 * @property {ChangesBody} body
 * @property {number} count images that differ
 * @property {boolean} isEmpty whether there is nothing to send, not even something to remember
 * @property {Sent} sent
 *
 * @typedef {object} Sent
 * @property {string} trigger
 * @property {Map<ItemId, Item>} items as they were when the change set was made
 * @property {Map<ItemId, Item>} removed
 */

/**
 * The answer to `changes`.
 *
 * @typedef {object} SaveAnswer
 * @property {string} name
 * @property {string} revision
 * @property {(import("./items.js").ImageEntry & { requested: string, was: string | null, item: string | null })[]} images
 * @property {string[]} removed
 */

/**
 * @param {DatasetDocument} _document
 * @param {{ saveId: string, asCopy?: boolean }} _options `asCopy` sends every image, for a dataset that is not there yet
 * @returns {ChangeSet}
 */
export function changeSet(_document, _options) {
  throw new Error("skeleton");
}

/**
 * Takes in what the server answered. What was edited after the change set was made stays an unsaved edit.
 *
 * @param {DatasetDocument} _document
 * @param {SaveAnswer} _answer
 * @param {ChangeSet} _changes the change set that was answered
 * @returns {Touched}
 */
export function afterSave(_document, _answer, _changes) {
  throw new Error("skeleton");
}
