import { afterSave, changeSet } from "../model/changes.js";
import { ServerProblem } from "../services/http.js";
import { bytesText, countText } from "../ui/wording.js";
import { eachOf, withWork } from "./context.js";

/** @typedef {import("../model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../model/changes.js").Upload} Upload */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../services/datasets.js").SavedDataset} SavedDataset */

/**
 * A save that has begun and not yet succeeded. `staged` is what the server has of it; `committing` is the change set whose answer was
 * lost: it must be asked for again, to the letter, before anything else is sent.
 *
 * @typedef {{ document: DatasetDocument, saveId: string, name: string, staged: Map<string, Blob>, committing: ChangeSet | null }} Attempt
 */

/** How many images are sent at once. */
const lanes = 3;
/** A proxy that allows no more would cut the body without a word. */
const largestBody = 100_000_000;

/**
 * Sends a save: first the images that the server lacks, then one change set, which decides. What was sent already is not sent again
 * when a save that failed is tried once more.
 *
 * @param {Pick<import("./context.js").Context, "store" | "tell"> & { datasets: import("../services/datasets.js").Datasets }} parts
 */
export function createSender({ store, datasets, tell }) {
  /** @type {Attempt | null} */
  let attempt = null;

  /** @param {Attempt} current @param {ChangeSet} changes @returns {Promise<SavedDataset>} */
  async function commit(current, changes) {
    try {
      return await datasets.change(current.name, changes.body);
    } catch (error) {
      // The server said no, so nothing was written; without an answer nobody knows.
      if (error instanceof ServerProblem && error.status < 500) current.committing = null;
      if (error instanceof ServerProblem && error.code === "incomplete-save") current.staged.clear();
      throw error;
    }
  }

  /**
   * @param {Attempt} current
   * @param {ChangeSet} changes
   * @param {AbortSignal} signal
   * @param {(done: number, detail?: string) => void} progress
   */
  async function stageAll(current, { uploads }, signal, progress) {
    let done = 0;
    let sent = 0;
    await eachOf(uploads, lanes, async (upload) => {
      const blob = upload.blob ?? (await datasets.bytes(/** @type {string} */ (upload.url), { signal }));
      if (current.staged.get(upload.item) !== blob) await stage(current, upload, blob, signal);
      current.staged.set(upload.item, blob);
      sent += blob.size;
      progress(++done, `${done} of ${countText(uploads.length, "image")} · ${bytesText(sent)}`);
    });
  }

  /** @param {Attempt} current @param {Upload} upload @param {Blob} blob @param {AbortSignal} signal */
  async function stage({ name, saveId }, { item, file }, blob, signal) {
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
    /**
     * @param {DatasetDocument} document
     * @param {string} name
     * @param {boolean} asCopy
     * @returns {Promise<{ saved: SavedDataset, count: number } | null>} null when there was nothing to do
     */
    async send(document, name, asCopy) {
      attempt = currentAttempt(attempt, document, name);
      const label = `Saving to ${folderWords(name)}`;
      let earlier = null;
      if (attempt.committing !== null) {
        const lost = attempt.committing;
        const saved = await withWork(store, { kind: "save", label, total: 0 }, ({ signal }) =>
          datasets.change(name, lost.body, { signal }),
        );
        afterSave(document, saved, lost);
        earlier = { saved, count: lost.count };
        if (asCopy) return earlier;
        attempt = currentAttempt(null, document, saved.name);
      }
      const changes = changeSet(document, { saveId: attempt.saveId, asCopy });
      if (changes.isEmpty) {
        if (earlier === null) tell.info("Nothing to save", "The workspace has all of it already.");
        return earlier;
      }
      const total = changes.uploads.length + 1;
      return withWork(store, { kind: "save", label, total }, async ({ signal, progress }) => {
        const current = /** @type {Attempt} */ (attempt);
        await stageAll(current, changes, signal, progress);
        // From here on the answer decides what happened, so the person can no longer stop it.
        current.committing = changes;
        const saved = await commit(current, changes);
        current.committing = null;
        afterSave(document, saved, changes);
        return { saved, count: changes.count };
      });
    },

    /** The next save begins anew. */
    forget() {
      attempt = null;
    },
  };
}

/**
 * @param {Attempt | null} attempt
 * @param {DatasetDocument} document
 * @param {string} name
 * @returns {Attempt} the one to go on with
 */
function currentAttempt(attempt, document, name) {
  if (attempt?.document === document && attempt.name === name) return attempt;
  return { document, name, saveId: newSaveId(), staged: new Map(), committing: null };
}

/** @returns {string} not `randomUUID`, which plain http does not have */
function newSaveId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** @param {string} name @returns {string} */
function folderWords(name) {
  return `/workspace/datasets/${name.startsWith("1_") ? name : `1_${name}`}`;
}
