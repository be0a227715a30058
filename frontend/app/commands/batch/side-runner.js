import { ProviderFailure } from "../../providers/provider.js";

/** @typedef {import("../../model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../../model/suggestions/types.js").Job} Job */
/** @typedef {import("../../model/suggestions/types.js").Suggestion} Suggestion */

/** How often one image is asked about before it counts as failed. */
const mostTries = 4;
/** So many images in a row that fail like this, and the rest would go the same way. */
const hopeless = 5;
/** @type {ReadonlySet<Failure["code"]>} what lies with the provider or the way there, not with an image */
const ofAllImages = new Set(["unreachable", "timeout", "bad-request", "unreadable-answer"]);

/**
 * @typedef {object} SidePorts
 * @property {readonly Job[]} jobs those that are to be done, in order
 * @property {import("../../model/batch/pace.js").Pace} pace of this provider
 * @property {(job: Job) => Promise<Suggestion>} ask throws a ProviderFailure when there is none
 * @property {(job: Job, change: Partial<Job>) => void} change how a job's state becomes another
 * @property {() => Failure | null} limit why nothing further may be started now, such as the cost; null when it may
 * @property {() => number} now milliseconds
 * @property {(milliseconds: number, run: () => void) => () => void} later answers how to call it off
 * @property {(failure: Failure, until: number) => void} onSlowDown the provider asked to slow down; `until` is when the next call is made
 */

/**
 * Asks one provider about one image after the other, a few at a time. Every job ends as done, failed or stopped; what may go through later
 * is tried again.
 *
 * @param {SidePorts} ports
 */
export function createSideRunner({ jobs, pace, ask, change, limit, now, later, onSlowDown }) {
  const waiting = [...jobs];
  /** @type {{ job: Job, due: number }[]} */
  const retrying = [];
  /** @type {Set<Job>} */
  const running = new Set();
  let isGivenUp = false;
  let isPaused = false;
  /** @type {Failure | null} */
  let stoppedBy = null;
  let isStopped = false;
  let alikeInARow = 0;
  /** @type {(() => void) | null} */
  let callOff = null;
  /** @type {(end: { stoppedBy: Failure | null }) => void} */
  let end = () => undefined;
  /** @type {Promise<{ stoppedBy: Failure | null }>} */
  const ended = new Promise((resolve) => (end = resolve));

  function pump() {
    callOff?.();
    callOff = null;
    if (isStopped || isPaused) return endIfIdle();
    for (let job = nextReady(); job !== null; job = nextReady()) {
      const reason = limit();
      if (reason !== null) return stopFor(reason);
      const at = pace.startAt(now(), running.size);
      if (at > now()) {
        if (Number.isFinite(at)) callOff = later(at - now(), pump);
        return;
      }
      take(job);
      void run(job);
    }
    const due = Math.min(...retrying.map((one) => one.due));
    if (Number.isFinite(due)) callOff = later(Math.max(0, due - now()), pump);
    endIfIdle();
  }

  /** @returns {Job | null} a retry that is due before a new one, so that no image waits for the whole run */
  function nextReady() {
    return retrying.find(({ due }) => due <= now())?.job ?? waiting[0] ?? null;
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
    pace.started(now());
    change(job, { state: "running", tries: job.tries + 1, failure: null });
    try {
      const suggestion = await ask(job);
      alikeInARow = 0;
      pace.succeeded(now());
      change(job, { state: "done", suggestion, failure: null });
    } catch (error) {
      settle(job, error);
    } finally {
      running.delete(job);
      pump();
    }
  }

  /** @param {Job} job @param {unknown} error */
  function settle(job, error) {
    if (isGivenUp) return change(job, { state: "stopped" });
    const failure = failureOf(error);
    if (failure.kind === "stop") {
      change(job, { state: "failed", failure });
      return stopFor(failure);
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
    if (failure.code === "rate-limited" || failure.code === "overloaded") {
      const until = pace.slowedDown(now(), failure.after);
      onSlowDown(failure, until);
    }
    if (job.tries < mostTries && !isStopped) {
      const due = now() + pace.backoff(job.tries, failure.after);
      retrying.push({ job, due });
      return change(job, { state: "retrying", failure });
    }
    fail(job, failure);
  }

  /** Starts nothing further; what is under way is paid for and may still bring its answer. @param {Failure} failure */
  function stopFor(failure) {
    if (isStopped) return;
    stoppedBy = failure;
    giveUpRest();
    endIfIdle();
  }

  function giveUpRest() {
    isStopped = true;
    callOff?.();
    const rest = [...retrying.splice(0).map(({ job }) => job), ...waiting.splice(0)];
    for (const job of rest) change(job, { state: "stopped" });
  }

  function endIfIdle() {
    const isOver = running.size === 0 && retrying.length === 0 && waiting.length === 0;
    if (isOver) end({ stoppedBy });
  }

  return {
    /** Settles when every job has ended. */
    ended,
    start: pump,
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
      endIfIdle();
    },
  };
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
