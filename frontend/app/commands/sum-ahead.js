import { whenIdle } from "../services/when-idle.js";
import { changedNow } from "../model/kept-items.js";

/** @typedef {import("../model/types.js").ItemId} ItemId */

/** So many images are looked at, and so many are read, in one go: an export that comes meanwhile waits for no more. */
const mostLooked = 2000;
const mostRead = 32;
const mostBytes = 8_000_000;

/**
 * Counts the check sums of added images ahead, while nobody does anything, so that an export need not read them: its ZIP is copied by
 * the browser, but a sum takes reading all of an image. Bytes that are not in the draft yet come before that.
 *
 * @param {{
 *   store: import("../state/store.js").Store,
 *   hashing: Pick<import("../services/hashing.js").Hashing, "crc32" | "isSummed">,
 *   signal: AbortSignal
 * }} options
 */
export function createSumAhead({ store, hashing, signal }) {
  /** @type {Iterator<ItemId>[]} over images whose bytes may be new: what a change touched is looked through later, not while somebody waits */
  let waiting = [];
  let isUnderWay = false;

  store.subscribe(
    (_, { document }) => document,
    (document) => {
      waiting = [];
      if (document !== null) want(changedNow(document));
    },
    { signal },
  );
  store.onTouched(({ ids }) => want(ids), { signal });
  store.subscribe(isFree, (isSo) => isSo && plan(), { signal });

  /** @param {ReadonlySet<ItemId>} ids */
  function want(ids) {
    if (ids.size === 0) return;
    waiting.push(ids.values());
    plan();
  }

  function plan() {
    if (isUnderWay || waiting.length === 0 || signal.aborted || !isFree(store.state)) return;
    isUnderWay = true;
    whenIdle(() => void count());
  }

  async function count() {
    const blobs = isFree(store.state) ? nextBlobs() : [];
    // What cannot be read is told by the export.
    if (blobs.length > 0) await hashing.crc32(blobs, { signal }).catch(() => undefined);
    isUnderWay = false;
    plan();
  }

  /** @returns {ItemId | null} null when there are no more */
  function nextWaiting() {
    for (; waiting.length > 0; waiting.shift()) {
      const { value, done } = waiting[0].next();
      if (!done) return value;
    }
    return null;
  }

  /** @returns {Blob[]} of those that have waited longest */
  function nextBlobs() {
    /** @type {Blob[]} */
    const blobs = [];
    let bytes = 0;
    for (let looked = 0; looked < mostLooked && blobs.length < mostRead && bytes < mostBytes; looked++) {
      const id = nextWaiting();
      if (id === null) break;
      const source = store.document?.find(id)?.picture.source;
      if (source?.kind !== "local" || hashing.isSummed(source.blob)) continue;
      blobs.push(source.blob);
      bytes += source.size;
    }
    return blobs;
  }
}

/** @param {Readonly<import("../state/state.js").State>} state @returns {boolean} whether nothing reads images that somebody waits for */
function isFree({ work, arriving, draft }) {
  return work === null && arriving === null && draft.state !== "keeping";
}
