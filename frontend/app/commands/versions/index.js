import { ServerProblem } from "../../services/http.js";
import { itemFromStored } from "../../model/items.js";
import { countText } from "../../ui/wording.js";
import { newSaveId } from "../save-id.js";

/** @typedef {import("../../model/items.js").ImageEntry} ImageEntry */
/** @typedef {import("../../services/versions.js").Restored} Restored */
/** @typedef {import("../../model/versions/timeline.js").Moment} Moment */

/**
 * What is wanted back. `seen` is the image as the workspace has it now, as far as it has it.
 *
 * @typedef {{ what: "text" | "image", file: string, seen: ImageEntry | null } | { what: "all", revision: string }} Wanted
 */

/**
 * Looking at earlier versions of a dataset and taking back what was. What is not saved is saved first, so that it is a version too.
 *
 * @param {import("../context.js").Context & {
 *   opening: ReturnType<typeof import("../open-dataset.js").createOpenCommands>,
 *   save: () => Promise<void>
 * }} context
 */
export function createVersionCommands({ store, services, ask, tell, opening, save }) {
  const { versions, datasets } = services;

  /** @returns {Promise<boolean>} whether nothing is unsaved any more */
  async function savedFirst() {
    const unsaved = store.document?.changedCount ?? 0;
    if (unsaved === 0) return true;
    const answer = await ask({
      title: `Save ${countText(unsaved, "change")} first?`,
      text: "What you have not saved becomes a version of its own before anything is restored, so nothing is lost and you can come back to it.",
      confirmLabel: "Save, then restore",
    });
    if (answer === false) return false;
    await save();
    return store.document?.changedCount === 0;
  }

  /** @param {string} folder @param {() => Promise<Restored>} order @returns {Promise<Restored | null>} null when it was refused, which has been told */
  async function ordered(folder, order) {
    try {
      return await order();
    } catch (error) {
      const again = { label: "Show history", run: () => void commands.openHistory() };
      const isChanged = error instanceof ServerProblem && error.code === "changed-since-loaded";
      tell.failed(isChanged ? `${folder} changed meanwhile` : "Could not restore", error, [again]);
      return null;
    }
  }

  const commands = {
    /** @param {{ file?: string }} [options] `file` shows the versions of that image */
    openHistory({ file } = {}) {
      const folder = store.document?.folder ?? null;
      if (folder !== null) store.set({ dialog: { name: "history", folder, file: file ?? null } });
    },

    /** @param {string} folder */
    readHistory: (folder) => versions.history(folder),

    /**
     * An earlier version beside what the workspace has now.
     *
     * @param {string} folder
     * @param {string | null} version null for what is there now
     * @param {AbortSignal} signal
     */
    async readVersion(folder, version, signal) {
      const [now, then] = await Promise.all([
        datasets.load(folder, { signal }),
        version === null ? null : versions.version(folder, version, { signal }),
      ]);
      return { now: now.images, then: then?.images ?? now.images, revision: then?.revision ?? now.revision };
    },

    /**
     * @param {string} version
     * @param {Wanted} wanted
     * @param {string} label when that version was
     * @returns {Promise<boolean>} whether it came about
     */
    async restoreVersion(version, wanted, label) {
      const { document } = store;
      const folder = document?.folder ?? null;
      if (document === null || folder === null) return false;
      const compared = document.revision;
      if (!(await savedFirst()) || store.document !== document) return false;
      const order =
        wanted.what === "all"
          ? {
              revision: wanted.revision === compared ? (document.revision ?? undefined) : wanted.revision,
              about: label,
            }
          : { images: [seenOf(document, wanted)], about: `${wanted.file} ${label}` };
      const body = { save: newSaveId(), version, what: wanted.what, ...order };
      const restored = await ordered(document.name, () => versions.restore(folder, body));
      if (restored === null || store.document !== document) return restored !== null;
      if (wanted.what === "all") opening.show(opening.documentOf(await datasets.load(folder)));
      else takeIn(document, restored);
      tellRestored(wanted, label, restored);
      return true;
    },

    /** @param {string} version @param {string} copy @returns {Promise<boolean>} whether it came about */
    async copyVersion(version, copy) {
      const folder = store.document?.folder ?? null;
      if (folder === null) return false;
      const made = await ordered(folder, () => versions.copy(folder, { save: newSaveId(), version, copy }));
      if (made === null) return false;
      await opening.openDataset(made.name);
      return true;
    },
  };

  /** @param {Wanted} wanted @param {string} label @param {Restored} restored */
  function tellRestored(wanted, label, { notes }) {
    const what =
      wanted.what === "all"
        ? "Restored the version"
        : `Restored ${wanted.what === "text" ? "the text of " : ""}${wanted.file}`;
    store.toast({
      id: "restored",
      kind: "ok",
      title: `${what} ${label}`,
      detail: [
        "Restoring is itself a version: you can come back.",
        ...notes.slice(0, 3).map(({ detail }) => detail),
      ].join("\n"),
      actions: [{ label: "Show history", run: () => void commands.openHistory() }],
    });
    store.set({ savedAt: Date.now() });
  }

  return commands;
}

/**
 * @param {import("../../model/document.js").DatasetDocument} document
 * @param {Exclude<Wanted, { what: "all" }>} wanted
 * @returns the image as this page knows it, which the server compares with what it has
 */
function seenOf(document, { file, seen }) {
  const item = document
    .ids()
    .map((id) => document.get(id))
    .find(({ saved }) => saved?.picture.file === file);
  const source = item?.saved?.picture.source;
  return source?.kind === "stored"
    ? { file, version: source.version, textVersion: item?.saved?.textVersion ?? null }
    : { file, version: seen?.version ?? null, textVersion: seen?.textVersion ?? null };
}

/**
 * Puts what a restore gave back into a document without unsaved changes.
 *
 * @param {import("../../model/document.js").DatasetDocument} document
 * @param {Restored} restored
 */
function takeIn(document, { name, revision, images, removed }) {
  const byFile = new Map(
    document.ids().flatMap((id) => {
      const { saved } = document.get(id);
      return saved === null ? [] : [[saved.picture.file, document.get(id)]];
    }),
  );
  const trigger = document.savedTrigger;
  const stored = (/** @type {ImageEntry} */ entry, /** @type {string} */ id, /** @type {number} */ number) =>
    itemFromStored(entry, { name, trigger, id, number });
  const gone = removed.flatMap((file) => byFile.get(file)?.id ?? []);
  if (gone.length > 0) document.apply({ type: "remove", ids: gone });
  const known = images.flatMap((entry) => {
    const item = byFile.get(entry.file);
    return item === undefined ? [] : [stored(entry, item.id, item.number)];
  });
  document.markSaved({ folder: name, revision, trigger, remembered: false, items: known, gone, modes: [] });
  const fresh = images.filter(({ file }) => !byFile.has(file));
  const items = fresh.map((entry, at) => ({
    item: stored(entry, document.newId(), document.size + at + 1),
    at: document.size + at,
  }));
  if (items.length > 0) document.apply({ type: "add", items });
}
