/** @typedef {import("../../model/batch/pace.js").Pace} Pace */
/** @typedef {import("../../model/suggestions/types.js").Failure} Failure */

/** @typedef {{ pump: () => void, stopFor: (failure: Failure) => void }} LaneRunner */

/**
 * What the sides of a run at one provider share: its pace, how many calls are under way, and what the provider refuses to all of them.
 *
 * @param {Pace} pace
 */
export function createLane(pace) {
  /** @type {LaneRunner[]} */
  const runners = [];
  let running = 0;

  return {
    pace,

    /** @returns {number} how many calls are under way */
    get running() {
      return running;
    },

    /** @param {LaneRunner} runner */
    join(runner) {
      runners.push(runner);
    },

    /** @param {number} now */
    started(now) {
      running++;
      pace.started(now);
    },

    /** The place goes to the one that had its turn the longest ago. @param {LaneRunner} runner whose call ended */
    ended(runner) {
      running--;
      runners.push(...runners.splice(runners.indexOf(runner), 1));
      for (const one of [...runners]) one.pump();
    },

    /** @param {Failure} failure */
    stopFor(failure) {
      for (const runner of runners) runner.stopFor(failure);
    },
  };
}

/** @typedef {ReturnType<typeof createLane>} Lane */
