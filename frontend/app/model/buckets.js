/**
 * The sizes that trainers sort images into. A trainer picks the bucket whose shape is nearest, scales the image until it covers
 * the bucket and cuts what stands over.
 *
 * @module
 */

/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ area: number, step: number, min: number, max: number }} BucketRules */

/** @type {BucketRules} what SDXL is trained with */
export const sdxlBuckets = Object.freeze({ area: 1024 * 1024, step: 64, min: 256, max: 2048 });

/** Every image is asked for its bucket, so the list is made once. @type {WeakMap<BucketRules, readonly Size[]>} */
const listed = new WeakMap();

/**
 * All buckets for the rules, narrow ones first.
 *
 * @param {BucketRules} rules
 * @returns {readonly Size[]}
 */
export function listBuckets(rules) {
  const known = listed.get(rules);
  if (known) return known;
  const made = makeBuckets(rules);
  listed.set(rules, made);
  return made;
}

/**
 * @param {BucketRules} rules
 * @returns {Size[]}
 */
function makeBuckets({ area, step, min, max }) {
  /** @type {Map<string, Size>} */
  const found = new Map();
  /** @param {number} width @param {number} height */
  const add = (width, height) => found.set(`${width}x${height}`, { width, height });
  const side = Math.floor(Math.sqrt(area) / step) * step;
  add(side, side);
  for (let width = min; width <= max; width += step) {
    const height = Math.min(max, Math.floor(area / width / step) * step);
    if (height < min) continue;
    add(width, height);
    add(height, width);
  }
  return [...found.values()].sort((a, b) => a.width / a.height - b.width / b.height || a.width - b.width);
}

/**
 * The bucket that an image of this size is trained in.
 *
 * @param {Size} size
 * @param {BucketRules} [rules]
 * @returns {Size}
 */
export function bucketFor(size, rules = sdxlBuckets) {
  const ratio = size.width / size.height;
  /** @param {Size} bucket */
  const distance = (bucket) => Math.abs(bucket.width / bucket.height - ratio);
  return listBuckets(rules).reduce((best, bucket) => (distance(bucket) < distance(best) ? bucket : best));
}

/**
 * What the trainer does to an image on its way into a bucket: `scale` above 1 enlarges it; `x` and `y` are the pixels of the
 * bucket's scale that are cut at each of the two sides.
 *
 * @param {Size} size
 * @param {Size} bucket
 * @returns {{ scale: number, x: number, y: number }}
 */
export function trainingCut(size, bucket) {
  const scale = Math.max(bucket.width / size.width, bucket.height / size.height);
  return {
    scale,
    x: Math.floor((Math.round(size.width * scale) - bucket.width) / 2),
    y: Math.floor((Math.round(size.height * scale) - bucket.height) / 2),
  };
}
