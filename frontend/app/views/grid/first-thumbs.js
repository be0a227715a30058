import { cardShape } from "./card-layout.js";
import { columnWidth } from "./list-room.js";
import { shownSide, thumbSize } from "./thumb.js";

/** What a list has in a page of the usual width for a mouse: what it has there really is known only when it is laid out. */
const usual = { width: 760, pill: 24, pillGap: 5, control: 26 };

/** What is left and right of the cards where everything is in one column. */
const columnMargin = 24;

/**
 * Which thumbnails a list of these images will ask for first. A wrong guess has them made in a size that is not needed yet.
 *
 * @template {{ width: number, height: number }} T
 * @param {readonly T[]} images
 * @param {{ innerWidth: number, innerHeight: number, devicePixelRatio: number }} page
 * @returns {(T & { size: import("./types.js").ThumbSize })[]} those that fill the height
 */
export function firstThumbs(images, { innerWidth, innerHeight, devicePixelRatio }) {
  const isColumn = innerWidth <= columnWidth;
  const width = isColumn ? innerWidth - columnMargin : usual.width;
  const { height, pictureWidth, pictureHeight } = cardShape({ ...usual, width, isColumn });
  const box = { width: pictureWidth, height: pictureHeight };
  return images.slice(0, Math.ceil(innerHeight / height)).map((image) => ({
    ...image,
    size: thumbSize(shownSide(image, box, "contain") * devicePixelRatio),
  }));
}
