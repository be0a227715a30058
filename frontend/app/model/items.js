import { readsAsProse } from "./caption.js";
import { storedSource } from "./stored-source.js";
import { takeTrigger } from "./trigger.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").Picture} Picture */
/** @typedef {import("./types.js").Saved} Saved */
/** @typedef {import("./types.js").TextMode} TextMode */

/**
 * An image of the answer to `load` and to `changes`.
 *
 * @typedef {object} ImageEntry
 * @property {string} file
 * @property {string} mime
 * @property {number} bytes
 * @property {number} width
 * @property {number} height
 * @property {string} version
 * @property {string | null} sha256
 * @property {string | null} text
 * @property {string | null} textFile
 * @property {string | null} textVersion
 * @property {string | null} textProblem
 * @property {string | null} otherText
 * @property {TextMode | null} mode
 * @property {string | null} problem
 */

/**
 * @param {ImageEntry} entry
 * @param {{ name: string, trigger: string | null, id: string, number: number }} place the dataset's folder and trigger, and what
 *   the item is called in the document
 * @returns {Item} with nothing edited
 */
export function itemFromStored(entry, { name, trigger, id, number }) {
  const { saved, opening, mode } = savedFromEntry(entry, name, trigger ?? "");
  return {
    id,
    number,
    picture: saved.picture,
    body: saved.body,
    mode,
    wantsTrigger: false,
    textProblem: entry.textProblem,
    original: null,
    saved,
    opening,
    otherText: entry.otherText,
    problem: entry.problem,
  };
}

/**
 * @param {ImageEntry} entry
 * @param {string} name the dataset's folder
 * @param {string} trigger
 * @returns {{ saved: Saved, opening: import("./types.js").Opening, mode: TextMode }}
 */
export function savedFromEntry(entry, name, trigger) {
  const { body, hasTrigger, opening } = takeTrigger(entry.text, trigger, entry.mode ?? undefined);
  const { text: raw, textFile, textVersion } = entry;
  /** @type {Saved} */
  const saved = {
    picture: storedPicture(entry, name),
    raw,
    body,
    hasTrigger,
    textFile,
    textVersion,
    mode: entry.mode,
  };
  return { saved, opening, mode: entry.mode ?? readMode(body) };
}

/**
 * @param {Item} item
 * @returns {ImageEntry | null} what the workspace has of it, as `load` answered it; null for an image that it does not have
 */
export function entryOfSaved({ saved, textProblem, otherText = null, problem = null }) {
  if (saved === null || saved.picture.source.kind !== "stored") return null;
  const { file, mime, bytes, width, height, sha256, source } = saved.picture;
  const { raw: text, textFile, textVersion, mode = null } = saved;
  return {
    ...{ file, mime, bytes, width, height, sha256, version: source.version },
    ...{ text, textFile, textVersion, textProblem, otherText, mode, problem },
  };
}

/**
 * Takes the saved text of an item apart by another trigger.
 *
 * @param {Item} item
 * @param {string} trigger
 * @param {boolean} followed whether the item, if nobody edited it, shows its text as it is read now
 * @returns {Item} the same object where it is all the same
 */
export function readSavedAgain(item, trigger, followed) {
  if (item.saved === null) return item;
  const { body, hasTrigger, opening } = takeTrigger(item.saved.raw, trigger, item.saved.mode ?? undefined);
  if (body === item.saved.body && hasTrigger === item.saved.hasTrigger) return item;
  const saved = { ...item.saved, body, hasTrigger };
  const isFollowing = followed && item.body === item.saved.body;
  return isFollowing ? { ...item, saved, body, opening } : { ...item, saved };
}

/**
 * @param {string} body
 * @returns {TextMode} the mode in which a text opens
 */
export function readMode(body) {
  return readsAsProse(body) ? "caption" : "tags";
}

/**
 * @param {Item} item
 * @param {string} name the folder that the item's dataset has now
 * @returns {Item} with the addresses that its stored pictures have there
 */
export function itemInFolder(item, name) {
  if (item.saved === null) return item;
  const { picture: stored } = item.saved;
  const move = (/** @type {Picture} */ picture) => pictureInFolder(picture, stored.file, name);
  return {
    ...item,
    picture: move(item.picture),
    original: item.original === null ? null : move(item.original),
    saved: { ...item.saved, picture: move(stored) },
  };
}

/**
 * @param {Picture} picture
 * @param {string} file what it is called in the workspace, whatever it is to be called after the next save
 * @param {string} name
 * @returns {Picture}
 */
function pictureInFolder(picture, file, name) {
  const { source } = picture;
  return source.kind === "stored"
    ? { ...picture, source: storedSource(file, source.version, name) }
    : picture;
}

/**
 * @param {ImageEntry} entry
 * @param {string} name
 * @returns {Picture}
 */
function storedPicture({ file, mime, bytes, width, height, version, sha256 }, name) {
  return { file, mime, source: storedSource(file, version, name), width, height, bytes, sha256 };
}

/**
 * An image that the workspace does not hold yet. Where its text begins with the trigger word, that is taken off: it is the dataset's, and
 * the file is written as it came.
 *
 * @param {{
 *   id: string,
 *   number: number,
 *   file: string,
 *   source: import("./types.js").LocalSource,
 *   mime: string,
 *   width: number,
 *   height: number,
 *   sha256: string | null,
 *   text: string | null,
 *   trigger?: string,
 *   mode?: TextMode | null,
 *   textProblem?: string | null
 * }} image
 * @returns {Item}
 */
export function itemFromFile({ id, number, file, source, mime, width, height, sha256, text, ...rest }) {
  const taken = takeTrigger(text, rest.trigger ?? "");
  const { body, opening } = taken.body === "" && text !== rest.trigger ? takeTrigger(text, "") : taken;
  return {
    id,
    number,
    picture: { file, mime, source, width, height, bytes: source.size, sha256 },
    body,
    mode: rest.mode ?? readMode(body),
    wantsTrigger: false,
    textProblem: rest.textProblem ?? null,
    original: null,
    saved: null,
    opening,
    otherText: null,
    problem: null,
  };
}

/**
 * @param {import("./types.js").ItemId} id
 * @returns {string} what the item is called towards the server, which wants at least eight letters
 */
export function uploadName(id) {
  return `image-${id}`;
}
