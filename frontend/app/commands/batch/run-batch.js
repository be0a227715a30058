import { Jobs } from "../../model/batch/jobs.js";
import { Review } from "../../model/suggestions/review.js";
import { rateOf } from "./run-rate.js";
import { createTellingOfRuns } from "./tell-of-run.js";
import { settingsAfter } from "./settings-after.js";

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
 *   planning: import("./plan-run.js").Planning,
 *   starter: import("./start-run.js").RunStarter,
 *   runKeeper: import("./keep-run.js").RunKeeper,
 *   reviewing: import("./review-suggestions.js").Reviewing
 * }} context
 */
export function createBatchCommands({ store, tell, planning, starter, runKeeper, reviewing }) {
  /** @type {{ run: import("./batch-run.js").BatchRun, jobs: Jobs } | null} */
  let current = null;
  let isStarting = false;
  let isTold = true;

  // A run ends with what it belongs to: another dataset is opened, or its suggestions are discarded.
  store.subscribe(
    ({ batch }) => batch?.jobs,
    (jobs) => {
      if (current === null || current.jobs === jobs) return;
      const { run } = current;
      current = null;
      run.stop();
    },
  );

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
      store.document?.markFailed(failedImages(batch.jobs));
    }, tellEvery);
  }

  /** @param {Jobs} jobs of which those that wait are done @param {RunOptions} options */
  async function run(jobs, options) {
    const { document } = store;
    if (document === null) return;
    store.set({ batch: batchState(jobs, options, "running") });
    const isShown = () => store.document === document && store.state.batch?.jobs === jobs;
    const run = starter(document, {
      jobs,
      options: () => (isShown() && store.state.batch?.options) || options,
      onJob(job) {
        if (isShown()) follow(job, jobs);
      },
      onSlowDown(slowDown) {
        if (isShown()) set({ slowDown });
      },
    });
    current = { run, jobs };
    const stoppedBy = await run.start();
    if (current?.run === run) current = null;
    if (!isShown()) return;
    const isCut = stoppedBy !== null || jobs.count("stopped") > 0;
    set({ phase: isCut ? "stopped" : "done", stoppedBy, slowDown: null, secondsLeft: null });
    if (!options.review) reviewing.applyAll();
    void runKeeper.flush();
    ending.tell(jobs, options, stoppedBy);
  }

  /** @param {Job} job that changed @param {Jobs} jobs */
  function follow(job, jobs) {
    if (job.state === "done") set({ latest: { ...job } });
    runKeeper.job(job);
    if (job.state === "done" || job.state === "failed")
      reviewing.take(job, jobs.sent(job.image) ?? undefined);
    tellSoon();
  }

  /** Puts jobs back to be done, in the run that is under way or in another. @param {(job: Job) => boolean} isWanted */
  function doAgain(isWanted) {
    const { batch } = store.state;
    if (batch === null) return;
    const wanted = batch.jobs.all().filter(isWanted);
    if (current !== null) return void current.run.add(wanted);
    batch.jobs.again(wanted);
    if (batch.jobs.count("waiting") > 0) void run(batch.jobs, batch.options);
  }

  const commands = {
    planRun: planning.planRun,

    /** @param {import("../../model/types.js").TextMode} mode @param {Which} [which] */
    openBatch(mode, which = "all") {
      if (current !== null) return commands.showRun();
      store.set({ dialog: { name: "batch", mode, which } });
    },

    showRun() {
      if (store.state.batch !== null) store.set({ dialog: { name: "batch-run" } });
    },

    /** @param {RunOptions} options @param {Which} which */
    async startRun(options, which) {
      const { document } = store;
      const images = planning.imagesOf(options, which)?.images ?? [];
      if (document === null || images.length === 0 || isStarting) return;
      if (current !== null) {
        tell.info("A batch is under way", "Stop it, or let it end, before you start another.");
        return commands.showRun();
      }
      isStarting = true;
      try {
        if (!(await reviewing.mayReplace()) || store.document !== document) return;
        store.set({ settings: settingsAfter(store.state.settings, options) });
        const items = images.flatMap((id) => document.find(id) ?? []);
        const jobs = Jobs.of(items, options.sides.length);
        const { ifTextExists, joint } = options;
        const review = new Review({ ifTextExists, joint, trigger: document.trigger });
        if (!(await reviewing.begin({ jobs, review, options }))) return;
        store.set({ dialog: { name: "batch-run" } });
        void run(jobs, options);
      } finally {
        isStarting = false;
      }
    },

    pauseRun() {
      if (current === null || store.state.batch?.phase !== "running") return;
      current.run.pause();
      set({ phase: "paused", secondsLeft: null });
    },

    resumeRun() {
      const { batch } = store.state;
      if (batch === null) return;
      if (current !== null) {
        if (batch.phase !== "paused") return;
        // The time that it stood still says nothing of the rate.
        set({ phase: "running", startedAt: Date.now(), endedBefore: endedOf(batch.jobs) });
        return current.run.resume();
      }
      const { stoppedBy } = batch;
      doAgain(
        ({ state, failure }) =>
          state === "stopped" ||
          (state === "failed" && (failure?.kind === "stop" || failure?.code === stoppedBy?.code)),
      );
    },

    stopRun() {
      current?.run.stop();
    },

    /** @param {readonly ItemId[]} [images] all that failed, if not given */
    retryFailed(images) {
      const wanted = images === undefined ? null : new Set(images);
      doAgain(({ state, image }) => state === "failed" && (wanted?.has(image) ?? true));
    },

    showFailed() {
      store.set({ dialog: null, query: "is:failed" });
    },

    /** Takes up a run that was cut off by a reload, or is over. @param {{ jobs: Jobs, options: RunOptions }} kept */
    takeUp({ jobs, options }) {
      for (const job of jobs.all()) if (job.state === "waiting") jobs.change(job, { state: "stopped" });
      const phase = jobs.count("stopped") > 0 ? "stopped" : "done";
      store.set({ batch: batchState(jobs, options, phase) });
      store.document?.markFailed(failedImages(jobs));
    },
  };
  const ending = createTellingOfRuns({ store, tell, reviewing, commands });
  return commands;
}

/** @typedef {ReturnType<typeof createBatchCommands>} BatchCommands */

/**
 * @param {Jobs} jobs
 * @param {RunOptions} options
 * @param {BatchState["phase"]} phase
 * @returns {BatchState}
 */
function batchState(jobs, options, phase) {
  return {
    phase,
    options,
    jobs,
    revision: 0,
    startedAt: Date.now(),
    endedBefore: endedOf(jobs),
    perMinute: null,
    secondsLeft: null,
    slowDown: null,
    latest: null,
    stoppedBy: null,
  };
}

/** @param {Jobs} jobs @returns {number} */
function endedOf(jobs) {
  return jobs.size - jobs.count("waiting") - jobs.count("running") - jobs.count("retrying");
}

/** @param {Jobs} jobs @returns {Set<ItemId>} */
function failedImages(jobs) {
  return new Set(jobs.failures().flatMap((group) => group.jobs.map(({ image }) => image)));
}
