import { bucketFor, trainingCut } from "../buckets.js";

/** Below this nobody can see that a picture was enlarged. */
const visible = 1.005;

/**
 * @param {{ width: number, height: number }} picture
 * @returns {number} how much the trainer would enlarge each side to fill the bucket; 1 where it would not, and while the size is unknown
 */
export function enlargement(picture) {
  if (picture.width <= 0 || picture.height <= 0) return 1;
  return Math.max(1, trainingCut(picture, bucketFor(picture)).scale);
}

/**
 * @param {{ width: number, height: number }} picture
 * @returns {boolean} whether the trainer would enlarge it visibly
 */
export function isSmall(picture) {
  return enlargement(picture) > visible;
}
