/** The clock, the timers and the chance that a run in the page goes by. */
export const pageTimers = Object.freeze({
  now: () => Date.now(),
  random: () => Math.random(),
  /** @param {number} milliseconds @param {() => void} run @returns {() => void} calls it off */
  later(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  /** @returns {Promise<void>} when the page had the chance to do something else */
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
});
