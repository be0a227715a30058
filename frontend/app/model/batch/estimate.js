/** @typedef {import("../suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../types.js").TextMode} TextMode */

/**
 * What one side of a run takes. `inputTokens` is for all images, `outputTokens` and `seconds` are for one answer; `price` is in US dollars a
 * million tokens, null where it is not known.
 *
 * @typedef {{
 *   provider: ProviderId,
 *   price: { input: number, output: number } | null,
 *   inputTokens: number,
 *   outputTokens: { low: number, high: number },
 *   seconds: number
 * }} SideEstimate
 *
 * @typedef {{
 *   images: number,
 *   inputTokens: number,
 *   outputTokens: number,
 *   cost: { low: number, high: number } | null,
 *   seconds: number
 * }} RunEstimate
 */

const million = 1_000_000;

/**
 * @param {number} images
 * @param {readonly SideEstimate[]} sides
 * @param {{ concurrency: number, perMinute: number }} pace of each provider; two sides at one provider share it
 * @returns {RunEstimate} `cost` is null where a price is not known
 */
export function estimateRun(images, sides, { concurrency, perMinute }) {
  let inputTokens = 0;
  let outputTokens = 0;
  /** @type {{ low: number, high: number } | null} */
  let cost = { low: 0, high: 0 };
  /** @type {Map<ProviderId, { work: number, calls: number }>} */
  const byProvider = new Map();
  for (const side of sides) {
    const { provider, price, seconds, outputTokens: answer } = side;
    inputTokens += side.inputTokens;
    outputTokens += (images * (answer.low + answer.high)) / 2;
    const busy = byProvider.get(provider) ?? { work: 0, calls: 0 };
    byProvider.set(provider, { work: busy.work + images * seconds, calls: busy.calls + images });
    if (price === null || cost === null) cost = null;
    else
      cost = {
        low: cost.low + (side.inputTokens * price.input + images * answer.low * price.output) / million,
        high: cost.high + (side.inputTokens * price.input + images * answer.high * price.output) / million,
      };
  }
  const times = Array.from(byProvider.values(), ({ work, calls }) => {
    const spread = perMinute > 0 ? (Math.max(0, calls - 1) * 60) / perMinute : 0;
    return Math.max(work / Math.max(1, Math.min(concurrency, calls)), spread);
  });
  const seconds = images === 0 ? 0 : Math.max(0, ...times);
  return { images, inputTokens, outputTokens: Math.round(outputTokens), cost, seconds };
}

/** Roughly: a tag with its quotation marks and comma, a word, and how many there are where nobody set a limit. */
const tokensPerTag = 5;
const tokensPerWord = 1.4;
const usualTags = 40;
const usualWords = 100;

/**
 * @param {TextMode} mode
 * @param {{ maxTags: number, maxWords: number, maxOutputTokens: number }} limits 0 for none
 * @returns {{ low: number, high: number }} how many tokens an answer has
 */
export function answerTokens(mode, { maxTags, maxWords, maxOutputTokens }) {
  const whole =
    mode === "tags" ? (maxTags || usualTags) * tokensPerTag : (maxWords || usualWords) * tokensPerWord;
  const high = Math.ceil(maxOutputTokens > 0 ? Math.min(whole, maxOutputTokens) : whole);
  return { low: Math.ceil(high / 2), high };
}

/**
 * @param {string} prompt
 * @returns {number} roughly how many tokens it has
 */
export function promptTokens(prompt) {
  return Math.ceil(prompt.length / 4);
}
