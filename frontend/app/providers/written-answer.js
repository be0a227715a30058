/**
 * What is the same for all models that write: how much room they get, in which form tags are wanted, and how an answer is given on.
 *
 * @module
 */

/** @typedef {import("./provider.js").Answer} Answer */
/** @typedef {import("./provider.js").Task} Task */

/** The form in which tags are wanted, where a provider can be held to one. Some insist on the last field. */
export const tagsSchema = Object.freeze({
  type: "object",
  properties: { tags: { type: "array", items: { type: "string" } } },
  required: ["tags"],
  additionalProperties: false,
});

/**
 * Thinking counts as output: with little room nothing is left for the answer, which then is empty. So thinking gets room of its own, and
 * who doubles the limit doubles both.
 *
 * @param {Task} task
 * @param {boolean} thinks
 * @returns {number} tokens
 */
export function roomFor({ maxOutputTokens }, thinks) {
  return Math.max(maxOutputTokens, 1024) * (thinks ? 4 : 1);
}

/** @param {Task} task @returns {string} the picture as an address */
export function dataUrl({ picture }) {
  return `data:${picture.type};base64,${picture.base64}`;
}

/**
 * @param {string} text not empty
 * @param {Task} task
 * @param {number | undefined} inputTokens
 * @param {number | undefined} outputTokens
 * @returns {Answer} tags where the text is a list of them in JSON, else the text, to be read elsewhere
 */
export function writtenAnswer(text, { mode }, inputTokens, outputTokens) {
  const tags = mode === "tags" ? tagsIn(text) : null;
  const usage =
    inputTokens === undefined && outputTokens === undefined
      ? null
      : { inputTokens: inputTokens ?? 0, outputTokens: outputTokens ?? 0 };
  return { rated: null, tags, text: tags === null ? text : null, usage };
}

/** @param {string} text @returns {string[] | null} */
function tagsIn(text) {
  try {
    const value = JSON.parse(text);
    const list = Array.isArray(value) ? value : value?.tags;
    return Array.isArray(list) ? list.filter((tag) => typeof tag === "string") : null;
  } catch {
    return null;
  }
}
