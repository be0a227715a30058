import { openDB } from "idb";

/** @typedef {import("../model/batch/portable-jobs.js").PortableJob} PortableJob */
/** @typedef {import("../model/suggestions/portable-review.js").PortableEntry} PortableEntry */
/** @typedef {import("../model/suggestions/types.js").RunOptions} RunOptions */

/**
 * A run beside its jobs and decisions. `folder` is that of the dataset in the workspace, null where it was not there yet: then its name
 * tells which draft it belongs to.
 *
 * @typedef {object} RunHeader
 * @property {string} id
 * @property {string | null} folder
 * @property {string} name of the dataset
 * @property {RunOptions} options
 * @property {readonly import("../model/suggestions/tag-marks.js").TagMark[]} marks
 * @property {number} at milliseconds since 1970
 *
 * @typedef {{ run: string, key: string, at: number, job: PortableJob }} KeptJob
 * @typedef {{ run: string, file: string, entry: PortableEntry }} KeptEntry
 */

/**
 * Runs of batches and what was decided on their suggestions, kept in this browser's database until they are applied or discarded.
 */
export function createRuns() {
  const opening = openDatabase();
  // Whoever uses the database hears of the failure; without a user it is nobody's.
  opening.catch(() => undefined);
  const stores = /** @type {const} */ (["headers", "jobs", "entries"]);

  return {
    /**
     * @param {RunHeader} header
     * @param {{ jobs: KeptJob[], entries: KeptEntry[], dropped: string[] }} change `dropped` are files that are done with
     */
    async keep(header, { jobs, entries, dropped }) {
      const database = await opening;
      const transaction = database.transaction(stores, "readwrite");
      const [ofHeaders, ofJobs, ofEntries] = stores.map((name) => transaction.objectStore(name));
      // A failure of one of the steps below is told by that step.
      transaction.done.catch(() => undefined);
      await ofHeaders.put(header);
      await inSlices(jobs, (job) => ofJobs.put(job));
      await inSlices(entries, (entry) => ofEntries.put(entry));
      await inSlices(dropped, (file) =>
        Promise.all([
          ofEntries.delete([header.id, file]),
          ...Array.from(header.options.sides.keys(), (side) => ofJobs.delete([header.id, `${side}/${file}`])),
        ]),
      );
      await transaction.done;
    },

    /** @returns {Promise<RunHeader[]>} newest first */
    async list() {
      const database = await opening;
      /** @type {RunHeader[]} */
      const headers = await database.getAll("headers");
      return headers.sort((one, other) => other.at - one.at);
    },

    /** @param {string} id @returns {Promise<{ jobs: PortableJob[], entries: PortableEntry[] }>} the jobs in the order of the run */
    async read(id) {
      const database = await opening;
      /** @type {KeptJob[]} */
      const jobs = await readEach(database, "jobs", id, ({ key }) => key);
      /** @type {KeptEntry[]} */
      const entries = await readEach(database, "entries", id, ({ file }) => file);
      return {
        jobs: jobs.sort((one, other) => one.at - other.at).map(({ job }) => job),
        entries: entries.map(({ entry }) => entry),
      };
    },

    /** @param {string} id */
    async remove(id) {
      const database = await opening;
      const transaction = database.transaction(stores, "readwrite");
      void transaction.objectStore("headers").delete(id);
      void transaction.objectStore("jobs").delete(rangeOf(id));
      void transaction.objectStore("entries").delete(rangeOf(id));
      await transaction.done;
    },
  };
}

/** @typedef {ReturnType<typeof createRuns>} Runs */

/** So many at a time, so that a long run does not hold up the page. */
const atOnce = 200;

/**
 * @template T
 * @param {readonly T[]} values
 * @param {(value: T) => Promise<unknown>} write
 */
async function inSlices(values, write) {
  for (let at = 0; at < values.length; at += atOnce)
    await Promise.all(values.slice(at, at + atOnce).map(write));
}

/**
 * @param {import("idb").IDBPDatabase<any>} database
 * @param {"jobs" | "entries"} store
 * @param {string} run
 * @param {(value: any) => string} keyOf the second part of a value's key
 * @returns {Promise<any[]>}
 */
async function readEach(database, store, run, keyOf) {
  const all = [];
  let range = rangeOf(run);
  for (;;) {
    const some = await database.getAll(store, range, atOnce);
    all.push(...some);
    if (some.length < atOnce) return all;
    range = IDBKeyRange.bound([run, keyOf(some.at(-1))], [run, []], true);
  }
}

/** @param {string} id @returns {IDBKeyRange} */
function rangeOf(id) {
  return IDBKeyRange.bound([id], [id, []]);
}

/** @returns {Promise<import("idb").IDBPDatabase>} fails where the browser lends us none, which some say at once and not in the promise */
async function openDatabase() {
  return openDB("tagpilot-runs", 1, {
    upgrade(database) {
      database.createObjectStore("headers", { keyPath: "id" });
      database.createObjectStore("jobs", { keyPath: ["run", "key"] });
      database.createObjectStore("entries", { keyPath: ["run", "file"] });
    },
  });
}
