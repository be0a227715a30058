import { afterSave, changeSet } from "../model/changes.js";
import { ServerProblem, Unreachable, sleep } from "../services/http.js";
import { bytesText, countText } from "../ui/wording.js";
import { eachOf, isStopped, sentenceOf, withWork } from "./context.js";
import { safetyText } from "./keep-drafts.js";
import { planOfName } from "./plan-name.js";
import { settleConflicts } from "./settle-conflicts.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../model/changes.js").Upload} Upload */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../services/datasets.js").SavedDataset} SavedDataset */

/**
 * A save that has begun and not yet succeeded. `staged` is what the server has of it; `committing` is the change set whose answer was
 * lost: it must be asked for again, to the letter, before anything else is sent.
 *
 * @typedef {{ document: DatasetDocument, saveId: string, name: string, staged: Map<string, Blob>, committing: ChangeSet | null }} Attempt
 */

/** How many images are sent at once. */
const lanes = 3;
/** A proxy that allows no more would cut the body without a word. */
const largestBody = 100_000_000;

/**
 * Saving to the workspace: all or nothing, and only what changed.
 *
 * @param {Context & {
 *   opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands>,
 *   keeper: import("./keep-drafts.js").DraftKeeper,
 *   exportZip: () => unknown,
 *   wait?: (milliseconds: number) => Promise<void>
 * }} context
 */
