/** Pixels that a trainer aims at for each picture: a bucket of 1024 × 1024. */
export const bucketArea = 1024 * 1024;

/**
 * @param {number} width
 * @param {number} height
 * @param {number} [area] pixels that the trainer aims at
 * @returns {number} how much the trainer would enlarge each side; above 1 for a picture that is too small, 1 while its size is unknown
 */
export function enlargement(width, height, area = bucketArea) {
  if (width <= 0 || height <= 0) return 1;
  return Math.max(1, Math.sqrt(area / (width * height)));
}

/**
 * @param {{ width: number, height: number }} picture
 * @returns {boolean} whether the trainer would enlarge it visibly
 */
export function isSmall(picture) {
  return enlargement(picture.width, picture.height) > 1.0005;
}
