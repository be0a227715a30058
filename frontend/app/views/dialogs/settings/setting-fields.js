/**
 * What the fields of the settings accept. A field that is not listed takes any value.
 *
 * @module
 */

/** @typedef {{ low: number, high: number, unit: number }} NumberRule `unit` of 100 shows 0.95 as 95 */

/** @type {Readonly<Record<string, NumberRule>>} */
export const numberRules = Object.freeze({
  maxTags: { low: 1, high: 500, unit: 1 },
  maxWords: { low: 1, high: 1000, unit: 1 },
  cropWidth: { low: 16, high: 16_384, unit: 1 },
  cropQuality: { low: 50, high: 100, unit: 100 },
});

/**
 * What a number field says: the value to keep, or why it is not one.
 *
 * @param {string} text
 * @param {NumberRule} rule
 * @returns {{ value: number, problem: null } | { value: null, problem: string }}
 */
export function readNumber(text, { low, high, unit }) {
  const number = text.trim() === "" ? NaN : Number(text);
  if (!Number.isInteger(number) || number < low || number > high)
    return { value: null, problem: `Use a whole number from ${low} to ${high}.` };
  return { value: number / unit, problem: null };
}

/**
 * @param {number} value
 * @param {NumberRule} rule
 * @returns {string} what the field shows
 */
export function showNumber(value, { unit }) {
  return String(Math.round(value * unit));
}
