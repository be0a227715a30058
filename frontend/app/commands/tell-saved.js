import { countText } from "../ui/wording.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./send-save.js").Sent} Sent */

/**
 * What is said after a save, until its ZIP copy is written, too.
 *
 * @param {Pick<import("./context.js").Context, "store" | "tell"> & {
 *   datasets: import("../services/datasets.js").Datasets,
 *   wait: (milliseconds: number) => Promise<void>
 * }} parts
 */
export function createSavedNews({ store, datasets, tell, wait }) {
  /** @type {Map<string, object>} stands for the last save of each dataset */
  const awaited = new Map();

  const showHistory = () => {
    const folder = store.document?.folder ?? null;
    if (folder !== null) store.set({ dialog: { name: "history", folder, file: null } });
  };

  /** @param {DatasetDocument} document @param {Sent} sent */
  return function tellSaved(document, { saved, changes }) {
    const isOpen = () => store.document === document;
    const isPending = saved.zip === "pending";
    if (isOpen()) store.set({ savedAt: Date.now(), zip: isPending ? "writing" : null });
    const notes = saved.notes.map(({ detail }) => detail).slice(0, 3);
    const toast = (/** @type {string} */ zip) =>
      void store.toast({
        id: "saved",
        kind: "ok",
        title: changes.count === 0 ? "Saved" : `Saved ${countText(changes.count, "change")}`,
        detail: [`${saved.path}.`, othersWords(document, changes), zip, ...notes].filter(Boolean).join("\n"),
        actions: [{ label: "Show history", run: () => void showHistory() }],
      });
    toast(isPending ? "ZIP copy: writing…" : "");
    if (isPending) void followZip(saved.name, { isOpen, toast });
  };

  /**
   * Saves in a row share a ZIP copy: the last of them tells of it.
   *
   * @param {string} name
   * @param {{ isOpen: () => boolean, toast: (words: string) => void }} saving
   */
  async function followZip(name, { isOpen, toast }) {
    const turn = {};
    awaited.set(name, turn);
    const isLast = () => awaited.get(name) === turn;
    const show = (/** @type {"ready" | "failed" | null} */ zip) => {
      if (isOpen() && isLast()) store.set({ zip });
    };
    try {
      while (isLast()) {
        const { state, path, detail } = await datasets.zip(name);
        if (state !== "writing" && isLast()) {
          show(state === "none" ? null : state);
          const isShown = store.state.toasts.some(({ id }) => id === "saved");
          if (state === "failed")
            tell.failed("The ZIP copy could not be written", detail ?? "The dataset itself is saved.");
          else if (isShown && state === "ready") toast(`ZIP copy: ${path}.`);
          return;
        }
        await wait(700);
      }
    } catch {
      show(null); // The server is away; it finishes the copy by itself when it is back.
    }
  }
}

/** @param {DatasetDocument} document @param {import("../model/changes.js").ChangeSet} changes @returns {string} */
function othersWords(document, { sent, body }) {
  const rest = body.create ? 0 : document.size - sent.items.size;
  return rest <= 0 ? "" : `${countText(rest, "other image")} ${rest === 1 ? "was" : "were"} not touched.`;
}
