/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("../model/types.js").Sort} Sort */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("../model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../model/suggestions/types.js").Route} Route */
/** @typedef {import("../model/suggestions/types.js").RunOptions} RunOptions */

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
 * @property {import("../model/history.js").Step} [undo] the step that it offers to undo; it goes when Undo would undo something else
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
 * A provider as the page shows it. `state` says what is known of it: nothing, that it is being asked, that it answered (in so many
 * `milliseconds`), or why it does not. `models` are those that it offers, null as long as nobody asked.
 *
 * @typedef {object} ProviderState
 * @property {ProviderId} id
 * @property {string} name
 * @property {string} company
 * @property {"required" | "optional" | "none"} key
 * @property {readonly Route[]} routes
 * @property {readonly import("../model/types.js").TextMode[]} modes
 * @property {boolean} hasPrompt
 * @property {string} defaultModel
 * @property {string} privacy empty where there is nothing to say
 * @property {boolean} hasKey
 * @property {"unknown" | "checking" | "ready" | "failed"} state
 * @property {number | null} milliseconds
 * @property {Failure | null} failure
 * @property {readonly { id: string, name: string }[] | null} models
 */

/**
 * The run of a batch that is under way, or the last one. `jobs` is changed in place; `revision` goes up when it was.
 *
 * @typedef {object} BatchState
 * @property {"running" | "paused" | "stopped" | "done"} phase
 * @property {RunOptions} options
 * @property {import("../model/batch/jobs.js").Jobs} jobs
 * @property {number} revision
 * @property {number} startedAt milliseconds since 1970
 * @property {number} endedBefore how many jobs had ended when it was started, the last time
 * @property {number | null} perMinute images a minute, null while too few are done to tell
 * @property {number | null} secondsLeft
 * @property {{ title: string, until: number, atOnce: number } | null} slowDown what the provider asked for
 * @property {import("../model/suggestions/types.js").Job | null} latest the last that was done
 * @property {Failure | null} stoppedBy
 */

/**
 * Images are on their way: those of a dataset that is being `opened`, or those that are `added` to it. `waiting` is how many commands wait for them.
 *
 * @typedef {{ to: "opened" | "added", waiting: number }} Arriving
 */

/**
 * @typedef {object} State
 * @property {"start" | "dataset"} screen
 * @property {number} revision goes up with every change of the document
 * @property {Arriving | null} arriving
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
 * @property {{ waiting: number, refused: number }} left images of what was open before that are on their way into its draft, or found no room there
 * @property {number | null} savedAt
 * @property {ServerState} server
 * @property {"open" | "ended"} session ended: the server asks for its password again, and calls wait for that
 * @property {null | "writing" | "ready" | "failed"} zip
 * @property {readonly (Toast & { id: string })[]} toasts
 * @property {string | null} canUndo the label of the step
 * @property {string | null} canRedo
 * @property {ItemId | null} preview
 * @property {({ name: string } & Record<string, any>) | null} dialog
 * @property {{ datasets: WorkspaceDataset[], notices: string[] } | null} workspace `notices` are what a person must see to
 * @property {DraftSummary[]} drafts
 * @property {Readonly<Partial<Record<ProviderId, ProviderState>>>} providers
 * @property {import("../model/tag-list.js").TagList | null} tagList that tags are suggested from, beside those of the dataset
 * @property {{ services: readonly string[], endpoints: readonly string[] } | null} relay what the server passes calls on to; null while it is not known
 * @property {BatchState | null} batch
 * @property {{ jobs: import("../model/batch/jobs.js").Jobs, revision: number } | null} trial a few images that are asked about before a run; nothing of it is applied
 * @property {ReadonlyMap<ItemId, import("../model/types.js").TextMode>} asking what a model is asked for about images, one by one
 * @property {{ revision: number, review: import("../model/suggestions/review.js").Review } | null} review suggestions that wait for a decision
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
    session: "open",
    arriving: null,
    work: null,
    dialog: null,
    toasts: [],
    workspace: null,
    drafts: [],
    left: { waiting: 0, refused: 0 },
    providers: {},
    tagList: null,
    relay: null,
  };
}

/**
 * @returns what belongs to the document that is open, as it is for none
 */
export function closedState() {
  /** @type {Pick<State, "query" | "sort" | "focusId" | "anchorId" | "selection" | "sheet" | "draft" | "savedAt" | "zip" | "canUndo" | "canRedo" | "preview" | "batch" | "trial" | "review" | "asking">} */
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
    batch: null,
    trial: null,
    review: null,
    asking: new Map(),
  };
  return state;
}
