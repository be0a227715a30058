import { ProviderFailure } from "../../providers/provider.js";

/** @typedef {import("../../model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../../model/suggestions/types.js").FailureCode} FailureCode */
/** @typedef {import("../../model/suggestions/types.js").Job} Job */
/** @typedef {import("../../model/suggestions/types.js").Suggestion} Suggestion */

/** How often one image is asked about before it counts as failed; waiting one's turn is no fault of the image and may take longer. */
const mostTries = 4;
const mostTurns = 12;
/** So many in a row that come to nothing like this, and the rest would go the same way. */
const hopeless = 5;
/** @type {ReadonlySet<FailureCode>} the provider asks for patience */
const slowDowns = new Set(["rate-limited", "overloaded"]);
/** @type {ReadonlySet<FailureCode>} nothing comes back */
const silence = new Set(["unreachable", "timeout"]);
/** @type {ReadonlySet<FailureCode>} what lies with the provider or the way there, not with an image */
const ofAllImages = new Set([...slowDowns, ...silence, "bad-request", "unreadable-answer"]);
/** @type {ReadonlySet<FailureCode>} what ends one side and says nothing of another at the same provider */
const ofOneSide = new Set(["model-unknown", "no-vision"]);

/**
 * @typedef {object} SidePorts
 * @property {readonly Job[]} jobs those that are to be done, in order
 * @property {import("./lane.js").Lane} lane of this provider
 * @property {(job: Job) => Promise<Suggestion | null>} ask null where there is nothing to ask any more; throws a ProviderFailure when there
 *   is no suggestion
 * @property {(job: Job) => void} prepare makes ready what `ask` will need for a job whose turn comes soon; told of it more than once
 * @property {(job: Job, change: Partial<Job>) => void} change how a job's state becomes another
 * @property {() => Failure | null} limit why nothing further may be started now, such as the cost; null when it may
 * @property {() => number} now milliseconds
 * @property {(milliseconds: number, run: () => void) => () => void} later answers how to call it off
 * @property {(failure: Failure, until: number) => void} onSlowDown the provider asked to slow down; `until` is when the next call is made
 * @property {() => void} onIdle nothing is under way or to be done
 */

/**
 * Asks one model about one image after the other, a few at a time. Every job ends as done, skipped, failed or stopped; what may go through
 * later is tried again.
 *
 * @param {SidePorts} ports
 */
