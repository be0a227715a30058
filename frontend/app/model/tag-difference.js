import { placeOfTag, tagTexts } from "./tags.js";

/**
 * Compares the tags of two texts, of which one mostly came from the other by one small change: only the stretch in which they differ is
 * taken apart.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{ dropped: string[], added: string[] }} tags that only one of them has; a tag may be named twice
 */
export function tagDifference(before, after) {
  const [from, tail] = commonEnds(before, after);
  const old = tagTexts(before.slice(from, before.length - tail));
  const fresh = tagTexts(after.slice(from, after.length - tail));
  return {
    dropped: old.filter((tag) => placeOfTag(after, tag) < 0),
    added: fresh.filter((tag) => placeOfTag(before, tag) < 0),
  };
}

/**
 * @param {string} before
 * @param {string} after
 * @returns {[head: number, tail: number]} lengths of what is the same at the beginning and at the end, cut at commas
 */
function commonEnds(before, after) {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  const limit = shorter - head;
  while (
    tail < limit &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const comma = before.indexOf(",", before.length - tail);
  return [head === 0 ? 0 : before.lastIndexOf(",", head - 1) + 1, comma < 0 ? 0 : before.length - comma];
}
