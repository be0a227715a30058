import { countsWords } from "./timeline.js";

/** How long a sentence the server takes. */
const longest = 200;

/**
 * What the history will say of a save.
 *
 * @param {import("../changes.js").ChangesBody} body
 * @param {readonly string[]} labels what was done since the last save, step by step
 * @returns {string | undefined} one step in its own words, several as counts; nothing where nothing was done to images
 */
export function aboutSave({ texts, added, replaced, renamed, removed }, labels) {
  const changes = texts.length + added.length + replaced.length + renamed.length + removed.length;
  if (changes === 0) return undefined;
  if (labels.length === 1) return shortened(labels[0]);
  const counts = {
    texts: texts.length,
    added: added.length,
    replaced: replaced.length,
    removed: removed.length,
  };
  const others = countsWords(counts);
  if (renamed.length === 0) return others;
  const words = `${renamed.length} ${renamed.length === 1 ? "image" : "images"} renamed`;
  return changes === renamed.length ? words : `${others}, ${words}`;
}

/** @param {string} words @returns {string} one line that is not too long */
function shortened(words) {
  const line = words.replace(/\p{Cc}/gu, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
