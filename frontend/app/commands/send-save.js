import { afterSave, changeSet } from "../model/changes.js";
import { titleOf } from "../model/dataset-name.js";
import { aboutSave } from "../model/versions/about.js";
import { ServerProblem } from "../services/http.js";
import { bytesText, countText } from "../ui/wording.js";
import { eachOf, withWork } from "./context.js";
import { newSaveId } from "./save-id.js";

/** @typedef {import("../model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../model/changes.js").Upload} Upload */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../services/datasets.js").SavedDataset} SavedDataset */

/**
 * A save that has begun and not yet succeeded. `staged` is what the server has of it, by item: the bytes, or the address that they were
 * fetched from. `committing` is the change set whose answer is not known: it must be asked for again, to the letter, before anything
 * else is sent. `shown` is the name that the document had then.
 *
 * @typedef {{
 *   document: DatasetDocument,
 *   saveId: string,
 *   name: string,
 *   asCopy: boolean,
 *   shown: string,
 *   staged: Map<string, Blob | string | null>,
 *   committing: ChangeSet | null
 * }} Attempt
 *
 * @typedef {{ saved: SavedDataset, changes: ChangeSet, name: string }} Sent `name` is the one that was asked for
 */

/** How many images are sent at once. */
const lanes = 3;
/** A proxy that allows no more would cut the body without a word. */
const largestBody = 100_000_000;

/**
 * Sends a save: first the images that the server lacks, then one change set, which decides. What was sent already is not sent again
 * when a save that failed is tried once more.
 *
 * @param {Pick<import("./context.js").Context, "store"> & { datasets: import("../services/datasets.js").Datasets }} parts
 */
export function createSender({ store, datasets }) {
  /** @type {Attempt | null} */
  let attempt = null;

  /**
   * @param {Attempt} current
   * @param {ChangeSet} changes
   * @param {AbortSignal} [signal]
   * @returns {Promise<Sent>}
   */
  async function commit(current, changes, signal) {
    const { document, name } = current;
    current.committing = changes;
    try {
      const saved = await datasets.change(name, changes.body, { signal });
      if (changes.body.create && document.name === current.shown) document.name = titleOf(saved.name);
      afterSave(document, saved, changes);
      store.markSaved();
      attempt = null;
      return { saved, changes, name };
    } catch (error) {
      if (isRefusal(error)) current.committing = null;
      if (error instanceof ServerProblem && error.code === "incomplete-save") current.staged.clear();
      throw error;
    }
  }

  /**
   * @param {Attempt} current
   * @param {ChangeSet} changes
   * @param {import("./context.js").WorkRun} work
   */
  async function stageAll(current, { uploads, sent }, { signal, progress }) {
    const bytesOf = (/** @type {Upload} */ { id }) => sent.items.get(id)?.picture.bytes ?? 0;
    const all = bytesText(uploads.reduce((sum, upload) => sum + bytesOf(upload), 0));
    let done = 0;
    let bytes = 0;
    await eachOf(uploads, lanes, async (upload) => {
      const content = upload.blob ?? upload.url;
      if (current.staged.get(upload.item) !== content) await stage(current, upload, signal);
      current.staged.set(upload.item, content);
      bytes += bytesOf(upload);
      progress(++done, `${done} of ${countText(uploads.length, "image")} · ${bytesText(bytes)} of ${all}`);
    });
  }

  /** @param {Attempt} current @param {Upload} upload @param {AbortSignal} signal */
  async function stage({ name, saveId }, { item, file, ...upload }, signal) {
    const blob = upload.blob ?? (await datasets.bytes(/** @type {string} */ (upload.url), { signal }));
    try {
      await datasets.stage(name, { save: saveId, item, file, blob }, { signal });
    } catch (error) {
      if (error instanceof ServerProblem && blob.size > largestBody && error.code === "unknown")
        throw new Error(
          `${file} is ${bytesText(blob.size)}; something between here and the server lets no more than 100 MB through.`,
          { cause: error },
        );
      throw error instanceof ServerProblem ? new Error(`${file}: ${error.message}`, { cause: error }) : error;
    }
  }

  return {
    /** @param {DatasetDocument} document @returns {boolean} whether a save was sent of which nobody knows yet what became of it */
    isUndecided: (document) => attempt?.document === document && attempt.committing !== null,

    /**
     * Asks again for the answer that was lost, if one was. Where the save had gone through, this changes nothing.
     *
     * @param {DatasetDocument} document
     * @returns {Promise<Sent | null>} null when none was lost
     */
    async settle(document) {
      const current = attempt;
      if (current?.document !== document || current.committing === null) return null;
      const { committing, name } = current;
      return withWork(store, { kind: "save", label: labelOf(name), total: 0 }, ({ signal }) =>
        commit(current, committing, signal),
      );
    },

    /**
     * @param {DatasetDocument} document of which no answer is lost
     * @param {string} name
     * @param {boolean} asCopy
     * @returns {Promise<Sent | null>} null when there was nothing to do
     */
    async send(document, name, asCopy) {
      const current = currentAttempt(attempt, { document, name, asCopy });
      attempt = current;
      current.shown = document.name;
      const changes = changeSet(document, { saveId: current.saveId, asCopy });
      if (changes.isEmpty) return null;
      changes.body.about = aboutSave(changes.body, store.labelsSinceSave);
      const total = changes.uploads.length + 1;
      return withWork(store, { kind: "save", label: labelOf(name), total }, async (work) => {
        await stageAll(current, changes, work);
        // From here on the answer decides what happened, so the person can no longer stop it.
        work.finish("Writing…");
        return commit(current, changes);
      });
    },
  };
}

/**
 * Whether the answer to a change set says that nothing of it was or will be written. Without an answer, or with one that somebody
 * between here and the server gave, nobody knows; and "save in progress" may speak of this very save, whose first answer was lost.
 *
 * @param {unknown} error
 * @returns {boolean}
 */
function isRefusal(error) {
  if (!(error instanceof ServerProblem)) return false;
  const { status, code } = error;
  return code === "disk-full" || (status < 500 && status !== 408 && code !== "save-in-progress");
}

/**
 * @param {Attempt | null} attempt
 * @param {{ document: DatasetDocument, name: string, asCopy: boolean }} wanted
 * @returns {Attempt} the one to go on with
 */
function currentAttempt(attempt, { document, name, asCopy }) {
  if (attempt?.document === document && attempt.name === name && attempt.asCopy === asCopy) return attempt;
  return {
    document,
    name,
    asCopy,
    shown: document.name,
    saveId: newSaveId(),
    staged: new Map(),
    committing: null,
  };
}

/** @param {string} name @returns {string} */
function labelOf(name) {
  return `Saving to /workspace/datasets/1_${titleOf(name)}`;
}
