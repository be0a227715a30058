/**
 * Figures of a picture in words.
 *
 * @module
 */
import { bucketFor } from "../../model/buckets.js";
import { enlargement, isSmall } from "../../model/checks/size.js";
import { bytesText } from "../../ui/wording.js";

const knownRatios = [
  [1, 1],
  [5, 4],
  [4, 3],
  [3, 2],
  [16, 10],
  [5, 3],
  [16, 9],
  [2, 1],
  [21, 9],
];

/**
 * A ratio as photographers say it where one is within 1 %, else as a number to one.
 *
 * @param {number} width
 * @param {number} height
 * @returns {string}
 */
export function ratioName(width, height) {
  const ratio = Math.max(width, height) / Math.min(width, height);
  const known = knownRatios.find(([long, short]) => Math.abs(long / short / ratio - 1) < 0.01);
  const [long, short] = known ?? [Number(ratio.toFixed(2)), 1];
  return width >= height ? `${long}:${short}` : `${short}:${long}`;
}

/**
 * @param {string} mime
 * @returns {string} the name of a type of picture
 */
export function typeName(mime) {
  const name = mime.slice(mime.indexOf("/") + 1);
  return name === "webp" ? "WebP" : name.toUpperCase();
}

/**
 * Everything known of a picture in one line; a size that is not known is left out.
 *
 * @param {import("../../model/types.js").Picture} picture
 * @returns {string}
 */
export function pictureFacts({ width, height, mime, bytes }) {
  const facts = width > 0 && height > 0 ? [`${width} × ${height}`, ratioName(width, height)] : [];
  return [...facts, typeName(mime), bytesText(bytes)].join(" · ");
}

/**
 * Whether a picture fills its training bucket, in words; null when its size is not known.
 *
 * @param {import("../../model/types.js").Picture} picture
 * @returns {{ state: "ok" | "warning", text: string } | null}
 */
export function bucketWords({ width, height }) {
  if (!(width > 0 && height > 0)) return null;
  const size = { width, height };
  const bucket = bucketFor(size);
  const name = `${bucket.width} × ${bucket.height} (SDXL)`;
  if (isSmall(size)) {
    const times = enlargement(size).toFixed(2);
    return { state: "warning", text: `Below bucket ${name}: the trainer enlarges it ${times}×` };
  }
  return { state: "ok", text: `Fits bucket ${name}` };
}
