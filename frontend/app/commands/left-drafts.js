import { countText } from "../ui/wording.js";

/** @typedef {import("./keep-drafts.js").Followed} Followed */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

/**
 * What was open before, as long as some of its images are in no draft: until then only this tab has them.
 *
 * @param {{
 *   store: import("../state/store.js").Store,
 *   onEnd: () => void,
 *   onResume: (key: string) => void
 * }} options `onEnd` is called when there may be one less
 */
export function createLeftDrafts({ store, onEnd, onResume }) {
  /** @type {Map<Followed, Promise<void>>} each with what ends when nothing of it waits any longer */
  const left = new Map();

  function tell() {
    const all = [...left.keys()].map(({ bytes }) => bytes);
    const waiting = all.reduce((sum, bytes) => sum + bytes.waiting, 0);
    const refused = all.reduce((sum, bytes) => sum + bytes.refused, 0);
    store.set({ left: { waiting, refused } });
  }

  /** @param {Followed} target @param {number} known for how many images there was no room when it was left */
  function end(target, known) {
    if (!left.has(target)) return;
    if (target.bytes.refused === 0) left.delete(target);
    else if (target.bytes.refused > known) tellRefused(target);
    tell();
    onEnd();
  }

  /** @param {Followed} target */
  function tellRefused({ key, document, bytes }) {
    store.toast({
      id: `no room ${key}`,
      kind: "warning",
      title: `${countText(bytes.refused, "image")} of ${document.name || "a new dataset"} found no room in this browser`,
      detail: "They are gone when this tab is closed. Go back to save or export them.",
      actions: [{ label: "Go back to it", run: () => onResume(key) }],
    });
  }

  return {
    /** To be called when some of their images are kept. */
    tell,

    /** @returns {ReadonlySet<string>} */
    get keys() {
      return new Set([...left.keys()].map(({ key }) => key));
    },

    /** @param {Followed} target @param {Promise<void>} written when all but the bytes of its images is written */
    add(target, written) {
      const known = target.bytes.refused;
      left.set(
        target,
        written.then(() => target.bytes.settled()).then(() => end(target, known)),
      );
      tell();
    },

    /** @param {string} key @returns {DatasetDocument | null} null where all of it is in its draft, or it was never here */
    document: (key) => [...left.keys()].find((target) => target.key === key)?.document ?? null,

    /** It is open again. @param {DatasetDocument} document @returns {Followed | null} */
    take(document) {
      const target = [...left.keys()].find((one) => one.document === document) ?? null;
      if (target !== null) left.delete(target);
      tell();
      return target;
    },

    /** It is no longer wanted. @param {string} key */
    drop(key) {
      for (const target of left.keys()) if (target.key === key) left.delete(target);
      tell();
    },

    /** @returns {Promise<unknown>} when nothing of them waits any longer */
    settled: () => Promise.all(left.values()),
  };
}
