/** Short enough to go on soon, long enough to be no burden for hours. */
const pause = 5_000;

/**
 * Asks from time to time whether a server that was away is back.
 *
 * @param {{
 *   datasets: import("../services/datasets.js").Datasets,
 *   wait: (milliseconds: number) => Promise<void>,
 *   isWanted: () => boolean
 * }} options `isWanted` ends the asking
 * @returns {Promise<boolean>} whether it is back and that is still wanted
 */
export async function waitForServer({ datasets, wait, isWanted }) {
  while (isWanted()) {
    await wait(pause);
    try {
      await datasets.workspace();
      return isWanted();
    } catch {
      continue; // Still away.
    }
  }
  return false;
}
