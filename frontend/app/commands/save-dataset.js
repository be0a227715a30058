import { ServerProblem, Unreachable, sleep } from "../services/http.js";
import { countText } from "../ui/wording.js";
import { isStopped, sentenceOf } from "./context.js";
import { otherName } from "./name-taken.js";
import { planOfName } from "./plan-name.js";
import { renameDataset } from "./rename-dataset.js";
import { createSender } from "./send-save.js";
import { settleConflicts } from "./settle-conflicts.js";
import { createSavedNews } from "./tell-saved.js";
import { waitForServer } from "./wait-for-server.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

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
  const sender = createSender({ store, datasets, tell });
  const tellSaved = createSavedNews({ store, datasets, tell, wait });
  let isSaving = false;

  /** @param {DatasetDocument} document @param {string} name @param {boolean} asCopy */
  async function run(document, name, asCopy) {
    if (isSaving) return;
    isSaving = true;
    /** @type {{ error: unknown } | null} */
    let problem = null;
    try {
      await keeper.flush();
      const answer = await sender.send(document, name, asCopy);
      if (answer !== null) succeeded(document, answer, asCopy);
    } catch (error) {
      problem = { error };
    } finally {
      isSaving = false;
    }
    if (problem !== null) await failed(problem.error, document, name, asCopy);
  }

  /** @param {DatasetDocument} document @param {{ saved: import("./send-save.js").SavedDataset, count: number }} answer @param {boolean} asCopy */
  function succeeded(document, answer, asCopy) {
    sender.forget();
    tellSaved(document, answer, asCopy);
    if (asCopy) void opening.openDataset(answer.saved.name);
    else opening.remember(answer.saved.name);
    void keeper.flush();
  }

  /** @param {unknown} error @param {DatasetDocument} document @param {string} name @param {boolean} asCopy */
  async function failed(error, document, name, asCopy) {
    const again = { label: "Try again", run: () => void run(document, name, asCopy) };
    const elsewhere = { label: "Export as ZIP", run: () => void exportZip() };
    const changes = countText(document.changedCount, "change");
    if (isStopped(error))
      return tell.info("Stopped", `Nothing changed on disk; ${changes} are safe in this browser.`);
    if (error instanceof ServerProblem && error.code === "changed-since-loaded")
      return conflict(error.fields.conflicts ?? [], document, name);
    if (error instanceof ServerProblem && error.code === "dataset-exists") {
      const other = await otherName(context, name);
      return other === null ? undefined : commands.saveAs(other);
    }
    if (error instanceof Unreachable) {
      tell.failed(
        "Could not reach the server",
        "Your changes are safe in this browser and will be saved when it answers.",
        [again, elsewhere],
      );
      void runWhenBack(document, name, asCopy);
      return;
    }
    tell.failed(
      "Could not save",
      `${sentenceOf(error)} Nothing changed on disk; all ${changes} are safe in this browser.`,
      [again, elsewhere],
    );
  }

  /** @param {DatasetDocument} document @param {string} name @param {boolean} asCopy */
  async function runWhenBack(document, name, asCopy) {
    const isWanted = () => store.document === document && document.changedCount > 0 && !isSaving;
    if (await waitForServer({ datasets, wait, isWanted })) await run(document, name, asCopy);
  }

  /** @param {import("./settle-conflicts.js").Conflict[]} conflicts @param {DatasetDocument} document @param {string} name */
  async function conflict(conflicts, document, name) {
    const answer = await settleConflicts(store, document, conflicts);
    if (answer === "copy")
      return store.set({ dialog: { name: "save-as", suggestion: `${document.name}_copy` } });
    if (answer === "settled") await run(document, name, false);
    else tell.info("Not saved", "Nothing changed on disk. Your changes are safe in this browser.");
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
      if (plan.kind === "rename" && document.changedCount === 0)
        await renameDataset(context, document, plan.name);
    },

    /** @param {string} name */
    async saveAs(name) {
      const { document } = store;
      if (document === null) return;
      const isFirst = document.folder === null;
      if (isFirst && name !== document.name) store.edit({ type: "name", name }, `Named it ${name}`);
      sender.forget();
      await run(document, name, !isFirst);
    },
  };
  return commands;
}
