import { numberText } from "../../../ui/wording.js";

/**
 * @param {{ low: number, high: number } | number} cost in US dollars
 * @returns {string} $ 0.01 to 0.02; $ 0.0008 where it is less than a cent
 */
export function dollarsText(cost) {
  const { low, high } = typeof cost === "number" ? { low: cost, high: cost } : cost;
  const [from, to] = [amount(low), amount(high)];
  return from === to ? `$ ${from}` : `$ ${from} to ${to}`;
}

/** @param {number} dollars */
function amount(dollars) {
  if (dollars === 0) return "0.00";
  if (dollars < 0.0001) return "0.0001";
  return dollars < 0.01 ? dollars.toFixed(4) : dollars.toFixed(2);
}

/** @param {number} tokens @returns {string} 950, 22 k, 1.4 M */
export function tokensText(tokens) {
  if (tokens < 1000) return numberText(tokens);
  if (tokens < 1_000_000) return `${numberText(tokens / 1000)} k`;
  return `${(tokens / 1_000_000).toFixed(1)} M`;
}

/** @param {number} seconds @returns {string} 12 s, 2:20 min, 1:05 h */
export function durationText(seconds) {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const [large, small, unit] =
    whole < 3600 ? [whole / 60, whole % 60, "min"] : [whole / 3600, (whole % 3600) / 60, "h"];
  return `${Math.floor(large)}:${String(Math.floor(small)).padStart(2, "0")} ${unit}`;
}
