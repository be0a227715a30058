import { afterSave, changeSet } from "../model/changes.js";
import { titleOf } from "../model/dataset-name.js";
import { aboutSave } from "../model/versions/about.js";
import { ServerProblem } from "../services/http.js";
import { bytesText, countText } from "../ui/wording.js";
import { eachOf, withWork } from "./context.js";
import { settleEarlierSave } from "./earlier-save.js";
import { currentAttempt, isRefusal } from "./save-attempt.js";

/** @typedef {import("../model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../model/changes.js").Upload} Upload */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../services/datasets.js").SavedDataset} SavedDataset */

/** @typedef {import("./save-attempt.js").Attempt} Attempt */
/**
 * @typedef {{ saved: SavedDataset, changes: ChangeSet, name: string }} Sent `name` is the one that was asked for
 */

/** How many images are sent at once. */
const lanes = 3;
/** A proxy that allows no more would cut the body without a word. */
const largestBody = 100_000_000;

/**
 * Sends a save: first the images that the server lacks, then one change set, which decides. What was sent already is not sent again
 * when a save that failed is tried once more, by this page or by one that goes on with its draft.
 *
 * @param {Pick<import("./context.js").Context, "store"> & {
 *   datasets: import("../services/datasets.js").Datasets,
 *   hashing: import("../services/hashing.js").Hashing,
 *   keep: () => Promise<void>
 * }} parts `keep` keeps the draft, and with it which save was begun
 */
export function createSender({ store, datasets, hashing, keep }) {
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
      document.begunSave = null;
      afterSave(document, saved, changes);
      store.markSaved();
      attempt = null;
      return { saved, changes, name };
    } catch (error) {
      if (isRefusal(error)) current.committing = null;
      if (error instanceof ServerProblem && error.code === "incomplete-save") {
        current.staged.clear();
        current.arrived?.clear();
      }
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
      if (current.staged.get(upload.item) !== content && !(await hasArrived(current, upload)))
        await stage(current, upload, signal);
      current.staged.set(upload.item, content);
      bytes += bytesOf(upload);
      progress(++done, `${done} of ${countText(uploads.length, "image")} · ${bytesText(bytes)} of ${all}`);
    });
  }

  /** @param {Attempt} current @param {Upload} upload @returns {Promise<boolean>} whether a page that is gone has sent just this */
  async function hasArrived({ arrived }, { item, blob }) {
    const known = arrived?.get(item);
    return known !== undefined && blob !== null && (await hashing.sha256(blob)) === known;
  }

  /**
   * Goes on with a save that was begun and not yet sent by this page.
   *
   * @param {DatasetDocument} document
   * @param {string} name
   * @param {boolean} asCopy
   * @returns {Promise<Attempt>}
   */
  async function begin(document, name, asCopy) {
    const current = currentAttempt(attempt, { document, name, asCopy });
    attempt = current;
    if (current.arrived === null) {
      const { staged, answer } = await datasets.progress(name, current.saveId);
      if (answer !== null) {
        await settleEarlierSave(document, answer, hashing);
        attempt = null;
        return begin(document, document.folder ?? name, false);
      }
      current.arrived = new Map(Object.entries(staged));
    }
    document.begunSave = { save: current.saveId, name, asCopy };
    await keep();
    return current;
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
      const current = await begin(document, name, asCopy);
      current.shown = document.name;
      const changes = changeSet(document, { saveId: current.saveId, asCopy: current.asCopy });
      if (changes.isEmpty) {
        document.begunSave = null;
        return null;
      }
      changes.body.about = aboutSave(changes.body, store.labelsSinceSave);
      const total = changes.uploads.length + 1;
      return withWork(store, { kind: "save", label: labelOf(current.name), total }, async (work) => {
        await stageAll(current, changes, work);
        // From here on the answer decides what happened, so the person can no longer stop it.
        work.finish("Writing…");
        return commit(current, changes);
      });
    },
  };
}

/** @param {string} name @returns {string} */
function labelOf(name) {
  return `Saving to /workspace/datasets/1_${titleOf(name)}`;
}
