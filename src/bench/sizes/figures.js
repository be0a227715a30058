/** How figures are written. */

export const ms = (/** @type {number} */ value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

export const bytes = (/** @type {number} */ value) =>
  value < 100_000 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`;

/** @param {number} value @param {number} floor the least that it can take here and now */
export const against = (value, floor) => `${ms(value)} (${(value / floor).toFixed(1)} × ${ms(floor)})`;
