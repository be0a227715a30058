/**
 * What the fields of the settings accept. A field that is not listed takes any value.
 *
 * @module
 */

/**
 * `unit` of 100 shows 0.95 as 95; `digits` after the point, none where it is not said.
 *
 * @typedef {{ low: number, high: number, unit: number, digits?: number }} NumberRule
 */

/** @type {Readonly<Record<string, NumberRule>>} */
export const numberRules = Object.freeze({
  maxTags: { low: 1, high: 500, unit: 1 },
  generalThreshold: { low: 0, high: 1, unit: 1, digits: 2 },
  characterThreshold: { low: 0, high: 1, unit: 1, digits: 2 },
  deepDanbooruThreshold: { low: 0, high: 1, unit: 1, digits: 2 },
  maxOutputTokens: { low: 64, high: 65_536, unit: 1 },
  sentSide: { low: 256, high: 4096, unit: 1 },
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
export function readNumber(text, { low, high, unit, digits = 0 }) {
  const number = text.trim() === "" ? NaN : Number(text);
  const isKind = digits > 0 ? Number.isFinite(number) : Number.isInteger(number);
  if (!isKind || number < low || number > high)
    return { value: null, problem: `Use a ${digits > 0 ? "" : "whole "}number from ${low} to ${high}.` };
  return { value: number / unit, problem: null };
}

/**
 * @param {number} value
 * @param {NumberRule} rule
 * @returns {string} what the field shows
 */
export function showNumber(value, { unit, digits = 0 }) {
  return (value * unit).toFixed(digits);
}
