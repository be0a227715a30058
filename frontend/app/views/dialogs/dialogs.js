import { createDialog } from "../../ui/dialog.js";
import { part } from "../../ui/dom.js";
import { createBatchDialog } from "./batch/batch-dialog.js";
import { createBatchRunDialog } from "./batch/batch-run-dialog.js";
import { createConflictDialog } from "./conflict/conflict-dialog.js";
import { createCropDialog } from "./crop/crop-dialog.js";
import { createDatasetExistsDialog } from "./datasets/dataset-exists-dialog.js";
import { createDatasetNameDialog } from "./datasets/dataset-name-dialog.js";
import { createDatasetsDialog } from "./datasets/datasets-dialog.js";
import { createDeletedDialog } from "./history/deleted-dialog.js";
import { createHistoryDialog } from "./history/history-dialog.js";
import { createImportReportDialog } from "./report/import-report-dialog.js";
import { createReviewDialog } from "./review/review-dialog.js";
import { createSettingsDialog } from "./settings/settings-dialog.js";
import { createShortcutsDialog } from "./shortcuts/shortcuts-dialog.js";

/** @typedef {import("../../state/store.js").Store} Store */
/** @typedef {import("./dialog-commands.js").DialogCommands} Commands */

/**
 * Small pictures of items: `request` calls back with an address as soon as there is one, and answers how to give up.
 *
 * @typedef {{
 *   request: (
 *     item: import("../../model/types.js").Item,
 *     size: 96 | 192 | 384 | 768,
 *     onReady: (url: string) => void
 *   ) => () => void
 * }} Thumbnails
 */

/**
 * @typedef {{ root: HTMLDialogElement, store: Store, commands: Commands, thumbnails: Thumbnails, signal: AbortSignal }} DialogOptions
 *
 * @typedef {{
 *   open: (props: any) => unknown,
 *   close: () => void,
 *   mayClose?: () => boolean,
 *   initialFocus?: () => HTMLElement | null
 * }} DialogView `open` fills the dialog, which is on screen by then; `close` gives back what it holds; `mayClose` is asked before Esc
 *   or the close button close it
 *
 * @typedef {{ dialog: import("../../ui/dialog.js").Dialog, view: DialogView }} Made
 */

/** @type {Record<string, (options: DialogOptions) => DialogView>} by the name in `state.dialog` */
const makers = {
  crop: createCropDialog,
  settings: createSettingsDialog,
  shortcuts: createShortcutsDialog,
  conflict: createConflictDialog,
  datasets: createDatasetsDialog,
  "save-as": createDatasetNameDialog,
  "rename-dataset": createDatasetNameDialog,
  "dataset-exists": createDatasetExistsDialog,
  "import-report": createImportReportDialog,
  history: createHistoryDialog,
  "copy-version": createDatasetNameDialog,
  "bring-back": createDatasetNameDialog,
  deleted: createDeletedDialog,
  batch: createBatchDialog,
  "batch-run": createBatchRunDialog,
  review: createReviewDialog,
};

/** Names that share one dialog element. */
const sharedElements = new Map([
  ["save-as", "dataset-name"],
  ["rename-dataset", "dataset-name"],
  ["copy-version", "dataset-name"],
  ["bring-back", "dataset-name"],
]);

/** Dialogs in which a slip of the pointer beside them would cost work. */
const keptOpen = new Set(["batch", "review", "crop", "conflict", "dataset-name", "dataset-exists"]);

/**
 * Shows the dialog that `state.dialog` names, one at a time; names that are not known here belong to others. A dialog is made
 * when it is wanted first. However it is closed, `state.dialog` says so.
 *
 * @param {{ root: HTMLElement, store: Store, commands: Commands, thumbnails: Thumbnails, signal: AbortSignal }} options
 */
export function createDialogs({ root, store, commands, thumbnails, signal }) {
  const ended = new AbortController();
  const alive = AbortSignal.any([signal, ended.signal]);
  /** @type {Map<string, Made>} */
  const made = new Map();
  /** @type {Made | null} */
  let current = null;

  store.subscribe((state) => state.dialog, show, { signal: alive });

  /** @param {import("../../state/store.js").State["dialog"]} wanted */
  function show(wanted) {
    const before = current;
    current = wanted && Object.hasOwn(makers, wanted.name) ? dialogOf(wanted.name) : null;
    if (before === current) before?.view.close();
    else before?.dialog.close();
    if (!current || !wanted) return;
    current.dialog.open({ focus: current.view.initialFocus?.() });
    void current.view.open(wanted);
  }

  /** @param {string} name @returns {Made} */
  function dialogOf(name) {
    const kind = sharedElements.get(name) ?? name;
    return made.get(kind) ?? make(kind, name);
  }

  /** @param {string} kind @param {string} name @returns {Made} */
  function make(kind, name) {
    const element = part(root, `dialog-${kind}`, HTMLDialogElement);
    const view = makers[name]({ root: element, store, commands, thumbnails, signal: alive });
    const dialog = createDialog(element, {
      signal: alive,
      closeOnScrim: !keptOpen.has(kind),
      mayClose: view.mayClose,
      onClose() {
        view.close();
        if (current !== entry) return;
        current = null;
        commands.closeDialog();
      },
    });
    element.addEventListener("keydown", keepFromPage, { signal: alive });
    const entry = { dialog, view };
    made.set(kind, entry);
    return entry;
  }

  return {
    destroy() {
      ended.abort();
    },
  };
}

/**
 * The page's shortcuts would act on what lies behind the dialog; the browser's saving of the page is never meant.
 *
 * @param {KeyboardEvent} event
 */
function keepFromPage(event) {
  event.stopPropagation();
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") event.preventDefault();
}
