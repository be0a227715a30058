import { pictureAddress } from "../picture-address.js";

/** @typedef {import("../../model/types.js").Item} Item */
/** @typedef {{ source: Item["picture"]["source"], url: string, release: () => void, image: HTMLImageElement }} Near */

/** Whole pictures fetched ahead: the one that is looked at and those beside it, and no others. */
export function createNearPictures() {
  /** @type {Map<string, Near>} */
  const near = new Map();

  /** @param {Item} item @returns {Near} */
  function fetched({ id, picture: { source } }) {
    const { url, release } = pictureAddress(source);
    const image = new Image();
    image.src = url;
    const made = { source, url, release, image };
    near.set(id, made);
    return made;
  }

  /** @param {string} id */
  function drop(id) {
    near.get(id)?.release();
    near.delete(id);
  }

  return {
    /**
     * Fetches these, in this order, and lets the others go.
     *
     * @param {(Item | undefined)[]} items
     * @returns {string} the address of the first
     */
    keep(items) {
      const wanted = new Map(items.flatMap((item) => (item ? [[item.id, item]] : [])));
      for (const [id, { source }] of near) if (wanted.get(id)?.picture.source !== source) drop(id);
      const addresses = [...wanted.values()].map((item) => (near.get(item.id) ?? fetched(item)).url);
      return addresses[0] ?? "";
    },

    clear() {
      for (const id of [...near.keys()]) drop(id);
    },
  };
}
