import { afterSave, changeSet, keepReturned } from "../model/changes.js";
import { titleOf } from "../model/dataset-name.js";
import { aboutSave } from "../model/versions/about.js";
import { ServerProblem } from "../services/http.js";
import { withWork } from "./context.js";
import { settleEarlierSave } from "./earlier-save.js";
import { currentAttempt, isRefusal } from "./save-attempt.js";
import { createImageSender } from "./send-images.js";

/** @typedef {import("../model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../services/datasets.js").SavedDataset} SavedDataset */

/** @typedef {import("./save-attempt.js").Attempt} Attempt */
/**
 * @typedef {{ saved: SavedDataset, changes: ChangeSet, name: string }} Sent `name` is the one that was asked for
 */

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
  const images = createImageSender({ datasets, hashing });
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
      if (isRefusal(error)) {
        current.committing = null;
        // It may be the answer to a second try, whose first one went through: before anything else is sent, that is asked.
        current.arrived = null;
      }
      if (error instanceof ServerProblem && error.code === "incomplete-save") current.staged.clear();
      throw error;
    }
  }

  /**
   * Goes on with a save that was begun and not yet sent by this page, or refused.
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
        await images.send(current, changes, work);
        keepReturned(document, changes);
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
