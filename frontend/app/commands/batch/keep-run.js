import { portableJob, restoreJobs } from "../../model/batch/portable-jobs.js";
import { portableEntry, restoreEntries, restoreReview } from "../../model/suggestions/portable-review.js";

/** @typedef {import("../../model/batch/jobs.js").Jobs} Jobs */
/** @typedef {import("../../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../../model/suggestions/review.js").Review} Review */
/** @typedef {import("../../model/suggestions/types.js").Job} Job */
/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {import("../../services/runs.js").RunHeader} RunHeader */

/** @typedef {{ header: RunHeader, jobs: Jobs, review: Review, document: DatasetDocument }} KeptRun */

const pause = 400;

/** So many entries are put back before the page may do something else: a long review must not hold it up. */
const slice = 50;

/**
 * Keeps a run and the decisions on it in the browser's database, a moment after they happen, and brings it back when its dataset is opened
 * again.
 *
 * @param {{
 *   runs: import("../../services/runs.js").Runs,
 *   now: () => number,
 *   breathe: () => Promise<void>,
 *   onFailure: () => void,
 *   signal?: AbortSignal
 * }} options
 */
export function createRunKeeper({ runs, now, breathe, onFailure, signal }) {
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
    // A dataset gets its folder, or another name, while its suggestions wait.
    const { folder, name } = target.document;
    const header = { ...target.header, folder, name, marks: target.review.marks, at: now() };
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

  /** @param {KeptRun | null} run which is as it is kept */
  function goOn(run) {
    followed = run;
    jobs = new Set();
    entries = new Set();
    dropped = new Set();
    places = new Map(run?.jobs.all().map((job, at) => [job, at]));
  }

  return {
    flush,
    goOn,

    /** From now on this run is kept, the former one no longer. @param {KeptRun} run */
    follow(run) {
      goOn(run);
      jobs = new Set(run.jobs.all());
      later();
    },

    /** Keeps what happened so far, and nothing further. */
    leave() {
      void flush();
      goOn(null);
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
      goOn(null);
      await writing;
      if (id !== undefined) await runs.remove(id).catch(onFailure);
    },

    /**
     * @param {DatasetDocument} document that was just opened
     * @returns {Promise<(KeptRun & { gone: string[], changed: string[] }) | null>} its last run, where one is kept
     */
    async find(document) {
      await writing;
      const headers = await runs.list();
      const header = headers.find(({ folder, name }) =>
        folder === null ? document.folder === null && name === document.name : folder === document.folder,
      );
      if (header === undefined) return null;
      const kept = await runs.read(header.id);
      const { ifTextExists, joint } = header.options;
      const { jobs: restored, gone, changed } = restoreJobs(kept.jobs, document);
      await breathe();
      const found = restoreReview({ ifTextExists, joint, marks: header.marks, entries: [] }, document);
      const { review } = found;
      for (let at = 0; at < kept.entries.length; at += slice) {
        restoreEntries(found, kept.entries.slice(at, at + slice), document);
        await breathe();
      }
      for (const job of restored.all())
        if (job.state === "done" && review.find(job.image) === undefined)
          review.take(job, document, restored.sent(job.image) ?? undefined);
      // What was edited between two slices was not followed yet.
      review.follow(document, { ids: new Set(), order: false, all: true });
      return { header, jobs: restored, review, document, gone, changed };
    },

    /** @param {KeptRun} run that is over */
    drop: ({ header }) => runs.remove(header.id).catch(onFailure),
  };
}

/** @typedef {ReturnType<typeof createRunKeeper>} RunKeeper */
