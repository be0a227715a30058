/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../model/types.js").Sort} Sort */
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
 * @property {(() => void) | null} stop null where it can no longer be stopped
 *
 * @typedef {object} DraftState
 * @property {"none" | "keeping" | "kept" | "partly" | "failed"} state
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
 * @property {{ datasets: WorkspaceDataset[], notices: string[] } | null} workspace `notices` are what a person must see to
 * @property {DraftSummary[]} drafts
 */

/**
 * @param {Settings} settings
 * @returns {Readonly<State>} with nothing open
 */
export function initialState(settings) {
  return {
    ...closedState(),
    screen: "start",
    revision: 0,
    density: settings.density,
    tileHeight: settings.tileHeight,
    inspectorOpen: settings.inspectorOpen,
    settings,
    server: { online: true, path: null, writable: true, freeBytes: null, version: null },
    work: null,
    dialog: null,
    toasts: [],
    workspace: null,
    drafts: [],
  };
}

/**
 * @returns what belongs to the document that is open, as it is for none
 */
export function closedState() {
  /** @type {Pick<State, "query" | "sort" | "focusId" | "anchorId" | "selection" | "sheet" | "draft" | "savedAt" | "zip" | "canUndo" | "canRedo" | "preview">} */
  const state = {
    query: "",
    sort: { key: "number", descending: false },
    focusId: null,
    anchorId: null,
    selection: new Set(),
    sheet: null,
    draft: { state: "none", at: null, unprotected: 0 },
    savedAt: null,
    zip: null,
    canUndo: null,
    canRedo: null,
    preview: null,
  };
  return state;
}
