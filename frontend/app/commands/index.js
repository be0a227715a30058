import { defaultSettings } from "../state/settings.js";
import { createTagListCommands } from "./choose-tag-list.js";
import { createClearCommands } from "./clear.js";
import { createTaggingCommands } from "./batch/index.js";
import { createArrival } from "./arrival.js";
import { createTell } from "./context.js";
import { createTextCommands } from "./edit-texts.js";
import { createExportCommands } from "./export-zip.js";
import { createImageCommands } from "./change-images.js";
import { createImportCommands } from "./import-files.js";
import { createLogInCommands } from "./log-in.js";
import { createLookCommands } from "./look-around.js";
import { createOpenCommands } from "./open-dataset.js";
import { createQuickTagCommands } from "./quick-tags.js";
import { createEditTimes } from "./edit-times.js";
import { createDraftCommands } from "./resume-draft.js";
import { createSaveCommands } from "./save-dataset.js";
import { createDeletedCommands } from "./versions/deleted.js";
import { createVersionCommands } from "./versions/index.js";

/**
 * Everything that a person can have done, one function each. Views get this object and nothing else of what lies behind it.
 *
 * @param {{
 *   store: import("../state/store.js").Store,
 *   services: import("./context.js").Services,
 *   ask: import("./context.js").Ask,
 *   keeper: import("./keep-drafts.js").DraftKeeper,
 *   entrance: import("./log-in.js").Entrance
 * }} parts
 */
export function createCommands({ store, services, ask, keeper, entrance }) {
  const { datasets } = services;
  const tell = createTell(store);
  const times = createEditTimes({ store });
  const arrival = createArrival({ store });
  const context = { store, services, ask, tell, keeper, times, arrival };
  const { documentOf, show, mayLeave, remember, ...open } = createOpenCommands(context);
  const opening = { documentOf, show, mayLeave, remember, ...open };
  const texts = createTextCommands(context);
  const { clearTextsOf, ...edits } = texts;
  const exporting = createExportCommands(context);
  const saving = createSaveCommands({ ...context, opening, exportZip: exporting.exportZip });
  const drafts = createDraftCommands({ ...context, opening });
  keeper.onResume = (key) => void drafts.resumeDraft(key);

  /** @param {string} name @returns {Promise<import("../services/datasets.js").CleanedName | null>} null while that is not known */
  const nameOf = async (name) =>
    name.trim() === "" || !store.state.server.online ? null : datasets.nameOf(name).catch(() => null);

  const { openDialog, selectAllShown, ...look } = createLookCommands(context);
  const { providers, tagging } = createTaggingCommands(context);
  const { removeTagEverywhere, renameTag, ...imageEdits } = edits;
  const importing = createImportCommands({ ...context, opening });
  const editing = arrival.guardEdits({
    ...imageEdits,
    ...createQuickTagCommands({ ...context, texts: edits }),
    ...createImageCommands(context),

    /** @param {string} name @returns what it will be; null while that is not known */
    setName(name) {
      store.edit({ type: "name", name }, "Named the dataset", { mergeKey: "name" });
      return nameOf(name);
    },
  });
  const guarded = arrival.guard({
    removeTagEverywhere,
    renameTag,
    ...exporting,
    ...saving,
    ...createVersionCommands({ ...context, opening, save: saving.save }),
    ...createDeletedCommands({ ...context, opening }),
    ...drafts,
    ...createClearCommands({ ...context, texts: { ...edits, clearTextsOf } }),
    ...tagging,
    openDialog,
    selectAllShown,

    undo() {
      const label = store.undo();
      if (label !== null) tell.info(`Undid: ${label}`);
    },
    redo() {
      const label = store.redo();
      if (label !== null) tell.info(`Did again: ${label}`);
    },
  });

  return {
    ...editing,
    ...guarded,
    ...importing,
    ...open,
    ...look,
    ...providers,
    ...createTagListCommands(context),
    ...createLogInCommands({ ...context, entrance, opening }),
    nameOf,

    /** @param {Partial<import("../state/settings.js").Settings>} partial */
    updateSettings: (partial) => store.set({ settings: { ...store.state.settings, ...partial } }),
    restoreSettings: () => store.set({ settings: { ...defaultSettings } }),
  };
}

/** @typedef {ReturnType<typeof createCommands>} Commands */
