import { ServerProblem, Unreachable, sleep } from "../services/http.js";
import { isStopped, sentenceOf } from "./context.js";
import { safetyText } from "./draft-words.js";
import { askAboutTaken, putInPlaceOf } from "./name-taken.js";
import { planOfName } from "./plan-name.js";
import { renameDataset, renameTo } from "./rename-dataset.js";
import { createSender } from "./send-save.js";
import { settleConflicts } from "./settle-conflicts.js";
import { createSavedNews } from "./tell-saved.js";
import { unsavedWords } from "./tell-unsaved.js";
import { waitForServer } from "./wait-for-server.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./send-save.js").Sent} Sent */

/** What was wanted: the name that it was to be saved under, and how to want it once more. @typedef {{ name: string, again: () => unknown }} Wish */

/**
 * Saving to the workspace: all or nothing, and only what changed.
 *
 * @param {Context & {
 *   opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands>,
 *   keeper: import("./keep-drafts.js").DraftKeeper,
 *   times: import("./edit-times.js").EditTimes,
 *   exportZip: () => unknown,
 *   wait?: (milliseconds: number) => Promise<void>
 * }} context
 */
export function createSaveCommands(context) {
  const { store, services, tell, opening, keeper, times, exportZip, wait = sleep } = context;
  const { datasets, hashing } = services;
  const sender = createSender({ store, datasets, hashing, keep: () => keeper.flush() });
  const tellSaved = createSavedNews({ store, datasets, tell, wait });
  let isSaving = false;
  /** How often saving was begun: who waits for the server gives up when somebody else began. */
  let turn = 0;
  // What it offers is meant for what was open.
  store.subscribe(
    (_, { document }) => document,
    () => store.dismissToast("unsaved"),
  );

  /** One at a time. @param {DatasetDocument} document @param {Wish} wish @param {() => Promise<void>} work */
  async function run(document, wish, work) {
    if (isSaving) {
      store.toast({ id: "busy", kind: "info", title: "Still saving", detail: "Wait until that is done." });
      return;
    }
    isSaving = true;
    turn++;
    store.dismissToast("unsaved");
    /** @type {{ error: unknown } | null} */
    let problem = null;
    try {
      await keeper.flush();
      await work();
    } catch (error) {
      problem = { error };
    } finally {
      isSaving = false;
    }
    if (problem !== null) await failed(problem.error, document, wish);
  }

  /** @param {DatasetDocument} document @returns {Promise<Sent | null>} what an answer that was lost said, asked for again */
  async function settle(document) {
    const sent = await sender.settle(document);
    if (sent !== null) succeeded(document, sent);
    return sent;
  }

  /** @param {DatasetDocument} document @param {string} name @param {boolean} asCopy @returns {Promise<boolean>} whether there was something to save */
  async function send(document, name, asCopy) {
    const sent = await sender.send(document, name, asCopy);
    if (sent !== null) succeeded(document, sent);
    return sent !== null;
  }

  /** @param {DatasetDocument} document @param {Sent} sent */
  function succeeded(document, sent) {
    times.seen(document);
    tellSaved(document, sent);
    if (store.document === document) opening.remember(sent.saved.name);
    void keeper.flush();
  }

  const safety = () => safetyText(store.state.draft, store.document?.changedCount ?? 0);

  /**
   * Whoever waits for an answer may have left meanwhile: what is open then is something else, which no question and no edit is meant for.
   *
   * @param {DatasetDocument} document
   * @param {unknown} [error] why it was not saved, or is not known to be, where something went wrong
   * @returns {boolean} whether it is open; otherwise what is known of it has been told
   */
  function isStillOpen(document, error = "It was left before that.") {
    if (store.document === document) return true;
    const name = document.name || "the new dataset";
    const title = sender.isUndecided(document) ? `Not known whether ${name} was saved` : `Not saved: ${name}`;
    const reason = isStopped(error) ? "It was stopped." : sentenceOf(error);
    tell.failed(title, `${reason} What was not saved is in its draft.`);
    return false;
  }

  /** @param {unknown} error @param {DatasetDocument} document @param {Wish} wish @returns {Promise<void>} */
  async function failed(error, document, wish) {
    if (!isStillOpen(document, error)) return;
    if (error instanceof ServerProblem && error.code === "changed-since-loaded")
      return conflict(error.fields.conflicts ?? [], document);
    if (error instanceof ServerProblem && error.code === "dataset-exists")
      return nameTaken(document, wish.name);
    const words = unsavedWords(error, {
      safety: safety(),
      isUndecided: sender.isUndecided(document),
    });
    const actions = [
      { label: "Try again", run: () => void wish.again() },
      { label: "Export as ZIP", run: () => void exportZip() },
    ];
    store.toast({ id: "unsaved", ...words, actions: words.kind === "error" ? actions : [] });
    if (error instanceof Unreachable) void againWhenBack(document, wish);
  }

  /** @param {DatasetDocument} document @param {Wish} wish */
  async function againWhenBack(document, { again }) {
    const mine = turn;
    const isWanted = () => store.document === document && turn === mine;
    if (await waitForServer({ datasets, wait, isWanted })) await again();
  }

  /** @param {import("./settle-conflicts.js").Conflict[]} conflicts @param {DatasetDocument} document */
  async function conflict(conflicts, document) {
    const answer = await settleConflicts({ store, times }, document, conflicts);
    if (answer === "copy")
      return store.set({ dialog: { name: "save-as", suggestion: `${document.name}_copy` } });
    if (answer === "settled") await save(document);
    else tell.info("Not saved", `Nothing changed on disk. ${safety()}`);
  }

  /** @param {DatasetDocument} document @param {string} name @returns {Promise<void>} */
  async function nameTaken(document, name) {
    const answer = await askAboutTaken(context, { name, isNew: document.folder === null });
    if (answer === null || !isStillOpen(document)) return;
    if (answer.choice === "other") return saveAs(document, answer.name);
    try {
      putInPlaceOf(document, await datasets.load(name));
    } catch (error) {
      return failed(error, document, { name, again: () => save(document) });
    }
    await save(document);
  }

  /** @param {DatasetDocument} document which is saved only while it is open @returns {Promise<void>} */
  async function save(document) {
    if (!isStillOpen(document)) return;
    const wish = { name: document.folder ?? document.name.trim(), again: () => save(document) };
    /** @type {string | null} */
    let copy = null;
    await run(document, wish, async () => {
      const earlier = await settle(document);
      if (document.folder === null && document.name.trim() === "")
        return store.set({ dialog: { name: "save-as", suggestion: "" } });
      const plan = await planOfName(context, document);
      if (plan.kind === "cancelled" || !isStillOpen(document)) return;
      if (plan.kind === "copy") {
        copy = plan.title;
        return;
      }
      if (plan.kind === "rename" && !(await renameDataset(context, document, plan))) return;
      const isSent = await send(document, document.folder ?? document.name.trim(), false);
      if (!isSent && earlier === null && plan.kind === "same")
        tell.info("Nothing to save", "The workspace has all of it already.");
    });
    if (copy !== null) await saveAs(document, copy);
  }

  /** @param {DatasetDocument} document @param {string} name @returns {Promise<void>} */
  async function saveAs(document, name) {
    if (!isStillOpen(document)) return;
    await run(document, { name, again: () => saveAs(document, name) }, async () => {
      const earlier = await settle(document);
      if (earlier?.name === name || !isStillOpen(document)) return;
      const isFirst = document.folder === null;
      if (isFirst && name !== document.name) store.edit({ type: "name", name }, `Named it ${name}`);
      await send(document, name, !isFirst);
    });
  }

  /** @param {DatasetDocument} document @param {string} name @returns {Promise<void>} */
  async function rename(document, name) {
    if (!isStillOpen(document)) return;
    await run(document, { name, again: () => rename(document, name) }, async () => {
      await settle(document);
      if (isStillOpen(document)) await renameTo(context, document, name);
    });
  }

  const open = (/** @type {(document: DatasetDocument) => Promise<void>} */ act) =>
    store.document === null ? Promise.resolve() : act(store.document);

  return {
    save: () => open(save),

    /** Saves all images as a dataset that is not there yet; the page goes on with that one. @param {string} name */
    saveAs: (name) => open((document) => saveAs(document, name)),

    /** Renames the folder of a stored dataset at once, and only that. @param {string} name */
    renameDataset: (name) => open((document) => rename(document, name)),
  };
}
