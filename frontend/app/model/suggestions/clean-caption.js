import { countWords } from "../caption.js";
import { insideFence, jsonIn, withoutThinking } from "./answer-text.js";

const label =
  /^(?:#+\s*)?(?:\*\*|__)?\s*(?:(?:image |picture |suggested )?(?:caption|description)|answer|output)\s*(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*/iu;
const opening =
  /^(?:sure|certainly|of course|okay|ok|here (?:is|are|'s|’s)|here’s|here's)\b[^:\n]{0,120}[:：]\s*(?=\S)/iu;
const heading = /^#+\s+[^\n]*\n\s*(?=\S)|^#+\s+/u;
const quotePairs = ['""', "“”", "«»", "„“", "‘’", "''", "``", "「」"];
const abbreviation = /(?:^|[\s(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Jr|Sr|vs|No|approx|e\.g|i\.e|etc)\.$/iu;
const sentenceEnd = /[.!?…]["'”’)\]]*$|[。！？]["'”’）」]*$/u;

/** A sentence end is worth cutting at as long as it leaves this share of the words that are wanted. */
const leastShare = 1 / 3;

/**
 * Makes what a model wrote into a caption: one line, since most trainers read no further; without thinking aloud, fences, quotes, labels
 * and the trigger word at its front; no longer than `maxWords`. Cleaning what is clean changes nothing.
 *
 * @param {string} answer
 * @param {{ maxWords?: number, trigger?: string }} [rules] `maxWords` is 0 for no limit
 * @returns {string}
 */
export function cleanCaption(answer, { maxWords = 0, trigger = "" } = {}) {
  let text = answer;
  for (let before = null; before !== text;) {
    before = text;
    const inside = insideFence(withoutThinking(text));
    const json = inside.startsWith("{") ? captionOfJson(jsonIn(inside)) : null;
    text = withoutTriggerInFront(unwrapped(json ?? inside), trigger);
    text = shortened(text.replace(/\s+/gu, " ").trim(), maxWords);
  }
  return text;
}

/**
 * @param {unknown} value
 * @returns {string | null}
 */
function captionOfJson(value) {
  if (typeof value !== "object" || value === null) return null;
  const texts = Object.entries(value).filter(([, text]) => typeof text === "string");
  const named = texts.find(([key]) => /^(?:caption|description|text|answer)$/iu.test(key)) ?? texts[0];
  return named === undefined ? null : String(named[1]);
}

/**
 * @param {string} text
 * @returns {string} without a heading, a label and quotes around the whole
 */
function unwrapped(text) {
  const bare = text.trim().replace(heading, "").replace(opening, "").replace(label, "").trim();
  const isBold = /^(\*\*|__)(?!\s)[^*_]+\1$/u.test(bare);
  if (isBold) return bare.slice(2, -2);
  const [first = "", last = ""] = [bare[0], bare.at(-1)];
  const inner = bare.slice(1, -1);
  const isQuoted = bare.length > 1 && quotePairs.includes(first + last);
  return isQuoted && !inner.includes(first) && !inner.includes(last) ? inner : bare;
}

/**
 * @param {string} prose
 * @param {string} trigger
 * @returns {string} which does not begin with the trigger word, whatever its case
 */
export function withoutTriggerInFront(prose, trigger) {
  if (trigger === "") return prose;
  let rest = prose.trimStart();
  while (rest.slice(0, trigger.length).toLowerCase() === trigger.toLowerCase()) {
    const after = rest.slice(trigger.length);
    if (/^[\p{L}\p{N}\p{M}_'’-]/u.test(after)) break;
    rest = after.replace(/^[\s,:;.–—-]+/u, "");
  }
  return rest === prose.trimStart() ? prose : rest;
}

/**
 * @param {string} text in one line
 * @param {number} max
 * @returns {string} whole sentences where that leaves enough, otherwise whole words
 */
function shortened(text, max) {
  if (max <= 0 || countWords(text) <= max) return text;
  const words = text.split(" ").slice(0, max);
  for (let count = max; count >= max * leastShare; count--) {
    const sentences = words.slice(0, count).join(" ");
    if (sentenceEnd.test(sentences) && !abbreviation.test(sentences)) return sentences;
  }
  return words.join(" ").replace(/[\s,;:–—(-]+$/u, "");
}
