import { isPictureChanged } from "./file-text.js";
import { localSource } from "./local-source.js";

/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */

/**
 * What is kept of a document beside its images.
 *
 * @typedef {object} DraftHeader
 * @property {string} key
 * @property {string} name
 * @property {string | null} folder
 * @property {string | null} revision
 * @property {string} trigger
 * @property {string} savedTrigger
 * @property {string | null} [rememberedTrigger]
 * @property {import("./document.js").BegunSave | null} [begunSave]
 * @property {number} images
 * @property {number} changes
 * @property {number} at milliseconds since 1970
 *
 * @typedef {{ draft: string, id: ItemId, at: number, isRemoved: boolean, item: Item }} KeptItem `at` is the place in the document
 *
 * The bytes of an image that only this browser has: those of its picture, or of what it was before it was cropped. They lie
 * beside the items, so that a changed text does not write them again.
 *
 * @typedef {{ id: ItemId, part: "picture" | "original", blob: Blob }} KeptBytes
 *
 * @typedef {{ id: ItemId, part: KeptBytes["part"], source: import("./types.js").LocalSource }} LocalBytes those that are to be kept
 */

/** @param {DatasetDocument} document @returns {boolean} whether it differs from the workspace; a mode that was set counts for no image and is kept all the same */
export function isWorthKeeping(document) {
  return document.changedCount > 0 || document.modesSet.size > 0;
}

/** @param {DatasetDocument} document @returns {Set<ItemId>} the images of which something is to be kept */
export function changedNow(document) {
  return new Set([...document.changedIds(), ...document.removedSaved.keys(), ...document.modesSet]);
}

/** @param {{ document: DatasetDocument, key: string }} draft @param {number} at @returns {DraftHeader} */
export function headerOf({ document, key }, at) {
  const { name, folder, revision, trigger, savedTrigger, rememberedTrigger, begunSave } = document;
  const changes = document.changedCount;
  return {
    ...{ key, name, folder, revision, trigger, savedTrigger, rememberedTrigger, begunSave },
    ...{ images: document.size, changes, at },
  };
}

/**
 * @param {{ document: DatasetDocument, key: string }} draft
 * @param {ItemId} id
 * @returns {KeptItem | null} null where nothing of the image is to be kept
 */
export function keptItem({ document, key }, id) {
  const removed = document.removedSaved.get(id);
  if (removed !== undefined) return { draft: key, id, at: -1, isRemoved: true, item: removed };
  const item = document.find(id);
  if (item === undefined) return null;
  const { saved } = item;
  const isChanged =
    saved === null ||
    saved.body !== item.body ||
    item.wantsTrigger ||
    isPictureChanged(item) ||
    document.modesSet.has(id);
  return isChanged ? { draft: key, id, at: document.indexOf(id), isRemoved: false, item } : null;
}

/** @param {Item} item @returns {LocalBytes[]} */
export function bytesOf(item) {
  return parts.flatMap((part) => {
    const source = item[part]?.source;
    return source?.kind === "local" ? [{ id: item.id, part, source }] : [];
  });
}

/** @type {KeptBytes["part"][]} */
const parts = ["picture", "original"];

/** @param {KeptItem} kept @returns {object} the same, to be kept apart from its bytes */
export function withoutBytes(kept) {
  const places = parts.map((part) => {
    const picture = kept.item[part];
    return [
      part,
      picture?.source.kind === "local" ? { ...picture, source: { kind: "local", blob: null } } : picture,
    ];
  });
  return { ...kept, item: { ...kept.item, ...Object.fromEntries(places) } };
}

/**
 * @param {KeptItem} kept
 * @param {readonly KeptBytes[]} bytes of this image
 * @returns {KeptItem} with its bytes; where they were not kept, its blob is null
 */
export function withBytes(kept, bytes) {
  const places = bytes.flatMap(({ part, blob }) => {
    const picture = kept.item[part];
    return picture?.source.kind === "local" ? [[part, { ...picture, source: localSource(blob) }]] : [];
  });
  return { ...kept, item: { ...kept.item, ...Object.fromEntries(places) } };
}
