import { IdGroups } from "./id-groups.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */

/** Which images have which stem and which content. Upper and lower case count as the same name, as on disks that do not tell them apart. */
export class FileIndex {
  #byStem = new IdGroups();
  #byContent = new IdGroups();

  /** @returns {number} how many images have their stem together with others */
  get sharingStem() {
    return this.#byStem.sharing;
  }

  /** @param {Item} item */
  add({ id, picture }) {
    this.#byStem.add(stemKey(picture.file), id);
    if (picture.sha256 !== null) this.#byContent.add(picture.sha256, id);
  }

  /** @param {Item} item as it was added */
  remove({ id, picture }) {
    this.#byStem.delete(stemKey(picture.file), id);
    if (picture.sha256 !== null) this.#byContent.delete(picture.sha256, id);
  }

  /**
   * @param {string} file
   * @returns {ReadonlySet<ItemId>} the images whose caption file would be the one of this file
   */
  withStemOf(file) {
    return this.#byStem.get(stemKey(file));
  }

  /**
   * @param {string} sha256
   * @returns {ReadonlySet<ItemId>}
   */
  withContent(sha256) {
    return this.#byContent.get(sha256);
  }

  /**
   * @param {string} file
   * @param {ItemId} [owner] the image that is to have the name; its own stem is not taken
   * @returns {string} the same, or with `_1`, `_2`… behind the stem where that stem is taken
   */
  freeName(file, owner) {
    const stem = stemOf(file);
    const ending = file.slice(stem.length);
    let name = file;
    for (let n = 1; this.#isTaken(name, owner); n++) name = `${stem}_${n}${ending}`;
    return name;
  }

  /** @param {string} file @param {ItemId | undefined} owner */
  #isTaken(file, owner) {
    const ids = this.withStemOf(file);
    return ids.size > (owner !== undefined && ids.has(owner) ? 1 : 0);
  }
}

/**
 * @param {string} file a path
 * @returns {string} without the ending of its last segment
 */
export function stemOf(file) {
  const dot = file.lastIndexOf(".");
  return dot > file.lastIndexOf("/") + 1 ? file.slice(0, dot) : file;
}

/**
 * @param {string} file
 * @returns {string}
 */
function stemKey(file) {
  return stemOf(file).toLowerCase();
}
