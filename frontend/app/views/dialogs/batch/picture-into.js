/**
 * Small pictures of images in a list that is shown anew now and then.
 *
 * @param {import("../dialogs.js").Thumbnails} thumbnails
 */
export function pictureInto(thumbnails) {
  /** @type {Set<() => void>} */
  let given = new Set();
  return {
    /** @param {HTMLImageElement} place @param {import("../../../model/types.js").Item} item @param {96 | 192 | 384 | 768} size */
    show(place, item, size) {
      given.add(thumbnails.request(item, size, (url) => (place.src = url)));
    },
    /** Gives all of them up. */
    clear() {
      for (const giveUp of given) giveUp();
      given = new Set();
    },
  };
}
