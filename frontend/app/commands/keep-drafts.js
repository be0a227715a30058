import { changedNow, headerOf, isWorthKeeping, keptItem } from "../model/kept-items.js";
import { entryOfSaved } from "../model/items.js";
import { sleep } from "../services/http.js";
import { whenIdle } from "../services/when-idle.js";
import { countText, dayText } from "../ui/wording.js";
import { withWork } from "./context.js";
import { createByteKeeper } from "./keep-bytes.js";
import { createLeftDrafts } from "./left-drafts.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../services/drafts.js").Draft} Draft */

/**
 * A document whose changes are kept. `waiting` are images that were touched and not looked at yet, `rows` those that the database
 * holds something of. `base` stands for the keeping of what the workspace has, null where that has not begun.
 *
 * @typedef {{
 *   document: DatasetDocument,
 *   key: string,
 *   waiting: Set<ItemId>,
 *   rows: Set<ItemId>,
 *   bytes: ReturnType<typeof createByteKeeper>,
 *   base: object | null,
 *   isFailing: boolean
 * }} Followed
 */

const pause = 150;
/** How many images of the workspace's state are written at once. */
const baseStep = 500;
/** Most of it waits until nothing has changed for so long, in milliseconds: a step takes longer than a frame may, and a save makes it needless. */
const calm = 1000;
/** Somebody who never stops has it kept after so many milliseconds all the same. */
const patience = 10_000;

/**
 * Keeps what is not saved in the browser's database, a moment after it happens.
 *
 * @param {{ store: import("../state/store.js").Store, drafts: import("../services/drafts.js").Drafts, now: () => number, signal: AbortSignal }} options
 */
