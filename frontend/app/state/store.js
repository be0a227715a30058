import { Needs } from "../model/checks/needs.js";
import { parseQuery } from "../model/query.js";
import { Results } from "../model/results.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../model/types.js").Edit} Edit */
/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../model/types.js").Sort} Sort */
/** @typedef {import("../model/types.js").Touched} Touched */
/** @typedef {import("./settings.js").Settings} Settings */

/**
 * @typedef {object} ToastAction
 * @property {string} label
 * @property {string} [hint]
 * @property {() => void} run
 *
 * @typedef {object} Toast
 * @property {string} [id] given by the store; a toast with the id of another takes its place
 * @property {"ok" | "info" | "warning" | "error" | "progress"} kind
 * @property {string} title
 * @property {string} [detail]
 * @property {ToastAction[]} [actions]
 * @property {{ done: number, total: number }} [progress]
 * @property {true} [undo] whether it offers to undo the last edit
 *
 * @typedef {object} Work
 * @property {"open" | "import" | "save" | "export"} kind
 * @property {string} label
 * @property {number} done
 * @property {number} total
 * @property {string} detail
 * @property {() => void} stop
 *
 * @typedef {object} DraftState
 * @property {"none" | "kept" | "partly" | "failed"} state
 * @property {number | null} at
 * @property {number} unprotected how many images would not survive a closed tab
 *
 * @typedef {object} ServerState
 * @property {boolean} online
 * @property {string | null} path
 * @property {boolean} writable
 * @property {number | null} freeBytes
 * @property {string | null} version
 *
 * @typedef {object} WorkspaceDataset
 * @property {string} name
 * @property {string} title
 * @property {number} images
 * @property {number} bytes
 * @property {number} texts
 * @property {string} changed
 * @property {{ file: string, version: string }[]} covers
 *
 * @typedef {object} DraftSummary
 * @property {string} key
 * @property {string} title
 * @property {number} images
 * @property {number} changes
 * @property {number} at
 */

/**
 * @typedef {object} State
 * @property {"start" | "dataset"} screen
 * @property {number} revision goes up with every change of the document
 * @property {string} query
 * @property {Sort} sort
 * @property {"list" | "gallery"} density
 * @property {number} tileHeight 96 to 320
 * @property {ItemId | null} focusId
 * @property {ItemId | null} anchorId where a range of the selection begins
 * @property {ReadonlySet<ItemId>} selection
 * @property {boolean} inspectorOpen
 * @property {null | "tags" | "filter" | "inspector"} sheet
 * @property {Settings} settings
 * @property {Work | null} work
 * @property {DraftState} draft
 * @property {number | null} savedAt
 * @property {ServerState} server
 * @property {null | "writing" | "ready" | "failed"} zip
 * @property {readonly (Toast & { id: string })[]} toasts
 * @property {string | null} canUndo the label of the step
 * @property {string | null} canRedo
 * @property {ItemId | null} preview
 * @property {({ name: string } & Record<string, any>) | null} dialog
 * @property {{ datasets: WorkspaceDataset[] } | null} workspace
 * @property {DraftSummary[]} drafts
 */

/** @typedef {ReturnType<typeof createStore>} Store */

/**
 * @param {{ settings: Settings, now: () => number }} _options
 */
export function createStore(_options) {
  return {
    /** @type {DatasetDocument | null} */
    document: null,
    /** The images shown. */
    results: new Results(null, parseQuery(""), { key: "number", descending: false }),
    /** What may want attention. */
    needs: new Needs(),
    /** @type {Readonly<State>} */
    state: /** @type {any} */ ({}),

    /**
     * Shows a document; what was done to the one before can no longer be undone.
     *
     * @param {DatasetDocument} _document
     */
    open(_document) {},

    /** Goes back to the start page. */
    close() {},

    /**
     * Applies an edit and records how to undo it. Null is nothing to do.
     *
     * @param {Edit | null} _edit
     * @param {string} _label what was done, in words: Removed “blurry” from 23 images
     * @param {{ mergeKey?: string }} [_options] steps with the same key shortly after one another are undone together
     * @returns {boolean} whether something changed
     */
    edit(_edit, _label, _options) {
      return false;
    },

    /** @returns {string | null} the label of what was undone */
    undo() {
      return /** @type {string | null} */ (null);
    },

    /** @returns {string | null} */
    redo() {
      return /** @type {string | null} */ (null);
    },

    /** @param {Partial<State>} _partial */
    set(_partial) {},

    /**
     * @param {Toast} _toast
     * @returns {string} its id
     */
    toast(_toast) {
      return "";
    },

    /** @param {string} _id */
    dismissToast(_id) {},

    /**
     * Calls the listener now, and after each turn in which the selected value became another (`Object.is`).
     *
     * @template T
     * @param {(state: Readonly<State>, store: any) => T} _select
     * @param {(value: T, previous: T | undefined) => void} _listener
     * @param {{ signal?: AbortSignal }} [_options]
     */
    subscribe(_select, _listener, _options) {},

    /**
     * Calls the listener after each turn in which the document changed.
     *
     * @param {(touched: Touched) => void} _listener
     * @param {{ signal?: AbortSignal }} [_options]
     */
    onTouched(_listener, _options) {},
  };
}
