import { ServerProblem } from "../services/http.js";
import { bytesText, countText } from "../ui/wording.js";
import { eachOf } from "./context.js";

/** @typedef {import("../model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../model/changes.js").Upload} Upload */
/** @typedef {import("./save-attempt.js").Attempt} Attempt */
/** @typedef {Upload & { blob: Blob }} LocalUpload one whose bytes are in this browser */

/** How many requests are under way at once. */
const lanes = 3;
/** A proxy that allows no more would cut the body without a word. */
const largestBody = 100_000_000;

/** A slow line takes a minute and a half for three such bodies at once, and no longer. */
const mostBytes = 2_000_000;
const mostTogether = 32;
/** Into so many requests even a small set is divided, so that one sees it going on. */
const fewestRequests = 12;

/**
 * Sends the images that the server lacks for a save.
 *
 * @param {{ datasets: import("../services/datasets.js").Datasets, hashing: import("../services/hashing.js").Hashing }} services
 */
export function createImageSender({ datasets, hashing }) {
  /** @param {Attempt} current @param {Upload} upload @returns {Promise<boolean>} whether the server has just this, from this page or from one that is gone */
  async function isThere({ staged, arrived }, { item, blob, url }) {
    if (staged.get(item) === (blob ?? url)) return true;
    const known = arrived?.get(item);
    return known !== undefined && blob !== null && (await hashing.sha256(blob)) === known;
  }

  /** @param {Attempt} current @param {Upload[]} uploads @param {AbortSignal} signal */
  async function stageAll(current, uploads, signal) {
    const local = uploads.filter(isLocal);
    const isTogether = local.length === uploads.length && local.length > 1;
    if (isTogether && (await isStagedTogether(current, local, signal))) {
      for (const { item, blob } of local) current.staged.set(item, blob);
      return;
    }
    for (const upload of uploads) {
      await stage(current, upload, signal);
      current.staged.set(upload.item, upload.blob ?? upload.url);
    }
  }

  /**
   * @param {Attempt} current
   * @param {LocalUpload[]} uploads
   * @param {AbortSignal} signal
   * @returns {Promise<boolean>} false where the server refuses one: sent by itself, it is told which
   */
  async function isStagedTogether({ name, saveId }, uploads, signal) {
    try {
      await datasets.stageAll(name, { save: saveId, images: uploads }, { signal });
      return true;
    } catch (error) {
      if (error instanceof ServerProblem) return false;
      throw error;
    }
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
    /**
     * @param {Attempt} current
     * @param {ChangeSet} changes
     * @param {import("./context.js").WorkRun} work
     */
    async send(current, { uploads, sent }, { signal, progress }) {
      const bytesOf = (/** @type {Upload} */ { id }) => sent.items.get(id)?.picture.bytes ?? 0;
      const all = bytesText(uploads.reduce((sum, upload) => sum + bytesOf(upload), 0));
      let done = 0;
      let bytes = 0;
      await eachOf(inPortions(uploads), lanes, async (portion) => {
        /** @type {Upload[]} */
        const lacking = [];
        for (const upload of portion) if (!(await isThere(current, upload))) lacking.push(upload);
        await stageAll(current, lacking, signal);
        bytes += portion.reduce((sum, upload) => sum + bytesOf(upload), 0);
        done += portion.length;
        progress(done, `${done} of ${countText(uploads.length, "image")} · ${bytesText(bytes)} of ${all}`);
      });
    },
  };
}

/** @param {Upload} upload @returns {upload is LocalUpload} */
function isLocal(upload) {
  return upload.blob !== null;
}

/**
 * @param {readonly Upload[]} uploads
 * @returns {Generator<Upload[]>} those to be sent with one request
 */
function* inPortions(uploads) {
  const most = Math.min(mostTogether, Math.ceil(uploads.length / fewestRequests));
  /** @type {Upload[]} */
  let portion = [];
  let bytes = 0;
  for (const upload of uploads) {
    const size = upload.blob?.size ?? Infinity;
    if (portion.length > 0 && (portion.length === most || bytes + size > mostBytes)) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(upload);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}
