import { countText } from "../ui/wording.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../services/datasets.js").SavedDataset} SavedDataset */

/**
 * What is said after a save, until its ZIP copy is written, too.
 *
 * @param {Pick<import("./context.js").Context, "store" | "tell"> & {
 *   datasets: import("../services/datasets.js").Datasets,
 *   wait: (milliseconds: number) => Promise<void>
 * }} parts
 */
export function createSavedNews({ store, datasets, tell, wait }) {
  /** @param {string} name @param {(words: string) => void} toast */
  async function followZip(name, toast) {
    try {
      for (;;) {
        const { state, path, detail } = await datasets.zip(name);
        if (state !== "writing") {
          store.set({ zip: state === "none" ? null : state });
          const isShown = store.state.toasts.some(({ id }) => id === "saved");
          if (state === "failed")
            tell.failed("The ZIP copy could not be written", detail ?? "The dataset itself is saved.");
          else if (isShown && state === "ready") toast(`ZIP copy: ${path}.`);
          return;
        }
        await wait(700);
      }
    } catch {
      store.set({ zip: null }); // The server is away; it finishes the copy by itself when it is back.
    }
  }

  /** @param {DatasetDocument} document @param {{ saved: SavedDataset, count: number }} answer @param {boolean} asCopy */
  return function tellSaved(document, { saved, count }, asCopy) {
    store.set({ savedAt: Date.now(), zip: saved.zip === "pending" ? "writing" : null });
    const rest = document.size - count;
    const others =
      asCopy || rest <= 0
        ? ""
        : ` ${countText(rest, "other image")} ${rest === 1 ? "was" : "were"} not touched.`;
    const title = `Saved ${countText(count, "change")}`;
    const where = `${saved.path}.${others}`;
    const notes = saved.notes.map(({ detail }) => detail).slice(0, 3);
    const toast = (/** @type {string} */ zip) =>
      void store.toast({
        id: "saved",
        kind: "ok",
        title,
        detail: [where, zip, ...notes].filter(Boolean).join(" "),
      });
    toast(saved.zip === "pending" ? "ZIP copy: writing…" : "");
    if (saved.zip === "pending") void followZip(saved.name, toast);
  };
}
