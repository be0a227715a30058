import { readMode, uploadName } from "./items.js";
import { isPictureChanged, isSameSource } from "./file-text.js";
import { takeTrigger } from "./trigger.js";

export { afterSave } from "./save-answer.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").Picture} Picture */
/** @typedef {import("./types.js").Saved} Saved */
/** @typedef {import("./types.js").TextMode} TextMode */
/** @typedef {import("./save-answer.js").SaveAnswer} SaveAnswer */
/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */

/**
 * Bytes to stage before the commit. `item` is the form field of that name. Where a copy is saved, the bytes may lie in the workspace and must be
 * fetched from there.
 *
 * @typedef {{ id: ItemId, item: string, file: string, source: import("./types.js").Source }} Upload
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
 * @property {string} [about] what the history will say
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
 * @property {Map<ItemId, Item>} items those that are in it, as they were when the change set was made
 * @property {ItemId[]} removed
 * @property {Map<ItemId, TextMode>} modes
 */

/**
 * @param {DatasetDocument} document
 * @param {{ saveId: string, asCopy?: boolean }} options `asCopy` sends every image, for a dataset that is not there yet
 * @returns {ChangeSet} of the document as it is now; editing may go on
 */
export function changeSet(document, { saveId, asCopy = false }) {
  const ids = asCopy ? document.ids() : [...document.changedIds()];
  const removed = asCopy ? [] : [...document.removedSaved.values()];
  const body = emptyBody(document, saveId, asCopy);
  /** @type {Upload[]} */
  const uploads = [];
  for (const id of ids) {
    const item = document.get(id);
    if (asCopy || item.saved === null) uploads.push(addImage(body, item, document.fileText(id)));
    else uploads.push(...changeImage(body, item, item.saved, document.fileText(id)));
  }
  for (const { saved } of removed) if (saved !== null) body.removed.push(fileAndBase(saved.picture));
  const modes = new Map([...document.modesSet].flatMap((id) => pairWithMode(document, id)));
  const remember = whatToRemember(document, new Set([...ids, ...modes.keys()]), asCopy);
  if (Object.keys(remember).length > 0) body.remember = remember;
  const count = ids.length + removed.length;
  return {
    uploads,
    body,
    count,
    isEmpty: count === 0 && body.remember === undefined && !body.create,
    sent: {
      trigger: document.trigger,
      items: new Map(ids.map((id) => [id, document.get(id)])),
      removed: asCopy ? [...document.removedSaved.keys()] : removed.map((item) => item.id),
      modes,
    },
  };
}

/**
 * Images that were brought back after the change set was made are not removed by it.
 *
 * @param {DatasetDocument} document
 * @param {ChangeSet} changes not sent yet
 */
export function keepReturned(document, changes) {
  const { body, sent } = changes;
  const stays = sent.removed.map((id) => !document.has(id));
  const count = body.removed.length;
  body.removed = body.removed.filter((_, at) => stays[at]);
  sent.removed = sent.removed.filter((_, at) => stays[at]);
  changes.count -= count - body.removed.length;
}

/**
 * @param {DatasetDocument} document
 * @param {string} save
 * @param {boolean} asCopy
 * @returns {ChangesBody}
 */
function emptyBody(document, save, asCopy) {
  const create = asCopy || document.folder === null;
  const { captionEnding } = document.rules;
  return { save, create, captionEnding, texts: [], added: [], replaced: [], renamed: [], removed: [] };
}

/**
 * @param {ChangesBody} body
 * @param {Item} item
 * @param {string | null} text
 * @returns {Upload}
 */
function addImage(body, item, text) {
  const upload = uploadOf(item);
  body.added.push({ item: upload.item, file: upload.file, text });
  return upload;
}

/**
 * @param {ChangesBody} body
 * @param {Item} item
 * @param {Saved} saved
 * @param {string | null} text
 * @returns {Upload[]}
 */
function changeImage(body, item, saved, text) {
  if (text !== saved.raw) body.texts.push({ file: saved.picture.file, text, base: saved.textVersion });
  if (!isPictureChanged(item)) return [];
  const to = item.picture.file;
  if (isSameSource(item.picture.source, saved.picture.source)) {
    body.renamed.push({ to, ...fileAndBase(saved.picture) });
    return [];
  }
  const upload = uploadOf(item);
  body.replaced.push({ item: upload.item, to, ...fileAndBase(saved.picture) });
  return [upload];
}

/**
 * @param {Item} item
 * @returns {Upload}
 */
function uploadOf({ id, picture: { file, source } }) {
  return { id, item: uploadName(id), file, source };
}

/**
 * @param {Picture} stored
 * @returns {{ file: string, base: string }}
 */
function fileAndBase({ file, source }) {
  if (source.kind !== "stored") throw new TypeError(`${file} is not in the workspace.`);
  return { file, base: source.version };
}

/**
 * @param {DatasetDocument} document
 * @param {ItemId} id
 * @returns {[ItemId, TextMode][]}
 */
function pairWithMode(document, id) {
  const item = document.find(id);
  return item === undefined ? [] : [[id, item.mode]];
}

/**
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @param {boolean} asCopy
 * @returns {NonNullable<ChangesBody["remember"]>}
 */
function whatToRemember(document, ids, asCopy) {
  /** @type {NonNullable<ChangesBody["remember"]>} */
  const remember = {};
  const remembered = asCopy ? "" : (document.rememberedTrigger ?? "");
  if (document.trigger !== remembered) remember.trigger = document.trigger;
  /** @type {[string, TextMode | null][]} */
  const modes = [];
  for (const id of ids) {
    const { saved, mode, picture } = document.get(id);
    const { body } = takeTrigger(document.fileText(id), document.trigger);
    const wanted = readMode(body) === mode ? null : mode;
    const known = asCopy || saved?.picture.file !== picture.file ? null : (saved.mode ?? null);
    if (wanted !== known) modes.push([picture.file, wanted]);
  }
  if (modes.length > 0) remember.modes = Object.fromEntries(modes);
  return remember;
}
