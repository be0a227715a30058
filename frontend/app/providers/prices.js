/**
 * What models cost, as far as it is known. Prices change: they serve an estimate and a limit, not a bill.
 *
 * @module
 */

/** @typedef {import("../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {{ input: number, output: number }} Price US dollars a million tokens */

/** By the first that fits; dated names belong to the same model. @type {Partial<Record<ProviderId, [RegExp, number, number][]>>} */
const prices = {
  openai: [
    [/^gpt-6-luna/u, 0.1, 0.5],
    [/^gpt-5\.6-luna/u, 0.2, 1.2],
    [/^gpt-5\.4-mini/u, 0.75, 4.5],
    [/^gpt-6(?:\.[12])?-sol/u, 2, 10],
  ],
  gemini: [
    [/^gemini-3\.5-flash-lite/u, 0.3, 2.5],
    [/^gemini-3\.1-flash-lite/u, 0.25, 1.5],
    [/^gemini-3\.8-flash(?!-lite)/u, 0.75, 3.75],
  ],
  grok: [
    [/^grok-4\.3/u, 1.25, 2.5],
    [/^grok-4\.20-.*non-reasoning/u, 1.25, 2.5],
    [/^grok-4\.7/u, 2, 6],
  ],
  claude: [
    [/^claude-haiku-5-5/u, 0.1, 0.5],
    [/^claude-sonnet-5-5/u, 2, 10],
    [/^claude-opus-5-5/u, 4, 20],
    [/^claude-fable-5-1/u, 10, 50],
  ],
  deepdanbooru: [[/^/u, 0, 0]],
};

/**
 * @param {ProviderId} provider
 * @param {string} model
 * @returns {Price | null} null where it is not known
 */
export function priceOf(provider, model) {
  const known = prices[provider]?.find(([names]) => names.test(model));
  return known ? { input: known[1], output: known[2] } : null;
}

/**
 * @param {Price | null} price
 * @param {{ inputTokens: number, outputTokens: number }} usage
 * @returns {number | null} US dollars
 */
export function costOf(price, { inputTokens, outputTokens }) {
  return price === null ? null : (price.input * inputTokens + price.output * outputTokens) / 1_000_000;
}

/**
 * Roughly how many tokens a picture counts for, as sent. Each company has a rule of its own.
 *
 * @param {ProviderId} provider
 * @param {string} model
 * @param {{ width: number, height: number }} size
 * @returns {number}
 */
export function imageTokens(provider, model, { width, height }) {
  switch (provider) {
    case "openai": // Squares of 32 pixels, times a factor that depends on the model.
      return Math.round(Math.ceil(width / 32) * Math.ceil(height / 32) * 1.6);
    case "gemini": // A fixed number for the resolution that is asked for.
      return model.startsWith("gemini-2") ? 258 : 560;
    case "grok": // Squares of 448 pixels at 256 tokens, and one of the whole, up to a limit.
      return Math.min(1792, (Math.ceil(width / 448) * Math.ceil(height / 448) + 1) * 256);
    case "claude":
      return Math.round((width * height) / 500);
    case "compatible":
      return Math.round((width * height) / 750);
    default:
      return 0;
  }
}