export function createDraftKeeper({ store, drafts, now, signal }) {
  /** @type {Followed | null} */
  let followed = null;
  /** @type {ReturnType<typeof setTimeout> | null} */
  let timer = null;
  let writing = Promise.resolve();
  let touchedAt = 0;
  /** @type {(key: string) => void} */
  let onResume = () => undefined;
  const left = createLeftDrafts({ store, onEnd: tellOwned, onResume: (key) => onResume(key) });

  store.onTouched(
    ({ ids }) => {
      touchedAt = performance.now();
      for (const id of ids) followed?.waiting.add(id);
      timer ??= setTimeout(() => void flush(), pause);
    },
    { signal },
  );
  const soon = () => void flush();
  globalThis.addEventListener("pagehide", soon, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && soon(), { signal });

  /** @returns {Promise<void>} when all that happened so far is kept, or known not to be; bytes of images may follow */
  function flush() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    return followed === null ? writing : writeNext(followed);
  }

  /** @param {Followed} target @returns {Promise<void>} */
  function writeNext(target) {
    writing = writing.then(() => tryToWrite(target));
    return writing;
  }

  /** Other tabs keep away from what this one writes. */
  function tellOwned() {
    drafts.own(followed?.key ?? null, left.keys);
  }

  /** @param {Followed} target */
  async function tryToWrite(target) {
    const ids = target.waiting;
    target.waiting = new Set();
    try {
      await write(target, ids);
      target.isFailing = false;
    } catch {
      for (const id of ids) target.waiting.add(id);
      target.isFailing = true;
    }
    showState(target);
  }

  /** @param {Followed} target @param {ReadonlySet<ItemId>} ids @returns {Promise<void>} */
  async function write(target, ids) {
    const { document, rows, bytes } = target;
    if (!isWorthKeeping(document)) {
      forgetAll(target);
      return drafts.remove(target.key);
    }
    const put = [...ids].flatMap((id) => keptItem(target, id) ?? []);
    const stay = new Set(put.map(({ id }) => id));
    const drop = [...ids].filter((id) => rows.has(id) && !stay.has(id));
    if (!(await writeItems(target, { put, drop }))) return startOver(target);
    for (const id of stay) rows.add(id);
    for (const id of drop) rows.delete(id);
    if (drop.length > 0) bytes.forget(drop);
    for (const { item } of put) bytes.want(item);
    if (target.base === null) void keepBase(target);
  }

  /**
   * Texts come before pictures: where there is no room for them, the pictures that were kept last make some.
   *
   * @param {Followed} target
   * @param {Parameters<typeof drafts.write>[1]} change
   * @returns {Promise<boolean>} false when the draft is another tab's
   */
  async function writeItems(target, change) {
    try {
      return await drafts.write(headerOf(target, now()), change);
    } catch (error) {
      const given = isFull(error) ? target.bytes.giveUp() : [];
      if (given.length === 0) throw error;
      await drafts.dropBytes(target.key, given);
      return writeItems(target, change);
    }
  }

  /** Another tab goes on with this draft, or has ended it; what is here becomes one of its own. @param {Followed} target */
  function startOver(target) {
    forgetAll(target);
    target.key = newKey(target.document);
    tellOwned();
    return write(target, changedNow(target.document));
  }

  /** The dataset as it is in the workspace, for the case that the server is away when this draft is resumed. @param {Followed} target */
  async function keepBase(target) {
    const { document, key } = target;
    const base = {};
    target.base = base;
    const ids = document.folder === null ? [] : [...document.ids(), ...document.removedSaved.keys()];
    const entryOf = (/** @type {ItemId} */ id) => {
      const item = document.find(id) ?? document.removedSaved.get(id);
      return (item && entryOfSaved(item)) ?? [];
    };
    const parts = Math.ceil(ids.length / baseStep);
    const latest = performance.now() + patience;
    try {
      for (let part = 0; part < parts; part++) {
        if (part > 0) await untilCalm(latest);
        if (target.base !== base) return;
        const some = ids.slice(part * baseStep, (part + 1) * baseStep);
        await drafts.putBase(key, { part, parts }, some.flatMap(entryOf));
      }
    } catch {
      if (target.base === base) target.base = null; // No room for it now; the next change tries again.
    }
  }

  /** @param {number} latest when edits are no longer waited for @returns {Promise<void>} when nothing is done that somebody waits for; a save would want the disk, too */
  async function untilCalm(latest) {
    const left = () => Math.min(touchedAt + calm, latest) - performance.now();
    while (left() > 0) await sleep(left());
    await until(({ work }) => work?.kind !== "save");
    await new Promise((resolve) => whenIdle(() => resolve(undefined)));
  }

  /** @param {Followed} target */
  function showState(target) {
    if (target !== followed) return left.tell();
    const { document, bytes, isFailing } = target;
    const at = now();
    if (isFailing) store.set({ draft: { state: "failed", at: null, unprotected: document.changedCount } });
    else if (!isWorthKeeping(document)) store.set({ draft: { state: "none", at: null, unprotected: 0 } });
    else if (bytes.waiting > 0)
      store.set({ draft: { state: "keeping", at, unprotected: bytes.waiting + bytes.refused } });
    else
      store.set({ draft: { state: bytes.refused > 0 ? "partly" : "kept", at, unprotected: bytes.refused } });
  }

  /** @param {(state: Readonly<import("../state/state.js").State>) => boolean} holds @returns {Promise<void>} */
  function until(holds) {
    const end = new AbortController();
    return new Promise((resolve) =>
      store.subscribe(
        holds,
        (isSo) => {
          if (!isSo) return;
          end.abort();
          resolve();
        },
        { signal: end.signal },
      ),
    );
  }

  /** @param {DatasetDocument} document @param {string} key @returns {Followed} */
  function followedOf(document, key) {
    /** @type {Followed} */
    const target = {
      document,
      key,
      waiting: new Set(),
      rows: new Set(),
      bytes: createByteKeeper({
        async put(bytes) {
          // Meanwhile the browser has enough to do with reading them.
          await until(({ arriving }) => arriving?.to !== "added");
          return drafts.putBytes(target.key, bytes);
        },
        onChange: () => showState(target),
      }),
      base: null,
      isFailing: false,
    };
    return target;
  }

  return {
    flush,

    /** @param {(key: string) => void} resume */
    set onResume(resume) {
      onResume = resume;
    },

    /**
     * From now on this document is kept.
     *
     * @param {DatasetDocument | null} document
     * @param {Draft | null} [draft] an earlier draft that it goes on with; its images have the ids that they have there
     */
    follow(document, draft = null) {
      if (followed !== null) left.add(followed, writeNext(followed));
      followed =
        document && (left.take(document) ?? followedOf(document, draft?.header.key ?? newKey(document)));
      tellOwned();
      if (followed === null || document === null) return;
      for (const { id, item } of draft?.items ?? []) {
        followed.rows.add(id);
        followed.waiting.add(id);
        followed.bytes.know(item);
      }
      for (const id of changedNow(document)) followed.waiting.add(id);
      if (followed.waiting.size > 0) void flush();
    },

    /** @param {string} key @returns {DatasetDocument | null} what was left and is not in its draft as a whole */
    leftDocument: (key) => left.document(key),

    /** @param {string} key of a draft that is no longer wanted */
    drop(key) {
      left.drop(key);
      tellOwned();
    },

    /**
     * Waits until all images of all drafts of this page are kept, or known not to be.
     *
     * @throws {DOMException} named AbortError, when the person does not want to wait
     */
    async untilKept() {
      await flush();
      if (store.state.draft.state !== "keeping" && store.state.left.waiting === 0) return;
      const all = Promise.all([followed?.bytes.settled(), left.settled()]);
      const work = { kind: /** @type {const} */ ("open"), label: "Waiting for the draft", total: 0 };
      await withWork(store, work, ({ signal }) => Promise.race([all, stopped(signal)]));
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

/** @param {AbortSignal} signal @returns {Promise<never>} fails with what the signal ends with */
function stopped(signal) {
  return new Promise((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason), { once: true }),
  );
}

/** @param {unknown} error @returns {boolean} whether the browser had no room */
function isFull(error) {
  return error instanceof Error && error.name === "QuotaExceededError";
}

/** @param {Followed} target */
function forgetAll(target) {
  target.rows.clear();
  target.bytes.clear();
  target.base = null;
}

/** @param {DatasetDocument} document @returns {string} */
function newKey(document) {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join("");
  return `${document.folder ?? "new"}#${random}`;
}
