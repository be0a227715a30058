/**
 * What every command is made with.
 *
 * @module
 */

/**
 * A question to the person; false when it was declined.
 *
 * @typedef {(question: {
 *   title: string,
 *   text?: string,
 *   confirmLabel: string,
 *   cancelLabel?: string,
 *   otherLabel?: string,
 *   danger?: boolean,
 *   checkbox?: string
 * }) => Promise<false | { checked: boolean, choice: "confirm" | "other" }>} Ask
 */

/**
 * @typedef {object} Services
 * @property {import("../services/http.js").Http} http
 * @property {import("../services/datasets.js").Datasets} datasets
 * @property {import("../services/versions.js").Versions} versions
 * @property {import("../services/hashing.js").Hashing} hashing
 * @property {import("../services/pictures.js").Pictures} pictures
 * @property {import("../services/drafts.js").Drafts} drafts
 * @property {import("../services/runs.js").Runs} runs
 * @property {import("../services/keys.js").Keys} keys
 * @property {import("../services/tag-lists.js").TagLists} tagLists
 * @property {Readonly<Record<import("../providers/provider.js").ProviderId, import("../providers/provider.js").Provider>>} providers
 */

/**
 * @typedef {{
 *   store: import("../state/store.js").Store,
 *   services: Services,
 *   ask: Ask,
 *   tell: ReturnType<typeof createTell>
 * }} Context
 */

/**
 * Short ways to say something.
 *
 * @param {import("../state/store.js").Store} store
 */
export function createTell(store) {
  return {
    /** Something that was just done and can be undone. @param {string} title */
    undoable: (title) => void store.toast({ kind: "info", title, undo: store.lastStep ?? undefined }),
    /** @param {string} title @param {string} [detail] */
    done: (title, detail) => void store.toast({ kind: "ok", title, detail }),
    /** @param {string} title @param {string} [detail] */
    info: (title, detail) => void store.toast({ kind: "info", title, detail }),
    /** @param {string} title @param {unknown} problem @param {import("../state/state.js").ToastAction[]} [actions] */
    failed: (title, problem, actions) =>
      void store.toast({ kind: "error", title, detail: sentenceOf(problem), actions }),
  };
}

/** @param {unknown} problem an error or a sentence @returns {string} */
export function sentenceOf(problem) {
  return problem instanceof Error ? problem.message : String(problem);
}

/** @param {unknown} error @returns {boolean} whether the person stopped it */
export function isStopped(error) {
  return error instanceof DOMException && error.name === "AbortError";
}

/**
 * What work is done with. `progress` may say how much it is where that was not known before; `finish` is called where the rest can no longer be stopped.
 *
 * @typedef {{
 *   signal: AbortSignal,
 *   progress: (done: number, detail?: string, total?: number) => void,
 *   finish: (detail: string) => void
 * }} WorkRun
 */

/** Progress is shown so many milliseconds later: thousands of files are read in a second. */
const shownAfter = 100;

/**
 * Work that takes a while: shown with its progress, to be stopped at any time.
 *
 * @template T
 * @param {import("../state/store.js").Store} store
 * @param {{ kind: "open" | "import" | "save" | "export", label: string, total: number }} work
 * @param {(work: WorkRun) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withWork(store, { kind, label, total: expected }, run) {
  const stopping = new AbortController();
  /** @type {(() => void) | null} */
  let stop = () => stopping.abort();
  let done = 0;
  let total = expected;
  let detail = "";
  let isShown = false;
  const show = () => {
    clearTimeout(timer);
    timer = undefined;
    isShown = true;
    store.set({ work: { kind, label, done, total, detail, stop } });
  };
  // What is over in a blink needs no progress bar.
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer = setTimeout(show, 400);
  try {
    return await run({
      signal: stopping.signal,
      progress(now, words = "", all = total) {
        done = now;
        detail = words;
        total = all;
        if (isShown) timer ??= setTimeout(show, shownAfter);
      },
      finish(words) {
        stop = null;
        detail = words;
        if (isShown) show();
      },
    });
  } finally {
    clearTimeout(timer);
    store.set({ work: null });
  }
}

/**
 * Runs `job` for every item, a few at a time. The first failure stops the rest.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {number} most
 * @param {(item: T) => Promise<void>} job
 */
export async function eachOf(items, most, job) {
  const iterator = items[Symbol.iterator]();
  let isBroken = false;
  const lane = async () => {
    for (let next = iterator.next(); !next.done && !isBroken; next = iterator.next()) {
      try {
        await job(next.value);
      } catch (error) {
        isBroken = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, lane));
}
