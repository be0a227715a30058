/**
 * What the crop dialog says about a crop: figures and sentences, without a browser.
 *
 * @module
 */
import { bucketFor, trainingCut } from "../../../model/buckets.js";
import { outputSize, shaped, wholePixels } from "../../../model/crop.js";

/** @typedef {import("../../../model/crop.js").Rect} Rect */
/** @typedef {import("../../../model/buckets.js").Size} Size */

/**
 * @typedef {{
 *   output: Size & { scale: number },
 *   bucket: Size,
 *   cut: { x: number, y: number },
 *   hint: { kind: "ok" | "warning", title: string, text: string },
 *   snap: string | null,
 *   scale: { text: string, enlarged: boolean },
 *   kept: string
 * }} CropFigures `cut` holds the shares of the selection's width and height that the trainer cuts at each of two sides
 */

/**
 * @param {{ rect: Rect, view: Size, width: number | null, enlarge: boolean }} crop
 * @returns {CropFigures}
 */
export function cropFigures({ rect, view, width, enlarge }) {
  const output = outputSize(rect, { width, enlarge });
  const bucket = bucketFor(output);
  const training = trainingCut(output, bucket);
  const snapped = snappedCrop({ rect, view, enlarge, bucket });
  const changesNothing =
    snapped.rect.width === rect.width &&
    snapped.rect.height === rect.height &&
    snapped.output.width === output.width;
  return {
    output,
    bucket,
    cut: {
      x: training.x / (output.width * training.scale),
      y: training.y / (output.height * training.scale),
    },
    hint: trainingHint(output, bucket, training),
    snap: changesNothing ? null : `Snap to ${dimensions(bucket)}`,
    scale: { text: scaleText(output.scale), enlarged: output.scale > 1.005 },
    kept: keptText((rect.width * rect.height) / (view.width * view.height)),
  };
}

/**
 * A crop brought to the shape of a bucket, as near to its size as the picture allows.
 *
 * @param {{ rect: Rect, view: Size, enlarge: boolean, bucket: Size }} crop
 */
export function snappedCrop({ rect, view, enlarge, bucket }) {
  const ratio = bucket.width / bucket.height;
  const selection = wholePixels(shaped(rect, ratio, view), view, ratio);
  return { rect: selection, ratio, output: outputSize(selection, { width: bucket.width, enlarge }) };
}

/**
 * @param {Size} size
 * @returns {string}
 */
export function dimensions({ width, height }) {
  return `${width} × ${height}`;
}

/**
 * What happens to the file besides the crop; null when it keeps its type.
 *
 * @param {{ file: string, mime: string }} picture
 * @returns {string | null}
 */
export function typeNote({ file, mime }) {
  const name = file.slice(file.lastIndexOf("/") + 1);
  const png = name.replace(/\.[^.]*$/, "") + ".png";
  if (mime === "image/gif") return `Will be saved as ${png}. Of an animation only the first picture stays.`;
  if (mime === "image/bmp") return `Will be saved as ${png}, without loss.`;
  return null;
}

/**
 * @param {Size} output
 * @param {Size} bucket
 * @param {{ scale: number, x: number, y: number }} training
 * @returns {CropFigures["hint"]}
 */
function trainingHint(output, bucket, training) {
  if (output.width === bucket.width && output.height === bucket.height)
    return {
      kind: "ok",
      title: `Fits the SDXL bucket ${dimensions(bucket)}.`,
      text: "Nothing is cut or scaled.",
    };
  const enlarged = training.scale > 1.005;
  const parts = [
    enlarged ? `The trainer enlarges it ${training.scale.toFixed(2)}×.` : "",
    training.y > 0 ? `${training.y} px are cut at the top and at the bottom (hatched).` : "",
    training.x > 0 ? `${training.x} px are cut at the left and at the right (hatched).` : "",
  ].filter(Boolean);
  return {
    kind: parts.length > 0 ? "warning" : "ok",
    title: `SDXL trains this at ${dimensions(bucket)}.`,
    text: parts.join(" ") || "Scaled down, nothing is cut.",
  };
}

/** @param {number} scale */
function scaleText(scale) {
  if (Math.abs(scale - 1) <= 0.005) return "unchanged";
  return `${scale.toFixed(2)}× ${scale > 1 ? "larger" : "smaller"}`;
}

/** @param {number} share */
function keptText(share) {
  if (share >= 1) return "all";
  const percent = Math.round(share * 100);
  if (percent === 0) return "under 1 %";
  return `${Math.min(99, percent)} %`;
}