export function createSaveCommands(context) {
  const { store, services, tell, opening, keeper, exportZip, wait = sleep } = context;
  const { datasets } = services;
  /** @type {Attempt | null} */
  let attempt = null;
  let isSaving = false;

  /** @param {DatasetDocument} document @param {string} name @param {boolean} asCopy */
  async function run(document, name, asCopy) {
    if (isSaving) return;
    isSaving = true;
    /** @type {{ error: unknown } | null} */
    let problem = null;
    try {
      await keeper.flush();
      const answer = await send(document, name, asCopy);
      if (answer !== null) succeeded(document, answer, asCopy);
    } catch (error) {
      problem = { error };
    } finally {
      isSaving = false;
    }
    if (problem !== null) await failed(problem.error, document, name, asCopy);
  }

  /**
   * @param {DatasetDocument} document
   * @param {string} name
   * @param {boolean} asCopy
   * @returns {Promise<{ saved: SavedDataset, count: number } | null>} null when there was nothing to do
   */
  async function send(document, name, asCopy) {
    attempt = currentAttempt(attempt, document, name);
    const label = `Saving to ${folderWords(name)}`;
    let earlier = null;
    if (attempt.committing !== null) {
      const lost = attempt.committing;
      const saved = await withWork(store, { kind: "save", label, total: 0 }, ({ signal }) =>
        datasets.change(name, lost.body, { signal }),
      );
      afterSave(document, saved, lost);
      earlier = { saved, count: lost.count };
      if (asCopy) return earlier;
      attempt = currentAttempt(null, document, saved.name);
    }
    const changes = changeSet(document, { saveId: attempt.saveId, asCopy });
    if (changes.isEmpty) {
      if (earlier === null) tell.info("Nothing to save", "The workspace has all of it already.");
      return earlier;
    }
    const total = changes.uploads.length + 1;
    return withWork(store, { kind: "save", label, total }, async ({ signal, progress }) => {
      const current = /** @type {Attempt} */ (attempt);
      await stageAll(current, changes, signal, progress);
      // From here on the answer decides what happened, so the person can no longer stop it.
      current.committing = changes;
      const saved = await commit(current, changes);
      current.committing = null;
      afterSave(document, saved, changes);
      return { saved, count: changes.count };
    });
  }

  /** @param {Attempt} current @param {ChangeSet} changes @returns {Promise<SavedDataset>} */
  async function commit(current, changes) {
    try {
      return await datasets.change(current.name, changes.body);
    } catch (error) {
      // The server said no, so nothing was written; without an answer nobody knows.
      if (error instanceof ServerProblem && error.status < 500) current.committing = null;
      if (error instanceof ServerProblem && error.code === "incomplete-save") current.staged.clear();
      throw error;
    }
  }

  /**
   * @param {Attempt} current
   * @param {ChangeSet} changes
   * @param {AbortSignal} signal
   * @param {(done: number, detail?: string) => void} progress
   */
  async function stageAll(current, { uploads }, signal, progress) {
    let done = 0;
    let sent = 0;
    await eachOf(uploads, lanes, async (upload) => {
      const blob = upload.blob ?? (await datasets.bytes(/** @type {string} */ (upload.url), { signal }));
      if (current.staged.get(upload.item) !== blob) await stage(current, upload, blob, signal);
      current.staged.set(upload.item, blob);
      sent += blob.size;
      progress(++done, `${done} of ${countText(uploads.length, "image")} · ${bytesText(sent)}`);
    });
  }

  /** @param {Attempt} current @param {Upload} upload @param {Blob} blob @param {AbortSignal} signal */
  async function stage({ name, saveId }, { item, file }, blob, signal) {
    try {
      await datasets.stage(name, { save: saveId, item, file, blob }, { signal });
    } catch (error) {
      if (error instanceof ServerProblem && blob.size > largestBody && error.code === "unknown")
        throw new Error(
          `${file} is ${bytesText(blob.size)}; something between here and the server lets no more than 100 MB through.`,
          { cause: error },
        );
      throw error instanceof ServerProblem ? new Error(`${file}: ${error.message}`, { cause: error }) : error;
    }
  }

  /** @param {DatasetDocument} document @param {{ saved: SavedDataset, count: number }} answer @param {boolean} asCopy */
  function succeeded(document, { saved, count }, asCopy) {
    attempt = null;
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
    if (asCopy) void opening.openDataset(saved.name);
    else opening.remember(saved.name);
    if (saved.zip === "pending") void followZip(saved.name, toast);
    void keeper.flush();
  }

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

  const safety = () => safetyText(store.state.draft, store.document?.changedCount ?? 0);

  /** @param {unknown} error @param {DatasetDocument} document @param {string} name @param {boolean} asCopy */
  async function failed(error, document, name, asCopy) {
    const again = { label: "Try again", run: () => void run(document, name, asCopy) };
    const elsewhere = { label: "Export as ZIP", run: () => void exportZip() };
    if (isStopped(error)) return tell.info("Stopped", `Nothing changed on disk. ${safety()}`);
    if (error instanceof ServerProblem && error.code === "changed-since-loaded")
      return conflict(error.fields.conflicts ?? [], document, name);
    if (error instanceof ServerProblem && error.code === "dataset-exists") return nameIsTaken(name);
    if (error instanceof Unreachable) {
      tell.failed("Could not reach the server", `${safety()} They will be saved when it answers.`, [
        again,
        elsewhere,
      ]);
      void waitForServer(document, name, asCopy);
      return;
    }
    tell.failed("Could not save", `${sentenceOf(error)} Nothing changed on disk. ${safety()}`, [
      again,
      elsewhere,
    ]);
  }

  /** @param {DatasetDocument} document @param {string} name @param {boolean} asCopy */
  async function waitForServer(document, name, asCopy) {
    const isWanted = () => store.document === document && document.changedCount > 0 && !isSaving;
    for (let tries = 0; tries < 720 && isWanted(); tries++) {
      await wait(5_000);
      try {
        await datasets.workspace();
      } catch {
        continue; // Still away.
      }
      if (isWanted()) await run(document, name, asCopy);
      return;
    }
  }

  /** @param {import("./settle-conflicts.js").Conflict[]} conflicts @param {DatasetDocument} document @param {string} name */
  async function conflict(conflicts, document, name) {
    const answer = await settleConflicts(store, document, conflicts);
    if (answer === "copy")
      return store.set({ dialog: { name: "save-as", suggestion: `${document.name}_copy` } });
    if (answer === "settled") await run(document, name, false);
    else tell.info("Not saved", `Nothing changed on disk. ${safety()}`);
  }

  /** @param {string} name */
  async function nameIsTaken(name) {
    await opening.loadWorkspace();
    const { name: folder, title } = await datasets.nameOf(name);
    const taken = store.state.workspace?.datasets.find((dataset) => dataset.name === folder);
    const answer = await new Promise((/** @type {(answer: { name: string } | null) => void} */ resolve) =>
      store.set({
        dialog: {
          name: "dataset-exists",
          title,
          images: taken?.images ?? null,
          suggestion: `${title}_2`,
          choices: ["other"],
          resolve,
        },
      }),
    );
    store.set({ dialog: null });
    if (answer !== null) await commands.saveAs(answer.name);
    else tell.info("Not saved", `${title} in the workspace was not touched. ${safety()}`);
  }

  /** @param {DatasetDocument} document @param {string} name */
  async function renameTo(document, name) {
    try {
      await datasets.rename(document.folder ?? "", name);
      await opening.openDataset(name);
      tell.done(`Renamed to ${name}`);
    } catch (error) {
      tell.failed(`Could not rename to ${name}`, error);
    }
  }

  const commands = {
    async save() {
      const { document } = store;
      if (document === null || store.state.work?.kind === "save") return;
      const name = document.folder ?? document.name.trim();
      if (name === "") return store.set({ dialog: { name: "save-as", suggestion: "" } });
      const plan = await planOfName(context, document);
      if (plan.kind === "cancelled") return;
      if (plan.kind === "copy") return commands.saveAs(plan.name);
      await run(document, name, false);
      if (plan.kind === "rename" && document.changedCount === 0) await renameTo(document, plan.name);
    },

    /** @param {string} name */
    async saveAs(name) {
      const { document } = store;
      if (document === null) return;
      const isFirst = document.folder === null;
      if (isFirst && name !== document.name) store.edit({ type: "name", name }, `Named it ${name}`);
      attempt = null;
      await run(document, name, !isFirst);
    },
  };
  return commands;
}

/**
 * @param {Attempt | null} attempt
 * @param {DatasetDocument} document
 * @param {string} name
 * @returns {Attempt} the one to go on with
 */
function currentAttempt(attempt, document, name) {
  if (attempt?.document === document && attempt.name === name) return attempt;
  return { document, name, saveId: newSaveId(), staged: new Map(), committing: null };
}

/** @returns {string} not `randomUUID`, which plain http does not have */
function newSaveId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** @param {string} name @returns {string} */
function folderWords(name) {
  return `/workspace/datasets/${name.startsWith("1_") ? name : `1_${name}`}`;
}
