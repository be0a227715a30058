import { portableJob, restoreJobs } from "../../model/batch/portable-jobs.js";
import { portableEntry, restoreReview } from "../../model/suggestions/portable-review.js";

/** @typedef {import("../../model/batch/jobs.js").Jobs} Jobs */
/** @typedef {import("../../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../../model/suggestions/review.js").Review} Review */
/** @typedef {import("../../model/suggestions/types.js").Job} Job */
/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {import("../../services/runs.js").RunHeader} RunHeader */

/** @typedef {{ header: RunHeader, jobs: Jobs, review: Review }} KeptRun */

const pause = 400;

/**
 * Keeps a run and the decisions on it in the browser's database, a moment after they happen, and brings it back when its dataset is opened
 * again.
 *
 * @param {{ runs: import("../../services/runs.js").Runs, now: () => number, onFailure: () => void, signal?: AbortSignal }} options
 */
export function createRunKeeper({ runs, now, onFailure, signal }) {
  /** @type {KeptRun | null} */
  let followed = null;
  /** @type {Set<Job>} */
  let jobs = new Set();
  /** @type {Set<ItemId>} */
  let entries = new Set();
  /** @type {Map<Job, number>} */
  let places = new Map();
  /** @type {Set<string>} */
  let dropped = new Set();
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;
  let writing = Promise.resolve();

  const soon = () => void flush();
  globalThis.addEventListener?.("pagehide", soon, { signal });

  function later() {
    timer ??= setTimeout(soon, pause);
  }

  /** @returns {Promise<void>} when all that happened so far is kept, or known not to be */
  function flush() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const target = followed;
    if (target === null) return writing;
    const change = changeOf(target);
    const header = { ...target.header, marks: target.review.marks, at: now() };
    writing = writing.then(() => runs.keep(header, change)).catch(onFailure);
    return writing;
  }

  /** @param {KeptRun} target */
  function changeOf(target) {
    const { id } = target.header;
    const keptJobs = [...jobs].flatMap((job) => {
      const portable = portableJob(target.jobs, job);
      return portable === null
        ? []
        : [{ run: id, key: portable.key, at: places.get(job) ?? 0, job: portable }];
    });
    const keptEntries = [...entries].flatMap((image) => {
      const found = target.review.find(image);
      if (found === undefined) return [];
      const entry = portableEntry(found);
      return [{ run: id, file: entry.file, entry }];
    });
    const change = { jobs: keptJobs, entries: keptEntries, dropped: [...dropped] };
    jobs = new Set();
    entries = new Set();
    dropped = new Set();
    return change;
  }

  return {
    flush,

    /**
     * From now on this run is kept, the former one no longer.
     *
     * @param {KeptRun | null} run
     */
    follow(run) {
      followed = run;
      jobs = new Set(run?.jobs.all());
      entries = new Set();
      dropped = new Set();
      places = new Map(run?.jobs.all().map((job, at) => [job, at]));
      if (run !== null) later();
    },

    /** @param {Job} job that changed */
    job(job) {
      jobs.add(job);
      later();
    },

    /** @param {Iterable<ItemId>} images on which was decided */
    decided(images) {
      for (const image of images) entries.add(image);
      later();
    },

    /** @param {Iterable<string>} files whose suggestions are done with */
    done(files) {
      for (const file of files) dropped.add(file);
      later();
    },

    /** The run is over and nothing of it waits for a decision. */
    async forget() {
      const id = followed?.header.id;
      followed = null;
      await writing;
      if (id !== undefined) await runs.remove(id).catch(onFailure);
    },

    /**
     * @param {DatasetDocument} document that was just opened
     * @returns {Promise<(KeptRun & { gone: string[], changed: string[] }) | null>} its last run, where one is kept
     */
    async find(document) {
      const headers = await runs.list().catch(() => []);
      const header = headers.find(({ folder, name }) =>
        folder === null ? document.folder === null && name === document.name : folder === document.folder,
      );
      if (header === undefined) return null;
      const kept = await runs.read(header.id);
      const { options, marks } = header;
      const { jobs: restored, gone, changed } = restoreJobs(kept.jobs, document);
      const rules = { ifTextExists: options.ifTextExists, joint: options.joint };
      const { review } = restoreReview({ ...rules, marks, entries: kept.entries }, document);
      for (const job of restored.all())
        if (job.state === "done" && review.find(job.image) === undefined)
          review.take(job, document, restored.sent(job.image) ?? {});
      return { header, jobs: restored, review, gone, changed };
    },
  };
}

/** @typedef {ReturnType<typeof createRunKeeper>} RunKeeper */
