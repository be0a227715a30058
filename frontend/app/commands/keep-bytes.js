import { bytesOf } from "../model/kept-items.js";

/** @typedef {import("../model/types.js").Item} Item */
/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../model/kept-items.js").KeptBytes} KeptBytes */

/**
 * Keeps the bytes of images that only this page has, one after another, as far as the browser has room. Texts need not wait for that.
 *
 * @param {{
 *   put: (bytes: KeptBytes) => Promise<boolean>,
 *   onChange: () => void
 * }} options `put` answers false when there is no room; `onChange` is called after each image
 */
export function createByteKeeper({ put, onChange }) {
  /** @type {Map<ItemId, KeptBytes[]>} */
  const queue = new Map();
  /** @type {Map<ItemId, KeptBytes[]>} */
  const kept = new Map();
  /** @type {Map<ItemId, KeptBytes[]>} those for which there was no room */
  const refused = new Map();
  let isRunning = false;

  async function run() {
    if (isRunning) return;
    isRunning = true;
    for (let [next] = queue; next !== undefined; [next] = queue) {
      const [id, wanted] = next;
      const isKept = await putAll(wanted);
      // Meanwhile it may have been forgotten, or replaced by a crop.
      if (queue.get(id) !== wanted) continue;
      queue.delete(id);
      (isKept ? kept : refused).set(id, wanted);
      onChange();
    }
    isRunning = false;
  }

  /** @param {KeptBytes[]} wanted @returns {Promise<boolean>} */
  async function putAll(wanted) {
    for (const bytes of wanted) {
      const isThere = kept.get(bytes.id)?.some((one) => isSame(one, bytes));
      if (!isThere && !(await put(bytes))) return false;
    }
    return true;
  }

  return {
    /** @returns {number} how many images wait for their turn */
    get waiting() {
      return queue.size;
    },

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
      void run();
    },

    /** They were taken out of the draft, which may have made room for others. @param {readonly ItemId[]} ids */
    forget(ids) {
      for (const id of ids) for (const all of [queue, kept, refused]) all.delete(id);
      for (const [id, bytes] of refused) queue.set(id, bytes);
      refused.clear();
      void run();
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

/** @param {KeptBytes} one @param {KeptBytes} other @returns {boolean} */
function isSame(one, other) {
  return one.part === other.part && one.blob === other.blob;
}
