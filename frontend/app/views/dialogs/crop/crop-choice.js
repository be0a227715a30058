/**
 * What the user has chosen for a crop, and how each control changes it. Every function gives a new choice.
 *
 * @module
 */
import {
  largestSelection,
  moved,
  ratioOf,
  shaped,
  stretched,
  swappedAspect,
  toPicture,
  toView,
  turnedSize,
  wholePixels,
} from "../../../model/crop.js";
import { cropFigures, snappedCrop } from "./crop-figures.js";

/** @typedef {import("../../../model/crop.js").Aspect} Aspect */
/** @typedef {import("../../../model/crop.js").Rect} Rect */
/** @typedef {import("../../../model/crop.js").Turn} Turn */
/** @typedef {import("../../../model/buckets.js").Size} Size */

/**
 * `size` is the picture's. `rect` is in pixels of the turned picture, and may be fractional while it is dragged. `aspect` is null
 * for a shape that the list does not have, and `ratio` is what holds it then. `width` is what the result should have; null: as
 * much as the selection.
 *
 * @typedef {{
 *   size: Size,
 *   turn: Turn,
 *   aspect: Aspect | null,
 *   ratio: number | null,
 *   rect: Rect,
 *   width: number | null,
 *   enlarge: boolean
 * }} CropChoice
 */

/** @type {Turn} */
const upright = { rotate: 0, flip: false };

/**
 * @param {Size} size
 * @param {{ aspect: Aspect, width: number | null, enlarge: boolean }} wanted
 * @returns {CropChoice}
 */
export function beginCrop(size, { aspect, width, enlarge }) {
  const ratio = ratioOf(aspect);
  return { size, turn: upright, aspect, ratio, rect: largest(size, ratio), width, enlarge };
}

/**
 * @param {CropChoice} choice
 * @returns {Size} of the turned picture
 */
export function viewOf({ size, turn }) {
  return turnedSize(size, turn);
}

/**
 * @param {CropChoice} choice
 * @returns {Rect} the selection in whole pixels of the turned picture
 */
export function wholeSelection(choice) {
  return wholePixels(choice.rect, viewOf(choice), choice.ratio);
}

/**
 * @param {CropChoice} choice
 * @returns {import("./crop-figures.js").CropFigures}
 */
export function figuresOf(choice) {
  const { width, enlarge } = choice;
  return cropFigures({ rect: wholeSelection(choice), view: viewOf(choice), width, enlarge });
}

/**
 * @param {CropChoice} choice
 * @param {Aspect} aspect
 * @returns {CropChoice}
 */
export function withAspect(choice, aspect) {
  return fitted({ ...choice, aspect, ratio: ratioOf(aspect) });
}

/**
 * The selection laid on its side, with the shape that was chosen.
 *
 * @param {CropChoice} choice
 * @returns {CropChoice}
 */
export function withSidesSwapped(choice) {
  const { x, y, width, height } = choice.rect;
  const rect = { x: x + (width - height) / 2, y: y + (height - width) / 2, width: height, height: width };
  const ratio = choice.ratio === null ? null : 1 / choice.ratio;
  const lying = fitted({ ...choice, rect, ratio: height / width });
  return { ...lying, ratio, aspect: ratio === null ? "free" : listedAspect(choice.aspect) };
}

/** @param {Aspect | null} aspect @returns {Aspect | null} the aspect on its side, null where the list has none */
function listedAspect(aspect) {
  const swapped = aspect && swappedAspect(aspect);
  return swapped === "free" ? null : swapped;
}

/**
 * The selection in the shape of the bucket it is trained in, and the result in its width.
 *
 * @param {CropChoice} choice
 * @returns {CropChoice}
 */
export function snappedToBucket(choice) {
  const { bucket } = figuresOf(choice);
  const snapped = snappedCrop({
    rect: wholeSelection(choice),
    view: viewOf(choice),
    enlarge: choice.enlarge,
    bucket,
  });
  return { ...choice, aspect: null, ratio: snapped.ratio, rect: snapped.rect, width: bucket.width };
}

/**
 * The picture turned, with the selection on the same part of it as far as its shape allows.
 *
 * @param {CropChoice} choice
 * @param {Turn} turn
 * @returns {CropChoice}
 */
export function withTurn(choice, turn) {
  const rect = toView(toPicture(choice.rect, choice.size, choice.turn), choice.size, turn);
  return fitted({ ...choice, turn, rect });
}

/**
 * The picture as it was and the largest selection; the shape and the result's width stay.
 *
 * @param {CropChoice} choice
 * @returns {CropChoice}
 */
export function resetCrop(choice) {
  return { ...choice, turn: upright, rect: largest(choice.size, choice.ratio) };
}

/**
 * The selection moved, or its right and lower sides moved, by whole pixels.
 *
 * @param {CropChoice} choice
 * @param {{ dx: number, dy: number, resize: boolean }} step
 * @returns {CropChoice}
 */
export function nudged(choice, { dx, dy, resize }) {
  const { rect, ratio } = choice;
  const view = viewOf(choice);
  const next = resize ? stretched(rect, dx, dy, ratio, view) : moved(rect, dx, dy, view);
  return settled({ ...choice, rect: next });
}

/**
 * @param {CropChoice} choice
 * @param {number} height that the result should have
 * @returns {CropChoice}
 */
export function withOutputHeight(choice, height) {
  const { rect } = choice;
  return { ...choice, width: Math.max(1, Math.round((height * rect.width) / rect.height)) };
}

/**
 * @param {CropChoice} choice
 * @returns {CropChoice} with the selection on whole pixels
 */
export function settled(choice) {
  return { ...choice, rect: wholeSelection(choice) };
}

/**
 * What is to be done to the picture, in pixels of the picture.
 *
 * @param {CropChoice} choice
 * @returns {import("../../../model/crop.js").CropOrder}
 */
export function cropOrder(choice) {
  const part = toPicture(wholeSelection(choice), choice.size, choice.turn);
  return { ...part, ...choice.turn, outputWidth: figuresOf(choice).output.width };
}

/**
 * @param {CropChoice} choice
 * @returns {boolean} whether the crop would make another picture
 */
export function changesPicture(choice) {
  const { size, turn, rect } = choice;
  const { output } = figuresOf(choice);
  const view = viewOf(choice);
  const isWhole = rect.width >= view.width && rect.height >= view.height;
  return turn.rotate !== 0 || turn.flip || !isWhole || output.width !== size.width;
}

/**
 * @param {CropChoice} a
 * @param {CropChoice} b
 * @returns {boolean} whether both make the same picture
 */
export function makesSame(a, b) {
  return JSON.stringify(cropOrder(a)) === JSON.stringify(cropOrder(b));
}

/** @param {CropChoice} choice @returns {CropChoice} */
function fitted(choice) {
  return settled({ ...choice, rect: shaped(choice.rect, choice.ratio, viewOf(choice)) });
}

/** @param {Size} size @param {number | null} ratio */
function largest(size, ratio) {
  return wholePixels(largestSelection(size, ratio), size, ratio);
}
