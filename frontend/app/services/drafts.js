import { openDB, unwrap } from "idb";
import { withBytes, withoutBytes } from "../model/kept-items.js";
import { createPresence } from "./draft-presence.js";
import { createLentRoom } from "./lent-room.js";

/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../model/items.js").ImageEntry} ImageEntry */

/** @typedef {import("../model/kept-items.js").DraftHeader} DraftHeader */
/** @typedef {import("../model/kept-items.js").KeptItem} KeptItem */
/** @typedef {import("../model/kept-items.js").KeptBytes} KeptBytes */

/**
 * `base` is the dataset as the workspace had it when the draft began, null where that was not kept.
 *
 * @typedef {{ header: DraftHeader, items: KeptItem[], base: ImageEntry[] | null }} Draft
 */

/** So many items are handed to the browser in one go; each takes some hundredths of a millisecond. */
const writtenAtOnce = 100;

/**
 * Work that is not saved yet, kept in this browser's database. A draft belongs to the tab that wrote or took it last; `list` leaves out
 * those of tabs that are open.
 *
 * @param {{ signal?: AbortSignal }} [options]
 */
export function createDrafts({ signal } = {}) {
  const opening = openDatabase();
  // Whoever uses the database hears of the failure; without a user it is nobody's.
  opening.catch(() => undefined);
  const presence = createPresence(signal);
  const hasRoomFor = createLentRoom({
    estimate: async () => (await navigator.storage?.estimate?.()) ?? {},
    now: () => performance.now(),
  });
  const me = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join("");
  /** @type {Set<string>} drafts that this tab has written or taken, and nobody else since, as far as is known */
  const owned = new Set();

  /**
   * @param {string} key
   * @param {any} headers the store of the headers, in a transaction
   * @returns {Promise<boolean>} whether it is this tab's, or nobody's yet
   */
  async function isMine(key, headers) {
    const there = await headers.get(key);
    const mine = owned.has(key) ? there?.owner === me : there === undefined;
    if (!mine) owned.delete(key);
    return mine;
  }

  /**
   * Nothing is written beside a header that is gone: nobody would ever clear it away.
   *
   * @param {string} key
   * @param {"pictures" | "bases"} name of the store
   * @param {object[]} rows
   * @param {IDBKeyRange} [former] what the rows take the place of
   * @returns {Promise<boolean>} whether there is such a draft of this tab
   */
  async function putBeside(key, name, rows, former) {
    const database = await opening;
    const transaction = database.transaction(["headers", name], "readwrite");
    if (!owned.has(key) || !(await isMine(key, transaction.objectStore("headers")))) return false;
    const store = transaction.objectStore(name);
    const requests = [...(former ? [store.delete(former)] : []), ...rows.map((row) => store.put(row))];
    for (const request of requests) request.catch(() => undefined);
    await transaction.done;
    return true;
  }

  /** @param {string} key */
  async function erase(key) {
    const database = await opening;
    const transaction = database.transaction(stores, "readwrite");
    for (const name of stores.slice(1)) void transaction.objectStore(name).delete(rangeOf(key));
    void transaction.objectStore("headers").delete(key);
    await transaction.done;
    owned.delete(key);
  }

  return {
    /**
     * @param {string | null} key the draft of what is open in this tab
     * @param {ReadonlySet<string>} left drafts of what was open before, which this tab is still writing
     */
    own: (key, left) => presence.own(key, left),

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
     * @param {{ put: KeptItem[], drop: ItemId[] }} change items are kept without the bytes of their pictures
     * @returns {Promise<boolean>} false when another tab has taken or ended this draft: nothing was written
     */
    async write(header, { put, drop }) {
      const database = await opening;
      const transaction = database.transaction(["headers", "items", "pictures"], "readwrite");
      const headers = transaction.objectStore("headers");
      if (!(await isMine(header.key, headers))) return false;
      const [items, pictures] = [transaction.objectStore("items"), transaction.objectStore("pictures")];
      // The transaction tells the failure of each request.
      const { done } = transaction;
      done.catch(() => undefined);
      headers.put({ ...header, owner: me }).catch(() => undefined);
      await inSteps(put, items, (kept) => unwrap(items).put(withoutBytes(kept)));
      await inSteps(drop, items, (id) => unwrap(items).delete([header.key, id]));
      if (drop.length > 0) await deletePictures(pictures, header.key, drop);
      await done;
      owned.add(header.key);
      return true;
    },

    /**
     * @param {string} key
     * @param {KeptBytes[]} bytes all of which are kept, or none
     * @returns {Promise<boolean>} false when there is no room, or no such draft of this tab any longer
     */
    async putBytes(key, bytes) {
      const rows = bytes.map(({ id, part, blob }) => ({ draft: key, id, part, blob }));
      const size = rows.reduce((sum, { blob }) => sum + blob.size, 0);
      try {
        return (await hasRoomFor(size)) && (await putBeside(key, "pictures", rows));
      } catch {
        return false;
      }
    },

    /** Takes out the bytes of these images, and nothing else, as long as the draft is this tab's. @param {string} key @param {readonly ItemId[]} ids */
    async dropBytes(key, ids) {
      const database = await opening;
      const transaction = database.transaction(["headers", "pictures"], "readwrite");
      if (!(await isMine(key, transaction.objectStore("headers")))) return;
      await deletePictures(transaction.objectStore("pictures"), key, ids);
      await transaction.done;
    },

    /**
     * Keeps a part of what the workspace has, in place of what was kept under that number.
     *
     * @param {string} key
     * @param {{ part: number, parts: number }} which counted from 0; the first one ends what was kept before. Until all are there, none counts
     * @param {ImageEntry[]} images
     */
    async putBase(key, { part, parts }, images) {
      const former = part === 0 ? rangeOf(key) : undefined;
      await putBeside(key, "bases", [{ draft: key, part, parts, images }], former);
    },

    /**
     * Goes on with a draft; from now on it is this tab's.
     *
     * @param {string} key
     * @returns {Promise<Draft | "taken" | null>} "taken" while another tab writes it, null when it is gone
     */
    async take(key) {
      if ((await presence.taken()).has(key)) return "taken";
      const database = await opening;
      const transaction = database.transaction("headers", "readwrite");
      const header = await transaction.store.get(key);
      if (header !== undefined) void transaction.store.put({ ...header, owner: me });
      await transaction.done;
      if (header === undefined) return null;
      owned.add(key);
      const [items, pictures, bases] = await Promise.all(
        stores.slice(1).map((name) => database.getAll(name, rangeOf(key))),
      );
      /** @type {Map<ItemId, KeptBytes[]>} */
      const bytes = new Map();
      for (const row of pictures) bytes.set(row.id, [...(bytes.get(row.id) ?? []), row]);
      return {
        header,
        items: items
          .map((kept) => withBytes(kept, bytes.get(kept.id) ?? []))
          .sort((one, other) => one.at - other.at),
        // Drafts of earlier versions do not say of how many parts theirs is.
        base:
          bases.length > 0 && bases.length === (bases[0].parts ?? bases.length)
            ? bases.flatMap(({ images }) => images)
            : null,
      };
    },

    /** Ends a draft of this tab. @param {string} key */
    async remove(key) {
      const database = await opening;
      const mine = owned.has(key) && (await isMine(key, database.transaction("headers").store));
      if (mine) await erase(key);
    },

    /** @param {string} key @returns {Promise<boolean>} false while another tab writes it */
    async discard(key) {
      if ((await presence.taken()).has(key)) return false;
      await erase(key);
      return true;
    },
  };
}