export function createSideRunner({
  jobs,
  lane,
  ask,
  prepare,
  change,
  limit,
  now,
  later,
  onSlowDown,
  onIdle,
}) {
  const { pace } = lane;
  const waiting = [...jobs];
  /** @type {{ job: Job, due: number }[]} */
  const retrying = [];
  /** @type {Set<Job>} */
  const running = new Set();
  let isGivenUp = false;
  let isPaused = false;
  let isStopped = false;
  /** @type {Failure | null} */
  let stoppedBy = null;
  let alikeInARow = 0;
  let silentInARow = 0;
  /** @type {(() => void) | null} */
  let callOff = null;

  function pump() {
    callOff?.();
    callOff = null;
    if (isStopped || isPaused) return tellIfIdle();
    for (let job = nextReady(); job !== null; job = nextReady()) {
      const reason = limit();
      if (reason !== null) return stopFor(reason);
      const at = pace.startAt(now(), lane.running);
      if (at > now()) {
        if (Number.isFinite(at)) callOff = later(at - now(), pump);
        for (const next of waiting.slice(0, pace.atOnce)) prepare(next);
        return;
      }
      take(job);
      void run(job);
    }
    const due = Math.min(...retrying.map((one) => one.due));
    if (Number.isFinite(due)) callOff = later(Math.max(0, due - now()), pump);
    tellIfIdle();
  }

  /**
   * @returns {Job | null} a retry that is due before a new one, so that no image waits for the whole run; no new one while nothing comes
   *   back, before it is known of those that were begun whether anything will
   */
  function nextReady() {
    const due = retrying.find((one) => one.due <= now());
    if (due !== undefined) return due.job;
    const isDoubtful = silentInARow >= hopeless && running.size + retrying.length > 0;
    return isDoubtful ? null : (waiting[0] ?? null);
  }

  /** @param {Job} job */
  function take(job) {
    const at = retrying.findIndex((one) => one.job === job);
    if (at >= 0) retrying.splice(at, 1);
    else waiting.shift();
  }

  /** @param {Job} job */
  async function run(job) {
    running.add(job);
    lane.started(now());
    change(job, { state: "running", tries: job.tries + 1, failure: null });
    try {
      const suggestion = await ask(job);
      if (suggestion === null) change(job, { state: "skipped" });
      else succeed(job, suggestion);
    } catch (error) {
      settle(job, error);
    } finally {
      running.delete(job);
      lane.ended(runner);
    }
  }

  /** @param {Job} job @param {Suggestion} suggestion */
  function succeed(job, suggestion) {
    alikeInARow = 0;
    silentInARow = 0;
    pace.succeeded(now());
    change(job, { state: "done", suggestion, failure: null });
  }

  /** @param {Job} job @param {unknown} error */
  function settle(job, error) {
    if (isGivenUp) return change(job, { state: "stopped" });
    const failure = failureOf(error);
    silentInARow = silence.has(failure.code) ? silentInARow + 1 : 0;
    if (failure.kind === "stop") {
      change(job, { state: "failed", failure });
      return ofOneSide.has(failure.code) ? stopFor(failure) : lane.stopFor(failure);
    }
    if (failure.kind === "retry") return retryLater(job, failure);
    fail(job, failure);
  }

  /** @param {Job} job @param {Failure} failure */
  function fail(job, failure) {
    change(job, { state: "failed", failure });
    alikeInARow = ofAllImages.has(failure.code) ? alikeInARow + 1 : 0;
    if (alikeInARow >= hopeless) stopFor(failure);
  }

  /** @param {Job} job @param {Failure} failure */
  function retryLater(job, failure) {
    const isSlowDown = slowDowns.has(failure.code);
    if (isSlowDown) onSlowDown(failure, pace.slowedDown(now(), failure.after));
    if (job.tries >= (isSlowDown ? mostTurns : mostTries)) return fail(job, failure);
    // Begun before the run was stopped for a reason: it is not tried again, but it did not fail either.
    if (isStopped) return change(job, { state: "stopped" });
    retrying.push({ job, due: now() + pace.backoff(job.tries, failure.after) });
    change(job, { state: "retrying", failure });
  }

  /** Starts nothing further; what is under way is paid for and may still bring its answer. @param {Failure} failure */
  function stopFor(failure) {
    if (isStopped) return;
    stoppedBy = failure;
    giveUpRest();
    tellIfIdle();
  }

  function giveUpRest() {
    isStopped = true;
    callOff?.();
    const rest = [...retrying.splice(0).map(({ job }) => job), ...waiting.splice(0)];
    for (const job of rest) change(job, { state: "stopped" });
  }

  function isIdle() {
    return running.size === 0 && retrying.length === 0 && waiting.length === 0;
  }

  function tellIfIdle() {
    if (isIdle()) onIdle();
  }

  const runner = {
    pump,
    stopFor,
    isIdle,
    /** @returns {Failure | null} why it ended before all was done */
    get stoppedBy() {
      return stoppedBy;
    },
    get isStopped() {
      return isStopped;
    },
    /** @param {Iterable<Job>} more to be done after the others */
    add(more) {
      waiting.push(...more);
      pump();
    },
    pause() {
      isPaused = true;
      callOff?.();
    },
    resume() {
      isPaused = false;
      pump();
    },
    /** Starts nothing further; calls under way that come to nothing now were stopped. */
    stop() {
      isGivenUp = true;
      giveUpRest();
      tellIfIdle();
    },
  };
  lane.join(runner);
  return runner;
}

/** @typedef {ReturnType<typeof createSideRunner>} SideRunner */

/**
 * A defect of ours must end one image, not the run.
 *
 * @param {unknown} error
 * @returns {Failure}
 */
function failureOf(error) {
  if (error instanceof ProviderFailure) return error.failure;
  return {
    code: "unreadable-image",
    kind: "item",
    title: "The picture could not be sent",
    detail: error instanceof Error ? error.message : String(error),
    remedy: "retry",
    after: null,
  };
}
