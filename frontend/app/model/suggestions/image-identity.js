import { isSameSource } from "../file-text.js";

/** @typedef {import("../document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../types.js").Item} Item */
/** @typedef {import("../types.js").ItemId} ItemId */

/**
 * Which picture was looked at, told without the ids of a document: by its file's name with its version in the workspace, or by its content.
 *
 * @typedef {{
 *   file: string,
 *   version: string | null,
 *   sha256: string | null,
 *   bytes: number,
 *   width: number,
 *   height: number
 * }} ImageIdentity
 */

/** @typedef {{ id: ItemId, state: "same" } | { id: ItemId, state: "changed" } | { id: null, state: "gone" }} FoundImage */

/**
 * @param {Pick<Item, "picture">} item
 * @returns {ImageIdentity}
 */
export function identityOf({ picture: { file, source, sha256, bytes, width, height } }) {
  const version = source.kind === "stored" ? source.version : null;
  return { file, version, sha256, bytes, width, height };
}

/**
 * @param {DatasetDocument} document
 * @param {ImageIdentity} identity
 * @returns {FoundImage} `changed` where a file of that name shows another picture now
 */
export function findImage(document, identity) {
  const named = [...document.withStemOf(identity.file)].find(
    (id) => document.get(id).picture.file === identity.file,
  );
  if (named !== undefined && isSamePicture(document.get(named), identity))
    return { id: named, state: "same" };
  const [renamed] = identity.sha256 === null ? [] : document.withContent(identity.sha256);
  if (renamed !== undefined) return { id: renamed, state: "same" };
  return named === undefined ? { id: null, state: "gone" } : { id: named, state: "changed" };
}

/**
 * @param {Item} item
 * @param {ImageIdentity} identity
 * @returns {boolean}
 */
function isSamePicture(item, identity) {
  const now = identityOf(item);
  if (identity.version !== null && isVersionOf(item, identity.version)) return true;
  if (now.sha256 !== null && identity.sha256 !== null) return now.sha256 === identity.sha256;
  // Two versions of a file have to count as two pictures; where only one is known, the size tells.
  if (now.version !== null && identity.version !== null) return false;
  return now.bytes === identity.bytes && now.width === identity.width && now.height === identity.height;
}

/**
 * @param {Item} item
 * @param {string} version
 * @returns {boolean} whether its picture is that of the file's version
 */
function isVersionOf({ picture, saved }, version) {
  if (picture.source.kind === "stored" && picture.source.version === version) return true;
  const isAsSaved = saved !== null && isSameSource(picture.source, saved.picture.source);
  return isAsSaved && (saved.formerVersions?.includes(version) ?? false);
}
