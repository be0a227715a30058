import { findImage } from "../suggestions/image-identity.js";
import { Jobs } from "./jobs.js";

/** @typedef {import("../suggestions/types.js").Job} Job */

/**
 * A job as it outlives a document. `key` is unique within a run and names the image by its file.
 *
 * @typedef {Omit<Job, "image"> & import("./jobs.js").SentImage & { key: string, file: string }} PortableJob
 */

/** @typedef {{ jobs: Jobs, gone: string[], changed: string[] }} RestoredJobs files that are gone, and that show another picture now */

/**
 * @param {Jobs} jobs
 * @param {Job} job
 * @returns {PortableJob | null} which can be kept in the browser's database; a job under way will have to be done again
 */
export function portableJob(jobs, { image, ...job }) {
  const sent = jobs.sent(image);
  if (sent === null) return null;
  const { file } = sent.picture;
  const isUnderWay = job.state === "running" || job.state === "retrying";
  const state = isUnderWay ? "waiting" : job.state;
  return { ...job, state, ...sent, file, key: `${job.side}/${file}` };
}

/**
 * @param {Jobs} jobs
 * @returns {PortableJob[]}
 */
export function portableJobs(jobs) {
  return jobs.all().flatMap((job) => portableJob(jobs, job) ?? []);
}

/**
 * @param {Iterable<PortableJob>} portable in the order of the run
 * @param {import("../document.js").DatasetDocument} document opened again, with other ids perhaps
 * @returns {RestoredJobs}
 */
export function restoreJobs(portable, document) {
  const jobs = new Jobs();
  const gone = new Set();
  const changed = new Set();
  /** @type {Map<string, string>} */
  const taken = new Map();
  for (const one of portable) {
    const { file, picture, seen, side, tries, failure, suggestion } = one;
    const { id, state } = findImage(document, picture);
    const isTaken = id !== null && (taken.get(id) ?? file) !== file;
    if (state === "changed") changed.add(file);
    else if (id === null || isTaken) gone.add(file);
    else {
      taken.set(id, file);
      jobs.add({ image: id, side, state: one.state, tries, failure, suggestion }, { picture, seen });
    }
  }
  return { jobs, gone: [...gone], changed: [...changed] };
}
