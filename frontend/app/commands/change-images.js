import { turnedSize } from "../model/crop.js";
import { localSource } from "../model/local-source.js";
import { stemOf } from "../model/pairing.js";
import { endingOf } from "../services/images.js";
import { countText } from "../ui/wording.js";
import { isStopped, sentenceOf } from "./context.js";

/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../model/types.js").Picture} Picture */
/** @typedef {import("./context.js").Context} Context */

/** What is written in the type that the picture has; everything else becomes PNG. */
const kept = new Set(["image/jpeg", "image/png", "image/webp"]);

/**
 * Removing, cropping and renaming images.
 *
 * @param {Context} context
 */
export function createImageCommands({ store, services, tell }) {
  /**
   * @param {ItemId} id
   * @param {Picture} picture
   * @param {Picture | null} original
   * @param {string} label
   */
  function replace(id, picture, original, label) {
    store.edit({ type: "picture", changes: [{ id, picture, original }] }, label);
  }

  /** @param {ItemId} id @param {Picture} picture @param {string} type that it has now @returns {string} its name with that type */
  function fileOfType(id, { file, mime }, type) {
    return type === mime ? file : freeFile(`${stemOf(file)}${endingOf(type)}`, id);
  }

  /** @param {ItemId} id @param {Picture} original @returns {string} the name that it had, unless another image has it now */
  function originalFile(id, { file }) {
    const isName = (/** @type {ItemId} */ other) =>
      store.document?.get(other).picture.file.toLowerCase() === file.toLowerCase();
    const isTaken = [...(store.document?.withStemOf(file) ?? [])].some(
      (other) => other !== id && isName(other),
    );
    return isTaken ? freeFile(file, id) : file;
  }

  /** @param {string} file @param {ItemId} id @returns {string} a name that shares its caption file with no other image */
  const freeFile = (file, id) => store.document?.freeFileName(file, id) ?? file;

  return {
    /** @param {readonly ItemId[]} ids */
    removeImages(ids) {
      const { document } = store;
      const there = ids.filter((id) => document?.has(id));
      if (there.length === 0) return;
      const label =
        there.length === 1
          ? `Removed image ${document?.get(there[0]).number}`
          : `Removed ${countText(there.length, "image")}`;
      if (store.edit({ type: "remove", ids: there }, label)) tell.undoable(label);
    },

    /**
     * @param {ItemId} id
     * @param {import("../model/crop.js").CropOrder} order
     * @param {{ signal?: AbortSignal }} [options]
     * @returns {Promise<boolean>} whether it worked; a failure has been told
     */
    async applyCrop(id, { x, y, width, height, rotate, flip, outputWidth }, { signal } = {}) {
      const item = store.document?.find(id);
      if (item === undefined) return false;
      const { picture } = item;
      const turned = turnedSize({ width, height }, { rotate, flip });
      const size = {
        width: Math.max(1, Math.round(outputWidth)),
        height: Math.max(1, Math.round((turned.height * outputWidth) / turned.width)),
      };
      const type = kept.has(picture.mime) ? picture.mime : "image/png";
      try {
        const { cropQuality } = store.state.settings;
        const blob = await services.pictures.draw(
          { part: { x, y, width, height }, rotate, flip, ...size, type, quality: cropQuality },
          await services.datasets.bytes(picture.source, { signal }),
          { signal },
        );
        const sha256 = await services.hashing.sha256(blob, { signal });
        const now = store.document?.find(id);
        if (now === undefined) return false;
        if (!isSameContent(now.picture, picture)) throw new Error("It was changed meanwhile. Crop it again.");
        const cropped = {
          file: fileOfType(id, now.picture, blob.type),
          mime: blob.type,
          source: localSource(blob),
          ...size,
          bytes: blob.size,
          sha256,
        };
        replace(id, cropped, now.original ?? now.picture, `Cropped image ${item.number}`);
        return true;
      } catch (error) {
        if (isStopped(error)) return false;
        tell.failed(`Image ${item.number} could not be cropped`, `${sentenceOf(error)} Nothing changed.`);
        return false;
      }
    },

    /** @param {ItemId} id */
    restoreOriginal(id) {
      const item = store.document?.find(id);
      if (!item?.original) return;
      const { original, picture } = item;
      const file = original.mime === picture.mime ? picture.file : originalFile(id, original);
      replace(id, { ...original, file }, null, `Restored the original of image ${item.number}`);
    },

    /** @param {ItemId} id @param {string} stem */
    renameFile(id, stem) {
      const { document } = store;
      const item = document?.find(id);
      const clean = stem.trim().replace(/[\\/:*?"<>|]+/gu, "_");
      if (!document || !item || clean === "") return;
      const { file } = item.picture;
      const wanted = `${file.slice(0, file.lastIndexOf("/") + 1)}${clean}${file.slice(stemOf(file).length)}`;
      if (wanted === file) return;
      const free = document.freeFileName(wanted, id);
      replace(id, { ...item.picture, file: free }, item.original, `Renamed image ${item.number} to ${free}`);
    },
  };
}

/** @param {Picture} a @param {Picture} b @returns {boolean} whether they are the same but for where they are, as after a save */
function isSameContent(a, b) {
  return a.file === b.file && a.bytes === b.bytes && a.width === b.width && a.height === b.height;
}
