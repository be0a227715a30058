import { isPictureChanged } from "../model/file-text.js";
import { countText, dayText } from "../ui/wording.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../services/drafts.js").KeptItem} KeptItem */

const pause = 150;

/**
 * Keeps what is not saved in the browser's database, a moment after it happens.
 *
 * @param {{ store: import("../state/store.js").Store, drafts: import("../services/drafts.js").Drafts, now: () => number, signal: AbortSignal }} options
 */
export function createDraftKeeper({ store, drafts, now, signal }) {
  /** @type {{ document: DatasetDocument, key: string } | null} */
  let followed = null;
  /** @type {Set<ItemId>} */
  let waiting = new Set();
  /** @type {Set<ItemId>} images that the database had no room for */
  let unprotected = new Set();
  /** @type {Set<ItemId>} images that the database holds */
  let held = new Set();
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;
  let writing = Promise.resolve();
  /** @type {(key: string) => void} */
  let onResume = () => undefined;

  store.onTouched(
    ({ ids }) => {
      for (const id of ids) waiting.add(id);
      timer ??= setTimeout(() => void flush(), pause);
    },
    { signal },
  );
  const soon = () => void flush();
  globalThis.addEventListener("pagehide", soon, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && soon(), { signal });

  /** @returns {Promise<void>} when all that happened so far is kept, or known not to be */
  function flush() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const target = followed;
    if (target === null) return writing;
    const ids = waiting;
    waiting = new Set();
    writing = writing.then(() => write(target, ids)).catch(() => tellFailure());
    return writing;
  }

  /** @param {{ document: DatasetDocument, key: string }} target @param {Set<ItemId>} ids */
  async function write(target, ids) {
    const kept = [...ids, ...unprotected].map((id) => keptItem(target, id));
    const put = kept.filter((item) => item !== null);
    const drop = [...ids].filter((id) => held.has(id) && !put.some((item) => item.id === id));
    const { changedCount } = target.document;
    if (changedCount === 0 && !isPastSaved(target.document)) {
      await drafts.remove(target.key);
      held.clear();
      unprotected.clear();
      return shown(target, "none");
    }
    const failed = new Set(await drafts.write(headerOf(target, now()), { put, drop }));
    for (const { id } of put) (failed.has(id) ? unprotected : held).add(id);
    for (const { id } of put) if (!failed.has(id)) unprotected.delete(id);
    for (const id of drop) held.delete(id);
    unprotected = new Set([...unprotected].filter((id) => target.document.has(id)));
    shown(target, unprotected.size > 0 ? "partly" : "kept");
  }

  /** @param {{ document: DatasetDocument, key: string }} target @param {"none" | "kept" | "partly" | "failed"} state */
  function shown(target, state) {
    if (followed?.document !== target.document) return;
    const at = state === "none" ? null : now();
    store.set({ draft: { state, at, unprotected: unprotected.size } });
  }

  function tellFailure() {
    const count = store.document?.changedCount ?? 0;
    store.set({ draft: { state: "failed", at: null, unprotected: count } });
  }

  return {
    flush,

    /** @param {(key: string) => void} resume */
    set onResume(resume) {
      onResume = resume;
    },

    /** From now on this document is kept. @param {DatasetDocument | null} document @param {string | null} [key] an earlier draft that it goes on with */
    follow(document, key = null) {
      waiting = new Set();
      unprotected = new Set();
      held = new Set(key === null || document === null ? [] : document.ids());
      followed = document === null ? null : { document, key: key ?? newKey(document) };
      drafts.own(followed?.key ?? null);
      if (document !== null && (document.changedCount > 0 || key !== null)) {
        for (const id of [...document.changedIds(), ...document.removedSaved.keys()]) waiting.add(id);
        void flush();
      }
    },

    async list() {
      try {
        const found = await drafts.list();
        store.set({
          drafts: found.map(({ key, name, images, changes, at }) => ({
            key,
            title: name,
            images,
            changes,
            at,
          })),
        });
      } catch {
        store.set({ drafts: [] }); // The browser lends us no database: there are no drafts.
      }
    },

    /** Asks whether to go on with an earlier draft of a dataset that was just opened. @param {string} folder */
    async offer(folder) {
      const found = await drafts.list().catch(() => []);
      const draft = found.find((header) => header.folder === folder && header.key !== followed?.key);
      if (draft === undefined) return;
      store.toast({
        id: "draft",
        kind: "warning",
        title: `${countText(draft.changes, "change")} of ${draft.name} ${draft.changes === 1 ? "was" : "were"} not saved`,
        detail: `Last edited ${dayText(draft.at, now())} in this browser.`,
        actions: [
          { label: "Resume draft", run: () => onResume(draft.key) },
          { label: "Not now", run: () => store.dismissToast("draft") },
        ],
      });
    },
  };
}

/** @typedef {ReturnType<typeof createDraftKeeper>} DraftKeeper */

/** @param {DatasetDocument} document @returns {string} */
function newKey(document) {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join("");
  return `${document.folder ?? "new"}#${random}`;
}

/** @param {DatasetDocument} document @returns {boolean} whether it differs in something that counts for no image */
function isPastSaved(document) {
  return document.modesSet.size > 0;
}

/** @param {{ document: DatasetDocument, key: string }} target @param {number} at @returns {import("../services/drafts.js").DraftHeader} */
function headerOf({ document, key }, at) {
  const { name, folder, revision, trigger, savedTrigger } = document;
  const changes = document.changedCount;
  return { key, name, folder, revision, trigger, savedTrigger, images: document.size, changes, at };
}

/**
 * @param {{ document: DatasetDocument, key: string }} target
 * @param {ItemId} id
 * @returns {KeptItem | null} null where nothing of the image is to be kept
 */
function keptItem({ document, key }, id) {
  const removed = document.removedSaved.get(id);
  if (removed !== undefined) return { draft: key, id, at: -1, isRemoved: true, item: removed };
  const item = document.find(id);
  if (item === undefined) return null;
  const { saved } = item;
  const isChanged =
    saved === null ||
    saved.body !== item.body ||
    item.wantsTrigger ||
    isPictureChanged(item) ||
    document.modesSet.has(id);
  return isChanged ? { draft: key, id, at: document.indexOf(id), isRemoved: false, item } : null;
}
