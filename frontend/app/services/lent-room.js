/** How much is left free, as a share of what the browser lends us: texts must find room when pictures have filled it. */
const reserve = 0.05;
/** That share of what is left may be filled before the browser is asked again, and so many milliseconds may pass. */
const unasked = 0.25;
const longest = 10_000;

/**
 * How much may still be kept in this browser. To answer, a browser looks at every file that it keeps for the page, so that asking for each
 * of many images would cost more than keeping them; what was kept since it was last asked is counted here instead.
 *
 * @param {{ estimate: () => Promise<StorageEstimate>, now: () => number }} options
 * @returns {(bytes: number) => Promise<boolean>} whether there is room for so many, which are taken to be kept then; true where the browser
 *   does not tell
 */
export function createLentRoom({ estimate, now }) {
  let left = 0;
  let trusted = 0;
  let until = -Infinity;

  async function ask() {
    const { quota, usage = 0 } = await estimate();
    left = quota === undefined ? Infinity : quota * (1 - reserve) - usage;
    trusted = left * unasked;
    until = now() + longest;
  }

  return async (bytes) => {
    if (bytes > trusted || now() > until) await ask();
    if (bytes > left) return false;
    left -= bytes;
    trusted -= bytes;
    return true;
  };
}
