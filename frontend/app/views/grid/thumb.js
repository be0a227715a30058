import { attribute } from "../../ui/dom.js";

/** @typedef {import("./types.js").ThumbSize} ThumbSize */

/** @type {readonly ThumbSize[]} */
const sizes = [96, 192, 384, 768];

/**
 * The small picture of an item in an image element. A picture that comes late, when another is wanted, is dropped.
 *
 * @param {HTMLImageElement} image
 * @param {import("./types.js").Thumbnails} thumbnails
 */
export function createThumb(image, thumbnails) {
  /** @type {import("../../model/types.js").Picture | null} */
  let picture = null;
  /** @type {import("../../model/types.js").ItemId | null} */
  let id = null;
  /** @type {ThumbSize | 0} */
  let size = 0;
  let cancel = () => {};

  const frame = image.closest("[data-thumb-frame]");
  const state = (/** @type {"loading" | "shown" | "failed"} */ next) => {
    attribute(image, "data-state", next);
    // Written down here, since a rule that asks what an element holds has the browser look at every element that comes or goes.
    if (frame) attribute(frame, "data-failed", next === "failed" ? true : null);
  };
  image.addEventListener("load", () => state("shown"));
  image.addEventListener("error", () => image.hasAttribute("src") && state("failed"));

  const clear = () => {
    cancel();
    cancel = () => {};
    picture = null;
    id = null;
    size = 0;
    image.removeAttribute("src");
    state("loading");
  };

  return {
    /**
     * @param {import("../../model/types.js").Item} item
     * @param {number} side the long side in CSS pixels
     */
    show(item, side) {
      const wanted = thumbSize(side * devicePixelRatio);
      if (picture === item.picture && size === wanted) return;
      // A save puts the stored picture in the place of the added one, which looks the same: it stays until the other is there.
      if (picture !== null && id === item.id && looksLike(picture, item.picture)) cancel();
      else clear();
      picture = item.picture;
      id = item.id;
      size = wanted;
      cancel = thumbnails.request(item, wanted, (url) => {
        if (picture === item.picture && size === wanted) image.src = url;
      });
    },
    clear,
  };
}

/** @param {import("../../model/types.js").Picture} one @param {import("../../model/types.js").Picture} other */
function looksLike(one, other) {
  return one.bytes === other.bytes && one.width === other.width && one.height === other.height;
}

/**
 * @param {number} pixels
 * @returns {ThumbSize} the smallest that is sharp enough, or the largest there is
 */
export function thumbSize(pixels) {
  return sizes.find((size) => size >= pixels * 0.95) ?? 768;
}

/**
 * @param {{ width: number, height: number }} picture 0 while unknown
 * @param {{ width: number, height: number }} box
 * @param {"contain" | "cover"} fit
 * @returns {number} the long side of the picture as it is drawn in the box
 */
export function shownSide({ width, height }, box, fit) {
  if (width <= 0 || height <= 0) return Math.max(box.width, box.height);
  const scales = [box.width / width, box.height / height];
  const scale = fit === "contain" ? Math.min(...scales) : Math.max(...scales);
  return Math.max(width, height) * scale;
}
