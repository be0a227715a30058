import { Pace } from "../../model/batch/pace.js";
import { costOf, priceOf } from "../../providers/prices.js";
import { createSideRunner } from "./side-runner.js";

/** @typedef {import("../../model/batch/jobs.js").Jobs} Jobs */
/** @typedef {import("../../model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../../model/suggestions/types.js").Job} Job */
/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/suggestions/types.js").Suggestion} Suggestion */

/** What an answer costs in tokens as long as none was had, so that a limit of almost nothing is kept, too. */
const guessed = { inputTokens: 1500, outputTokens: 150 };

/**
 * One run: all its sides, each at its provider's pace, under one cost limit.
 *
 * @param {{
 *   jobs: Jobs,
 *   options: RunOptions,
 *   ask: (job: Job) => Promise<Suggestion>,
 *   stopCalls: () => void,
 *   onJob: (job: Job) => void,
 *   onSlowDown: (slowDown: { title: string, until: number, atOnce: number }) => void,
 *   now: () => number,
 *   later: (milliseconds: number, run: () => void) => () => void,
 *   random: () => number
 * }} ports
 */
export function createBatchRun({ jobs, options, ask, stopCalls, onJob, onSlowDown, now, later, random }) {
  const { concurrency, perMinute, costLimit, sides } = options;
  const guess = Math.max(
    0,
    ...sides.map(({ provider, model }) => costOf(priceOf(provider, model), guessed) ?? 0),
  );
  /** Two sides at one provider share its pace. @type {Map<string, Pace>} */
  const paces = new Map(
    sides.map(({ provider }) => [provider, new Pace({ concurrency, perMinute, random })]),
  );
  const runners = sides.map(({ provider }, side) => {
    const pace = /** @type {Pace} */ (paces.get(provider));
    return createSideRunner({
      jobs: jobs.all().filter((job) => job.side === side && job.state === "waiting"),
      pace,
      ask,
      change(job, change) {
        jobs.change(job, change);
        onJob(job);
      },
      limit: () => (jobs.wouldExceed(costLimit, guess) ? costLimitReached(costLimit) : null),
      now,
      later,
      onSlowDown: ({ title }, until) => onSlowDown({ title, until, atOnce: pace.atOnce }),
    });
  });

  return {
    /** @returns {Promise<Failure | null>} when every job has ended: why they ended before they were done, if so */
    async start() {
      for (const runner of runners) runner.start();
      const ends = await Promise.all(runners.map(({ ended }) => ended));
      return ends.map(({ stoppedBy }) => stoppedBy).find((reason) => reason !== null) ?? null;
    },
    pause: () => runners.forEach((runner) => runner.pause()),
    resume: () => runners.forEach((runner) => runner.resume()),
    /** Ends now: calls under way are given up. */
    stop() {
      for (const runner of runners) runner.stop();
      stopCalls();
    },
  };
}

/** @typedef {ReturnType<typeof createBatchRun>} BatchRun */

/** @param {number} limit @returns {Failure} */
function costLimitReached(limit) {
  return {
    code: "cost-limit",
    kind: "stop",
    title: `Stopped at $ ${limit.toFixed(2)} as you set`,
    detail: "What was answered so far is kept. Raise the limit to go on.",
    remedy: "raise-limit",
    after: null,
  };
}
