import { Jobs } from "../../model/batch/jobs.js";
import { Review } from "../../model/suggestions/review.js";
import { countText, numberText } from "../../ui/wording.js";
import { pageTimers } from "./timers.js";
import { createBatchRun } from "./batch-run.js";
import { rateOf } from "./run-rate.js";

/** @typedef {import("../../model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../../model/suggestions/types.js").Job} Job */
/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/suggestions/types.js").Which} Which */
/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {import("../../state/state.js").BatchState} BatchState */

/** How often the page is told of what happens in a run. */
const tellEvery = 100;

/**
 * Running a batch: one at a time, in the background, until every image has ended.
 *
 * @param {import("../context.js").Context & {
 *   asking: import("./ask-model.js").Asking,
 *   planning: import("./plan-run.js").Planning,
 *   runKeeper: import("./keep-run.js").RunKeeper,
 *   reviewing: import("./review-suggestions.js").Reviewing
 * }} context
 */
export function createBatchCommands({ store, tell, asking, planning, runKeeper, reviewing }) {
  /** @type {{ run: import("./batch-run.js").BatchRun, document: typeof store.document } | null} */
  let current = null;
  let isTold = true;

  /** @param {Partial<BatchState>} change */
  function set(change) {
    const { batch } = store.state;
    if (batch !== null) store.set({ batch: { ...batch, ...change, revision: batch.revision + 1 } });
  }

  /** Tells of changes of jobs, together. */
  function tellSoon() {
    if (!isTold) return;
    isTold = false;
    setTimeout(() => {
      isTold = true;
      const { batch } = store.state;
      if (batch === null) return;
      set(rateOf(batch, Date.now()));
      if (!batch.isTrial) store.document?.markFailed(failedImages(batch.jobs));
    }, tellEvery);
  }

  /**
   * @param {Jobs} jobs
   * @param {RunOptions} options
   * @param {boolean} isTrial
   */
  async function run(jobs, options, isTrial) {
    const { document } = store;
    if (document === null) return;
    store.set({
      batch: {
        phase: "running",
        options,
        jobs,
        revision: 0,
        startedAt: Date.now(),
        endedBefore: jobs.size - jobs.count("waiting"),
        perMinute: null,
        secondsLeft: null,
        slowDown: null,
        latest: null,
        stoppedBy: null,
        isTrial,
      },
    });
    const stop = new AbortController();
    const calls = options.sides.map(({ provider }) => asking.callTo(provider, stop.signal));
    const run = createBatchRun({
      jobs,
      options,
      ask: (job) => askFor(job, options, jobs, { call: calls[job.side], signal: stop.signal }),
      stopCalls: () => stop.abort(),
      onJob: (job) => follow(job, jobs, isTrial),
      onSlowDown: (slowDown) => set({ slowDown }),
      ...pageTimers,
    });
    current = { run, document };
    const stoppedBy = await run.start();
    if (current?.run !== run) return;
    current = null;
    const isCut = stoppedBy !== null || jobs.count("stopped") > 0;
    set({ phase: isCut ? "stopped" : "done", stoppedBy, slowDown: null, secondsLeft: null });
    if (!isTrial) ended(jobs, options, stoppedBy);
  }

  /** @param {Job} job @param {RunOptions} options @param {Jobs} jobs @param {Parameters<typeof asking.ask>[3]} way */
  async function askFor(job, options, jobs, way) {
    const item = store.document?.find(job.image);
    if (item === undefined) throw new Error("The image was removed meanwhile.");
    jobs.sending(item);
    return asking.ask(item, options.sides[job.side], options, way);
  }

  /** @param {Job} job that changed @param {Jobs} jobs @param {boolean} isTrial */
  function follow(job, jobs, isTrial) {
    const hasEnded = job.state === "done" || job.state === "failed";
    if (job.state === "done") set({ latest: { ...job } });
    if (!isTrial) {
      runKeeper.job(job);
      if (hasEnded) reviewing.take(job, jobs.sent(job.image) ?? {});
    }
    tellSoon();
  }

  /** @param {Jobs} jobs @param {RunOptions} options @param {Failure | null} stoppedBy */
  function ended(jobs, options, stoppedBy) {
    const done = jobs.count("done");
    const failed = jobs.count("failed");
    if (!options.review) reviewing.applyAll();
    void runKeeper.flush();
    const isWatched = store.state.dialog?.name === "batch-run";
    if (isWatched) return;
    const show = { label: "Show", run: () => commands.showRun() };
    if (stoppedBy !== null)
      return tell.failed(
        `${stoppedBy.title}`,
        `${numberText(done)} of ${numberText(jobs.size)} are done; the rest waits. ${stoppedBy.detail}`,
        [show],
      );
    if (!options.review && failed === 0) return;
    const title = options.review
      ? `${countText(done, "suggestion")} ${done === 1 ? "is" : "are"} ready, ${numberText(failed)} failed.`
      : `${countText(failed, "image")} failed`;
    const review = { label: "Review", run: () => reviewing.open() };
    const retry = { label: "Retry failed", run: () => commands.retryFailed() };
    store.toast({
      id: "batch",
      kind: failed > 0 ? "warning" : "ok",
      title,
      actions: [...(options.review && done > 0 ? [review] : []), ...(failed > 0 ? [retry] : [])],
    });
  }

  /** @param {RunOptions} options what is to be as it was the next time */
  function remember({ mode, sides, concurrency, perMinute, longSide, costLimit, maxTags, maxWords, review }) {
    const { settings } = store.state;
    const [first] = sides;
    store.set({
      settings: {
        ...settings,
        [mode === "tags" ? "tagProvider" : "captionProvider"]: first.provider,
        providerChoices: {
          ...settings.providerChoices,
          [first.provider]: { ...settings.providerChoices[first.provider], model: first.model },
        },
        concurrency,
        perMinute,
        sentSide: longSide,
        costLimit,
        maxTags,
        maxWords,
        reviewBatches: sides.length > 1 ? settings.reviewBatches : review,
      },
    });
  }

  /** Goes on with jobs that have not been done. @param {RunOptions} options */
  function goOn(options) {
    const { batch } = store.state;
    if (batch === null || current !== null || batch.jobs.count("waiting") === 0) return;
    void run(batch.jobs, options, false);
  }

  const commands = {
    planRun: planning.planRun,

    /** @param {import("../../model/types.js").TextMode} mode @param {Which} [which] */
    openBatch(mode, which = "all") {
      if (current !== null && store.state.batch?.isTrial === false) return commands.showRun();
      store.set({ dialog: { name: "batch", mode, which } });
    },

    showRun() {
      if (store.state.batch !== null) store.set({ dialog: { name: "batch-run" } });
    },

    /** @param {RunOptions} options @param {Which} which */
    async startRun(options, which) {
      const { document } = store;
      const plan = planning.imagesOf(options, which);
      if (document === null || plan === null || plan.images.length === 0) return;
      if (!(await reviewing.mayReplace())) return;
      commands.stopRun();
      remember(options);
      const jobs = Jobs.of(
        plan.images.map((id) => document.get(id)),
        options.sides.length,
      );
      const { ifTextExists, joint } = options;
      const review = new Review({ ifTextExists, joint, trigger: document.trigger });
      await reviewing.begin({ jobs, review, options });
      store.set({ dialog: { name: "batch-run" } });
      await run(jobs, options, false);
    },

    /** Asks about a few images and applies nothing. @param {RunOptions} options @param {Which} which */
    async tryRun(options, which) {
      const { document } = store;
      const plan = planning.imagesOf(options, which);
      if (document === null || plan === null || current !== null) return;
      const few = plan.images.slice(0, 3).map((id) => document.get(id));
      if (few.length > 0) await run(Jobs.of(few, options.sides.length), options, true);
    },

    pauseRun() {
      current?.run.pause();
      set({ phase: "paused" });
    },

    resumeRun() {
      const { batch } = store.state;
      if (batch === null) return;
      if (current !== null) {
        set({ phase: "running" });
        return current.run.resume();
      }
      const isOurs = (/** @type {Job} */ { state, failure }) =>
        state === "stopped" || state === "waiting" || (state === "failed" && failure?.kind === "stop");
      batch.jobs.again(batch.jobs.all().filter((job) => isOurs(job) && job.state !== "waiting"));
      goOn(batch.options);
    },

    stopRun() {
      current?.run.stop();
    },

    /**
     * @param {readonly ItemId[]} [images] all that failed, if not given
     * @param {Partial<RunOptions>} [change] of the options
     */
    retryFailed(images, change = {}) {
      const { batch } = store.state;
      if (batch === null || current !== null) return;
      const wanted = images === undefined ? null : new Set(images);
      batch.jobs.again(
        batch.jobs.all().filter(({ state, image }) => state === "failed" && (wanted?.has(image) ?? true)),
      );
      goOn({ ...batch.options, ...change });
    },

    showFailed() {
      store.set({ dialog: null, query: "is:failed" });
    },

    /** Takes up a run that was cut off by a reload. @param {{ jobs: Jobs, options: RunOptions }} kept */
    takeUp({ jobs, options }) {
      const batch = /** @type {BatchState} */ ({
        phase: jobs.count("waiting") + jobs.count("stopped") > 0 ? "stopped" : "done",
        options,
        jobs,
        revision: 0,
        startedAt: Date.now(),
        endedBefore: jobs.size,
        perMinute: null,
        secondsLeft: null,
        slowDown: null,
        latest: null,
        stoppedBy: null,
        isTrial: false,
      });
      store.set({ batch });
    },
  };
  return commands;
}

/** @typedef {ReturnType<typeof createBatchCommands>} BatchCommands */

/** @param {Jobs} jobs @returns {Set<ItemId>} */
function failedImages(jobs) {
  return new Set(jobs.failures().flatMap((group) => group.jobs.map(({ image }) => image)));
}
