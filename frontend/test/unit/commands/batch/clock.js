import { Jobs } from "../../../../app/model/batch/jobs.js";
import { createBatchRun } from "../../../../app/commands/batch/batch-run.js";
import { ProviderFailure } from "../../../../app/providers/provider.js";

/** @typedef {import("../../../../app/model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../../../../app/model/suggestions/types.js").Job} Job */
/** @typedef {import("../../../../app/model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../../../app/model/suggestions/types.js").Suggestion} Suggestion */

/** Time that goes on only when nothing is left to be done at a moment. */
export function createClock() {
  let now = 0;
  /** @type {{ at: number, run: () => void }[]} */
  const timers = [];
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  /** @param {number} milliseconds @param {() => void} run */
  function later(milliseconds, run) {
    const timer = { at: now + milliseconds, run };
    timers.push(timer);
    return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
  }

  return {
    now: () => now,
    later,
    /** @param {number} milliseconds */
    wait: (milliseconds) => new Promise((resolve) => later(milliseconds, () => resolve(undefined))),
    /** @param {number} [until] @returns {Promise<void>} when no timer is left before that time */
    async run(until = Infinity) {
      for (;;) {
        await settled();
        timers.sort((one, other) => one.at - other.at);
        const [next] = timers;
        if (next === undefined || next.at > until) break;
        timers.shift();
        now = Math.max(now, next.at);
        next.run();
      }
      if (Number.isFinite(until)) now = Math.max(now, until);
    },
  };
}

/** @param {Failure["code"]} code @param {Partial<Failure>} [more] @returns {ProviderFailure} */
export function failing(code, more = {}) {
  return new ProviderFailure({
    code,
    kind: "retry",
    title: code,
    detail: "",
    remedy: null,
    after: null,
    ...more,
  });
}

/** @param {number | null} [cost] @returns {Suggestion} */
export const suggesting = (cost = null) => ({
  mode: "tags",
  text: "dog",
  usage: { inputTokens: 1, outputTokens: 1, cost, milliseconds: 1 },
});

/**
 * A run over images at a provider that takes a while for each.
 *
 * @param {{
 *   images?: number,
 *   options?: Partial<RunOptions>,
 *   costLimit?: number,
 *   takes?: number,
 *   answer?: (job: Job, call: number) => Suggestion | Error | null
 * }} [setup] `answer` is asked when the answer is due; `call` counts from 0
 */
export function startRun({ images = 150, options = {}, costLimit = 0, takes = 1000, answer } = {}) {
  const clock = createClock();
  const side = { provider: /** @type {const} */ ("openai"), model: "a", prompt: "" };
  const { sides = [side], concurrency = 4, perMinute = 0 } = options;
  const jobs = new Jobs();
  for (let at = 0; at < images; at++)
    for (const number of sides.keys())
      jobs.add({
        image: `i${at}`,
        side: number,
        state: "waiting",
        tries: 0,
        failure: null,
        suggestion: null,
      });
  const stopped = new AbortController();
  const aborted = new Promise((resolve) => stopped.signal.addEventListener("abort", resolve));
  /** @type {{ at: number, job: Job }[]} */
  const calls = [];
  /** @type {{ title: string, until: number, atOnce: number }[]} */
  const slowDowns = [];
  const busy = { now: 0, most: 0 };
  /** @type {Set<Job>} */
  const prepared = new Set();
  const run = createBatchRun({
    jobs,
    options: { sides, concurrency, perMinute },
    costLimit: () => costLimit,
    async ask(job) {
      const call = calls.push({ at: clock.now(), job }) - 1;
      busy.now++;
      busy.most = Math.max(busy.most, busy.now);
      await Promise.race([clock.wait(takes), aborted]);
      busy.now--;
      stopped.signal.throwIfAborted();
      const outcome = answer === undefined ? suggesting() : answer(job, call);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    prepare: (job) => prepared.add(job),
    stopCalls: () => stopped.abort(),
    onJob: () => undefined,
    onSlowDown: (slowDown) => slowDowns.push(slowDown),
    now: clock.now,
    later: clock.later,
    random: () => 0.5,
  });
  /** @type {{ stoppedBy: Failure | null, at: number } | null} */
  let end = null;
  void run.start().then((stoppedBy) => (end = { stoppedBy, at: clock.now() }));
  return { run, jobs, calls, slowDowns, busy, prepared, clock, side, ended: () => end };
}
