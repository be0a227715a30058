/**
 * What models put around an answer, and how it is taken off.
 *
 * @module
 */

const thinking = /<(think|thinking|thought|reasoning)>[\s\S]*?<\/\1>/giu;
const endOfThinking = /^[\s\S]*<\/(?:think|thinking|thought|reasoning)>/iu;
const openThinking = /<(?:think|thinking|thought|reasoning)>[\s\S]*$/iu;
const fence = /(?:^|\n)[ \t]*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:\n[ \t]*\1|$)/u;

/**
 * @param {string} text
 * @returns {string} what a model says after thinking aloud; nothing where it never came to an end of that
 */
export function withoutThinking(text) {
  return text.replace(thinking, "").replace(endOfThinking, "").replace(openThinking, "").trim();
}

/**
 * @param {string} text
 * @returns {string} what stands in the first fence, or the text itself where there is none
 */
export function insideFence(text) {
  const inside = fence.exec(text)?.[2];
  if (inside !== undefined && inside.trim() !== "") return inside.trim();
  const bare = /^```(?:json|text)?\s*([^`]+)```$/u.exec(text.trim())?.[1];
  return (bare ?? text).trim();
}

/**
 * @param {string} text
 * @returns {unknown} the JSON object or array that the text is or holds, undefined where there is none
 */
export function jsonIn(text) {
  const whole = parsed(text);
  if (typeof whole === "object" && whole !== null) return whole;
  for (const [open, close] of ["{}", "[]"].sort((a, b) => place(text, a) - place(text, b))) {
    const from = text.indexOf(open ?? "");
    const to = text.lastIndexOf(close ?? "");
    const found = from < 0 || to < from ? undefined : parsed(text.slice(from, to + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @param {string} text @param {string} brackets @returns {number} */
function place(text, brackets) {
  const at = text.indexOf(brackets[0] ?? "");
  return at < 0 ? Infinity : at;
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The text is none, which is what is asked here.
  }
}
