/**
 * Figures of a picture in words.
 *
 * @module
 */

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
 * @param {number} bytes
 * @returns {string} in the unit that makes it readable, counted in thousands as file managers do
 */
export function byteSize(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ["kB", "MB", "GB", "TB"];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/**
 * Everything known of a picture in one line; a size that is not known is left out.
 *
 * @param {import("../../model/types.js").Picture} picture
 * @returns {string}
 */
export function pictureFacts({ width, height, mime, bytes }) {
  const facts = width > 0 && height > 0 ? [`${width} × ${height}`, ratioName(width, height)] : [];
  return [...facts, typeName(mime), byteSize(bytes)].join(" · ");
}
