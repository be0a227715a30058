import { Pace } from "../../model/batch/pace.js";
import { costOf, priceOf } from "../../providers/prices.js";
import { createLane } from "./lane.js";
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
 *   options: Pick<RunOptions, "concurrency" | "perMinute" | "sides">,
 *   costLimit: () => number,
 *   ask: (job: Job) => Promise<Suggestion | null>,
 *   prepare: (job: Job) => void,
 *   stopCalls: () => void,
 *   onJob: (job: Job) => void,
 *   onSlowDown: (slowDown: { title: string, until: number, atOnce: number }) => void,
 *   now: () => number,
 *   later: (milliseconds: number, run: () => void) => () => void,
 *   random: () => number
 * }} ports `ask` gives null where there is nothing to ask any more; `prepare` is told of jobs whose turn comes soon
 */
export function createBatchRun(ports) {
  const { jobs, options, costLimit, ask, prepare, stopCalls, onJob, onSlowDown, now, later, random } = ports;
  const { concurrency, perMinute, sides } = options;
  const guess = Math.max(
    0,
    ...sides.map(({ provider, model }) => costOf(priceOf(provider, model), guessed) ?? 0),
  );
  const lanes = new Map(
    sides.map(({ provider }) => [provider, createLane(new Pace({ concurrency, perMinute, random }))]),
  );
  /** @type {(stoppedBy: Failure | null) => void} */
  let end = () => undefined;
  /** @type {Promise<Failure | null>} */
  const ended = new Promise((resolve) => (end = resolve));
  let isOver = false;

  const runners = sides.map(({ provider }, side) => {
    const lane = /** @type {import("./lane.js").Lane} */ (lanes.get(provider));
    return createSideRunner({
      jobs: jobs.all().filter((job) => job.side === side && job.state === "waiting"),
      lane,
      ask,
      prepare,
      change(job, change) {
        jobs.change(job, change);
        onJob(job);
      },
      limit: () => (jobs.wouldExceed(costLimit(), guess) ? costLimitReached(costLimit()) : null),
      now,
      later,
      onSlowDown: ({ title }, until) => onSlowDown({ title, until, atOnce: lane.pace.atOnce }),
      onIdle: endIfOver,
    });
  });

  function endIfOver() {
    isOver = runners.every((runner) => runner.isIdle());
    if (isOver) end(runners.map(({ stoppedBy }) => stoppedBy).find((reason) => reason !== null) ?? null);
  }

  return {
    /** @returns {Promise<Failure | null>} when every job has ended: why they ended before they were done, if so */
    start() {
      for (const runner of runners) runner.pump();
      return ended;
    },
    pause: () => runners.forEach((runner) => runner.pause()),
    resume: () => runners.forEach((runner) => runner.resume()),
    /** @param {readonly Job[]} more of its jobs, which are to be done again @returns {boolean} whether they will be: not where the run is about to end */
    add(more) {
      if (isOver || runners.some(({ isStopped }) => isStopped)) return false;
      jobs.again(more);
      for (const [side, runner] of runners.entries()) runner.add(more.filter((job) => job.side === side));
      return true;
    },
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
