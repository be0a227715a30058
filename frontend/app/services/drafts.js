import { openDB } from "idb";

/** @typedef {import("../model/types.js").Item} Item */

/**
 * What is kept of a document beside its images.
 *
 * @typedef {object} DraftHeader
 * @property {string} key
 * @property {string} name
 * @property {string | null} folder
 * @property {string | null} revision
 * @property {string} trigger
 * @property {string} savedTrigger
 * @property {number} images
 * @property {number} changes
 * @property {number} at milliseconds since 1970
 *
 * @typedef {{ draft: string, id: string, at: number, isRemoved: boolean, item: Item }} KeptItem `at` is the place in the document
 */

const batch = 200;

/**
 * Work that is not saved yet, kept in this browser's database. A draft belongs to one tab; `list` leaves out those of tabs that are open.
 *
 * @param {{ signal?: AbortSignal }} [options]
 */
export function createDrafts({ signal } = {}) {
  const opening = openDB("tagpilot", 1, {
    upgrade(database) {
      database.createObjectStore("headers", { keyPath: "key" });
      database.createObjectStore("items", { keyPath: ["draft", "id"] });
    },
  });
  // Whoever uses the database hears of the failure; without a user it is nobody's.
  opening.catch(() => undefined);
  const presence = createPresence(signal);

  return {
    /** @param {string | null} key the draft that this tab writes now */
    own: (key) => presence.own(key),

    /** @returns {Promise<DraftHeader[]>} newest first, without those that other tabs are writing */
    async list() {
      const database = await opening;
      /** @type {DraftHeader[]} */
      const headers = await database.getAll("headers");
      const taken = await presence.taken();
      return headers.filter(({ key }) => !taken.has(key)).sort((one, other) => other.at - one.at);
    },

    /**
     * @param {DraftHeader} header
     * @param {{ put: KeptItem[], drop: string[] }} change
     * @returns {Promise<string[]>} the ids of images for which there was no room
     */
    async write(header, { put, drop }) {
      const database = await opening;
      const failed = [];
      for (let at = 0; at < put.length; at += batch) {
        const some = put.slice(at, at + batch);
        failed.push(...(await putAll(some)));
      }
      const transaction = database.transaction(["headers", "items"], "readwrite");
      for (const id of drop) void transaction.objectStore("items").delete([header.key, id]);
      void transaction.objectStore("headers").put(header);
      await transaction.done;
      return failed;
    },

    /** @param {string} key @returns {Promise<{ header: DraftHeader, items: KeptItem[] } | null>} */
    async read(key) {
      const database = await opening;
      const header = await database.get("headers", key);
      if (header === undefined) return null;
      const items = await database.getAll("items", rangeOf(key));
      return { header, items: items.sort((one, other) => one.at - other.at) };
    },

    /** @param {string} key */
    async remove(key) {
      const database = await opening;
      const transaction = database.transaction(["headers", "items"], "readwrite");
      void transaction.objectStore("items").delete(rangeOf(key));
      void transaction.objectStore("headers").delete(key);
      await transaction.done;
    },
  };

  /**
   * All of them at once; when that does not fit, one by one, so that as many as possible are kept.
   *
   * @param {KeptItem[]} items
   * @returns {Promise<string[]>} the ids of those that were not kept
   */
  async function putAll(items) {
    const database = await opening;
    try {
      const transaction = database.transaction("items", "readwrite");
      for (const item of items) void transaction.store.put(item).catch(() => undefined);
      await transaction.done;
      return [];
    } catch {
      if (items.length === 1) return [items[0].id];
      const rest = [];
      for (const item of items) rest.push(...(await putAll([item])));
      return rest;
    }
  }
}

/** @typedef {ReturnType<typeof createDrafts>} Drafts */

/** @param {string} key @returns {IDBKeyRange} */
function rangeOf(key) {
  return IDBKeyRange.bound([key], [key, []]);
}

/** Tabs tell one another which drafts they are writing. @param {AbortSignal | undefined} signal */
function createPresence(signal) {
  const channel = new BroadcastChannel("tagpilot-drafts");
  /** @type {string | null} */
  let mine = null;
  /** @type {Set<string>} */
  let heard = new Set();
  channel.onmessage = ({ data }) => {
    if (data.type === "who" && mine !== null) channel.postMessage({ type: "mine", key: mine });
    if (data.type === "mine") heard.add(data.key);
  };
  signal?.addEventListener("abort", () => channel.close());
  return {
    /** @param {string | null} key */
    own(key) {
      mine = key;
    },
    /** @returns {Promise<Set<string>>} */
    async taken() {
      heard = new Set(mine === null ? [] : [mine]);
      channel.postMessage({ type: "who" });
      // Another tab answers within a turn of its own; one that is busy for longer keeps its draft listed here, which does no harm.
      await new Promise((resolve) => setTimeout(resolve, 150));
      return heard;
    },
  };
}
