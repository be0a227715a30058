/**
 * An earlier version beside what the workspace has now: what going back to it would do.
 *
 * @module
 */
import { readsAsProse } from "../caption.js";
import { tagTexts } from "../tags.js";

/** @typedef {import("../items.js").ImageEntry} ImageEntry */

/**
 * An image that would be another. `then` is null for one that came later, `now` for one that is gone.
 *
 * @typedef {{
 *   file: string,
 *   then: ImageEntry | null,
 *   now: ImageEntry | null,
 *   kind: "text" | "picture" | "back" | "away"
 * }} Difference
 *
 * @typedef {{ differences: Difference[], texts: number, pictures: number, back: number, away: number, same: number }} Comparison
 *   `pictures` counts images whose bytes would be others, `same` those that stay as they are
 */

/**
 * @param {readonly ImageEntry[]} then
 * @param {readonly ImageEntry[]} now
 * @returns {Comparison} in the order of `then`, what came later last
 */
export function compareVersions(then, now) {
  const known = new Map(now.map((entry) => [entry.file, entry]));
  /** @type {Difference[]} */
  const differences = [];
  for (const entry of then) {
    const other = known.get(entry.file) ?? null;
    known.delete(entry.file);
    const kind = kindOf(entry, other);
    if (kind !== null) differences.push({ file: entry.file, then: entry, now: other, kind });
  }
  for (const entry of known.values())
    differences.push({ file: entry.file, then: null, now: entry, kind: "away" });
  const count = (/** @type {Difference["kind"]} */ kind) =>
    differences.filter((difference) => difference.kind === kind).length;
  const [texts, pictures, back, away] = [count("text"), count("picture"), count("back"), count("away")];
  return { differences, texts, pictures, back, away, same: then.length - texts - pictures - back };
}

/** @param {ImageEntry} then @param {ImageEntry | null} now @returns {Difference["kind"] | null} null: the same */
function kindOf(then, now) {
  if (now === null) return "back";
  if (then.version !== now.version) return "picture";
  return then.textVersion === now.textVersion && then.textFile === now.textFile ? null : "text";
}

/**
 * @param {Comparison} comparison
 * @returns {string} what going back would do
 */
export function goingBackWords({ texts, pictures, back, away, same }) {
  const images = (/** @type {number} */ count) => `${count} ${count === 1 ? "image" : "images"}`;
  const parts = [
    ...(texts > 0 ? [`change the text of ${images(texts)}`] : []),
    ...(pictures > 0 ? [`replace ${images(pictures)}`] : []),
    ...(back > 0 ? [`bring back ${images(back)}`] : []),
    ...(away > 0 ? [`move ${images(away)} to the trash`] : []),
  ];
  if (parts.length === 0) return "Nothing differs from what is in the workspace now.";
  const last = /** @type {string} */ (parts.pop());
  const all = parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
  const rest = same === 0 ? "" : ` The other ${same} ${same === 1 ? "stays as it is" : "stay as they are"}.`;
  return `Going back would ${all}.${rest}`;
}

/**
 * What going back does to a text: tags that go and come, or, for prose, the whole text that it would be.
 *
 * @typedef {{
 *   removed: string[],
 *   added: string[],
 *   same: number,
 *   caption: string | null,
 *   becomesUntagged: boolean
 * }} TextChange
 */

/**
 * @param {string | null} now
 * @param {string | null} then
 * @returns {TextChange}
 */
export function textChange(now, then) {
  const isProse = then !== null && readsAsProse(then);
  const before = tagsOf(now);
  const after = tagsOf(then);
  return {
    removed: isProse ? [] : before.filter((tag) => !after.includes(tag)),
    added: isProse ? [] : after.filter((tag) => !before.includes(tag)),
    same: isProse ? 0 : after.filter((tag) => before.includes(tag)).length,
    caption: isProse ? then.trim() : null,
    becomesUntagged: then === null || then.trim() === "",
  };
}

/** @param {string | null} text @returns {string[]} */
function tagsOf(text) {
  return text === null || readsAsProse(text) ? [] : [...new Set(tagTexts(text))];
}
