/**
 * Quick tags: tags on the keys 1 to 9, each at the place of its key; "" where a key has none.
 *
 * @module
 */

/**
 * @param {readonly unknown[]} quickTags as they were kept, so anything may stand in them
 * @param {number} digit 1 to 9
 * @returns {string} "" when the key has none
 */
export function quickTagAt(quickTags, digit) {
  const tag = quickTags[digit - 1];
  return typeof tag === "string" ? tag : "";
}

/**
 * @param {readonly unknown[]} quickTags
 * @param {string} tag
 * @returns {number} the key that it is on, 0 for none
 */
export function quickKeyOf(quickTags, tag) {
  return quickTags.indexOf(tag) + 1;
}

/**
 * Puts a tag on a key, in the place of the one there and away from its own; a tag that is on that key already leaves it.
 *
 * @param {readonly unknown[]} quickTags
 * @param {number} digit 1 to 9
 * @param {string} tag
 * @returns {string[]} nine
 */
export function withQuickTag(quickTags, digit, tag) {
  const isThere = quickTagAt(quickTags, digit) === tag;
  return Array.from({ length: 9 }, (_, at) => {
    if (at === digit - 1) return isThere ? "" : tag;
    const other = quickTagAt(quickTags, at + 1);
    return other === tag ? "" : other;
  });
}
