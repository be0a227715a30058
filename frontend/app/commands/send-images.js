import { isSameSource } from "../model/file-text.js";
import { ServerProblem } from "../services/http.js";
import { bytesText, countText } from "../ui/wording.js";
import { eachOf } from "./context.js";
import { inPortions } from "./portions.js";

/** @typedef {import("../model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../model/changes.js").Upload} Upload */
/** @typedef {import("./save-attempt.js").Attempt} Attempt */
/** @typedef {Upload & { source: import("../model/types.js").LocalSource }} LocalUpload one whose bytes are in this browser */

/** How many requests are under way at once. */
const lanes = 3;
/** A proxy that allows no more would cut the body without a word. */
const largestBody = 100_000_000;

/** A slow line takes a minute and a half for three such bodies at once, and no longer; a quick one, which takes so many bytes in a second, gets more. */
const mostBytes = { slow: 2_000_000, quick: 8_000_000 };
const quickRate = 1_000_000;
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
  async function isThere({ staged, arrived }, { item, source }) {
    const before = staged.get(item);
    if (before !== undefined && isSameSource(before, source)) return true;
    const known = arrived?.get(item);
    return known !== undefined && source.kind === "local" && (await hashing.sha256(source.blob)) === known;
  }

  /** @param {Attempt} current @param {Upload[]} uploads @param {AbortSignal} signal */
  async function stageAll(current, uploads, signal) {
    const local = uploads.filter(isLocal);
    const bytes = uploads.reduce((sum, upload) => sum + sizeOf(upload), 0);
    const isTogether = local.length === uploads.length && local.length > 0 && bytes <= mostBytes.quick;
    if (isTogether && (await isStagedTogether(current, local, signal))) {
      for (const { item, source } of local) current.staged.set(item, source);
      return;
    }
    for (const upload of uploads) {
      await stage(current, upload, signal);
      current.staged.set(upload.item, upload.source);
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
      const images = uploads.map(({ item, file, source }) => ({ item, file, blob: source.blob }));
      await datasets.stageAll(name, { save: saveId, images }, { signal });
      return true;
    } catch (error) {
      if (error instanceof ServerProblem) return false;
      throw error;
    }
  }

  /** @param {Attempt} current @param {Upload} upload @param {AbortSignal} signal */
  async function stage({ name, saveId }, { item, file, source }, signal) {
    const blob = await datasets.bytes(source, { signal });
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
      const bytesOf = (/** @type {Upload[]} */ some) =>
        some.reduce((sum, { id }) => sum + (sent.items.get(id)?.picture.bytes ?? 0), 0);
      const all = bytesText(bytesOf(uploads));
      let done = 0;
      let bytes = 0;
      const most = Math.min(mostTogether, Math.ceil(uploads.length / fewestRequests));
      const limits = { most, mostBytes: mostBytes.slow, sizeOf };
      await eachOf(inPortions(uploads, limits), lanes, async (portion) => {
        /** @type {Upload[]} */
        const lacking = [];
        for (const upload of portion) if (!(await isThere(current, upload))) lacking.push(upload);
        const begun = performance.now();
        await stageAll(current, lacking, signal);
        const seconds = (performance.now() - begun) / 1000;
        const isQuick = bytesOf(lacking) > seconds * quickRate;
        limits.mostBytes = isQuick ? mostBytes.quick : mostBytes.slow;
        bytes += bytesOf(portion);
        done += portion.length;
        progress(done, `${done} of ${countText(uploads.length, "image")} · ${bytesText(bytes)} of ${all}`);
      });
    },
  };
}

/** @param {Upload} upload @returns {upload is LocalUpload} */
function isLocal(upload) {
  return upload.source.kind === "local";
}

/** @param {Upload} upload @returns {number} what is fetched first is sent alone */
function sizeOf(upload) {
  return isLocal(upload) ? upload.source.size : Infinity;
}
