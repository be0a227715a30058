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

/** The buckets for some rules, narrow ones first, and how wide each is for its height. @typedef {{ buckets: readonly Size[], ratios: Float64Array }} Listed */

/** Every image is asked for its bucket, so the list is made once. @type {WeakMap<BucketRules, Listed>} */
const listed = new WeakMap();

/**
 * All buckets for the rules, narrow ones first.
 *
 * @param {BucketRules} rules
 * @returns {readonly Size[]}
 */
export function listBuckets(rules) {
  return listFor(rules).buckets;
}

/** @param {BucketRules} rules @returns {Listed} */
function listFor(rules) {
  const known = listed.get(rules);
  if (known) return known;
  const buckets = makeBuckets(rules);
  const made = { buckets, ratios: Float64Array.from(buckets, ({ width, height }) => width / height) };
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
  const { buckets, ratios } = listFor(rules);
  const ratio = size.width / size.height;
  let low = 0;
  let high = ratios.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ratios[middle] < ratio) low = middle + 1;
    else high = middle;
  }
  // The first that is as wide or wider, unless the one before it is as near.
  const isBeforeNearer = low > 0 && ratio - ratios[low - 1] <= Math.abs(ratios[low] - ratio);
  return buckets[isBeforeNearer ? low - 1 : low];
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