/** @typedef {ReturnType<typeof createDrafts>} Drafts */

const stores = ["headers", "items", "pictures", "bases"];

/** @returns {Promise<import("idb").IDBPDatabase>} fails where the browser lends us none */
async function openDatabase() {
  return new Promise((resolve, reject) => {
    openDB("tagpilot", 2, {
      upgrade(database, before) {
        if (before < 1) {
          database.createObjectStore("headers", { keyPath: "key" });
          database.createObjectStore("items", { keyPath: ["draft", "id"] });
        }
        database.createObjectStore("pictures", { keyPath: ["draft", "id", "part"] });
        database.createObjectStore("bases", { keyPath: ["draft", "part"] });
      },
      blocked: () => reject(new Error("Another tab has an older version of this page open.")),
      blocking: (_, __, event) => /** @type {IDBDatabase} */ (event.target).close(),
    }).then(resolve, reject);
  });
}

/**
 * Asks for something for each of many things, and lets the page do something else in between.
 *
 * @template T
 * @param {readonly T[]} things
 * @param {any} store of a transaction
 * @param {(thing: T) => unknown} request
 */
async function inSteps(things, store, request) {
  for (let at = 0; at < things.length; at += writtenAtOnce) {
    for (const thing of things.slice(at, at + writtenAtOnce)) request(thing);
    // What is asked for after them is answered after them.
    await store.getKey([""]).catch(() => undefined);
  }
}

/**
 * @param {any} pictures the store, in a transaction
 * @param {string} key of a draft
 * @param {readonly ItemId[]} ids whose bytes go, where there are any
 */
async function deletePictures(pictures, key, ids) {
  const gone = new Set(ids);
  for (const place of await pictures.getAllKeys(rangeOf(key)).catch(() => []))
    if (gone.has(place[1])) pictures.delete(place).catch(() => undefined); // the transaction tells it
}

/** @param {string[]} begin @returns {IDBKeyRange} all keys that begin so */
function rangeOf(...begin) {
  return IDBKeyRange.bound(begin, [...begin, []]);
}
