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
  for (let tries = 0; tries < 720 && isWanted(); tries++) {
    await wait(5_000);
    try {
      await datasets.workspace();
    } catch {
      continue; // Still away.
    }
    return isWanted();
  }
  return false;
}
