import { isSameSource } from "../model/file-text.js";
import { bytesOf } from "../model/kept-items.js";
import { inPortions } from "./portions.js";

/** @typedef {import("../model/types.js").Item} Item */
/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../model/kept-items.js").KeptBytes} KeptBytes */
/** @typedef {import("../model/kept-items.js").LocalBytes} LocalBytes */

/** So many images are kept with one transaction, which takes the browser some milliseconds however little is in it, up to so many bytes. */
const together = {
  most: 32,
  mostBytes: 4_000_000,
  sizeOf: (/** @type {[ItemId, LocalBytes[]]} */ [, wanted]) => sizeOf(wanted),
};

/** So many bytes of pictures make room for texts at once: a text has a megabyte at the most. */
const givenUp = 1_000_000;

/**
 * Keeps the bytes of images that only this page has, some at a time, as far as the browser has room. Texts need not wait for that.
 *
 * @param {{
 *   put: (bytes: KeptBytes[]) => Promise<boolean>,
 *   onChange: () => void
 * }} options `put` keeps all of them or answers false, where there is no room; `onChange` is called when some more are kept
 */
export function createByteKeeper({ put, onChange }) {
  /** @type {Map<ItemId, LocalBytes[]>} */
  const queue = new Map();
  /** @type {Map<ItemId, LocalBytes[]>} */
  const kept = new Map();
  /** @type {Map<ItemId, LocalBytes[]>} those for which there was no room */
  const refused = new Map();
  let isRunning = false;
  let running = Promise.resolve();

  function start() {
    if (!isRunning) running = run();
  }

  async function run() {
    isRunning = true;
    while (queue.size > 0) {
      const [portion] = inPortions(queue, together);
      const isKept = await putAll(portion);
      // Where there is no room for all of them, there may be for some.
      if (isKept || portion.length === 1) settle(portion, isKept);
      else for (const one of portion) settle([one], await putAll([one]));
      onChange();
    }
    isRunning = false;
  }

  /** @param {[ItemId, LocalBytes[]][]} portion @param {boolean} isKept */
  function settle(portion, isKept) {
    for (const [id, wanted] of portion) {
      // Meanwhile it may have been forgotten, or replaced by a crop.
      if (queue.get(id) !== wanted) continue;
      queue.delete(id);
      (isKept ? kept : refused).set(id, wanted);
    }
  }

  /** @param {[ItemId, LocalBytes[]][]} portion @returns {Promise<boolean>} */
  async function putAll(portion) {
    const lacking = portion
      .flatMap(([, wanted]) => wanted)
      .filter((bytes) => !kept.get(bytes.id)?.some((one) => isSame(one, bytes)));
    return (
      lacking.length === 0 || put(lacking.map(({ id, part, source }) => ({ id, part, blob: source.blob })))
    );
  }

  return {
    /** @returns {number} how many images wait for their turn */
    get waiting() {
      return queue.size;
    },

    /** @returns {Promise<void>} when all that waits now is kept, or known not to be */
    settled: () => running,

    /** @returns {number} how many images the browser has no room for */
    get refused() {
      return refused.size;
    },

    /** @param {Item} item */
    want(item) {
      const bytes = bytesOf(item);
      const known = queue.get(item.id) ?? kept.get(item.id) ?? refused.get(item.id);
      if (bytes.length === 0 || bytes.every((one) => known?.some((other) => isSame(one, other)))) return;
      refused.delete(item.id);
      queue.set(item.id, bytes);
      start();
    },

    /** They were taken out of the draft, which may have made room for others. @param {readonly ItemId[]} ids */
    forget(ids) {
      for (const id of ids) for (const all of [queue, kept, refused]) all.delete(id);
      for (const [id, bytes] of refused) queue.set(id, bytes);
      refused.clear();
      start();
    },

    /**
     * Gives up what was kept last, and what waits for its turn, since something that matters more finds no room.
     *
     * @returns {ItemId[]} the images whose bytes are to be taken out of the draft; none when there are no more
     */
    giveUp() {
      for (const [id, wanted] of queue) refused.set(id, wanted);
      queue.clear();
      /** @type {ItemId[]} */
      const given = [];
      let size = 0;
      for (const [id, wanted] of [...kept].reverse()) {
        if (size >= givenUp) break;
        kept.delete(id);
        refused.set(id, wanted);
        given.push(id);
        size += sizeOf(wanted);
      }
      return given;
    },

    /** The draft has these already. @param {Item} item */
    know(item) {
      const bytes = bytesOf(item);
      if (bytes.length > 0) kept.set(item.id, bytes);
    },

    /** Nothing is kept any longer. */
    clear() {
      for (const all of [queue, kept, refused]) all.clear();
    },
  };
}

/** @param {LocalBytes} one @param {LocalBytes} other @returns {boolean} */
function isSame(one, other) {
  return one.part === other.part && isSameSource(one.source, other.source);
}

/** @param {LocalBytes[]} wanted @returns {number} */
function sizeOf(wanted) {
  return wanted.reduce((sum, { source }) => sum + source.size, 0);
}
