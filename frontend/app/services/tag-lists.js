import { openDB } from "idb";
import { createPool } from "./workers.js";

/** @typedef {import("../model/tag-list.js").TagListText} TagListText */

const store = "lists";
/** There is one for all datasets. */
const key = "chosen";

/**
 * The list of tags that suggestions are made from: read from a file, and kept in this browser's database.
 *
 * @param {{ signal?: AbortSignal }} [options]
 */
export function createTagLists({ signal } = {}) {
  const pool = createPool("tag-list.js", { most: 1, signal });
  return {
    /** @param {File} file @returns {Promise<TagListText>} with no tags where it is no such list */
    async read(file) {
      return { file: file.name, ...(await pool.run({ blob: file })) };
    },

    /** @param {TagListText} list */
    async keep(list) {
      await (await openDatabase()).put(store, list, key);
    },

    /** @returns {Promise<TagListText | null>} null where none was chosen */
    async load() {
      return (await (await openDatabase()).get(store, key)) ?? null;
    },

    async forget() {
      await (await openDatabase()).delete(store, key);
    },
  };
}

/** @typedef {ReturnType<typeof createTagLists>} TagLists */

/** @returns {Promise<import("idb").IDBPDatabase>} */
async function openDatabase() {
  return openDB("tagpilot-tag-list", 1, {
    upgrade(database) {
      database.createObjectStore(store);
    },
  });
}
