/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {import("../../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {{ tag: string, count: number }} SharedTag */

/**
 * Which tags many images have together. Captions have none, so they do not count. The trigger word stands apart: `trigger` is how
 * many of all the images have it in their file, null where the dataset has none.
 *
 * @param {DatasetDocument} document
 * @param {ReadonlySet<ItemId>} ids
 * @returns {{ tagged: number, captions: number, all: SharedTag[], some: SharedTag[], trigger: number | null }} `all` and `some`
 *   with the most used in the dataset first
 */
export function sharedTags(document, ids) {
  const { tagged, captions, withTrigger } = countKinds(document, ids);
  /** @type {SharedTag[]} */
  const all = [];
  /** @type {SharedTag[]} */
  const some = [];
  for (const { tag } of document.tags.list({ sort: "count" })) {
    const count = overlap(document.tags.images(tag), ids);
    if (count > 0) (count === tagged ? all : some).push({ tag, count });
  }
  some.sort((a, b) => b.count - a.count);
  return { tagged, captions, all, some, trigger: document.trigger === "" ? null : withTrigger };
}

/**
 * @param {DatasetDocument} document
 * @param {ReadonlySet<ItemId>} ids
 */
function countKinds(document, ids) {
  let tagged = 0;
  let captions = 0;
  let withTrigger = 0;
  for (const id of ids) {
    const item = document.find(id);
    if (!item) continue;
    if (document.triggerState(id) === "first") withTrigger += 1;
    if (item.mode === "tags") tagged += 1;
    else captions += 1;
  }
  return { tagged, captions, withTrigger };
}

/**
 * @param {ReadonlySet<ItemId>} one
 * @param {ReadonlySet<ItemId>} other
 * @returns {number} how many are in both
 */
export function overlap(one, other) {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let count = 0;
  for (const id of few) if (many.has(id)) count += 1;
  return count;
}
