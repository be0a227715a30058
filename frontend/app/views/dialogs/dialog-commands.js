/**
 * What the preview and the dialogs ask to be done. Nothing here runs.
 *
 * @module
 */

/** @typedef {import("../../model/types.js").ItemId} ItemId */

/**
 * `applyCrop` takes pixels of the picture as the browser shows it, EXIF orientation included: that part is cut out, rotated
 * clockwise by `rotate`, then mirrored left to right where `flip` says so, then scaled to `outputWidth`. Its answer is waited
 * for; false means that it did not come about, which the command itself has told, and leaves the dialog open.
 *
 * @typedef {{
 *   openDialog: (name: string, props?: Record<string, any>) => unknown,
 *   closeDialog: () => unknown,
 *   openPreview: (id: ItemId) => unknown,
 *   closePreview: () => unknown,
 *   focusImage: (id: ItemId) => unknown,
 *   removeImages: (ids: ItemId[]) => unknown,
 *   undo: () => unknown,
 *   redo: () => unknown,
 *   save: () => unknown,
 *   applyCrop: (id: ItemId, order: import("../../model/crop.js").CropOrder, options?: { signal?: AbortSignal }) => unknown,
 *   restoreOriginal: (id: ItemId) => unknown,
 *   updateSettings: (partial: Partial<import("../../state/settings.js").Settings>) => unknown,
 *   restoreSettings: () => unknown,
 *   loadWorkspace: () => unknown,
 *   openDataset: (name: string) => unknown,
 *   saveAs: (name: string) => unknown,
 *   nameOf: (name: string) => Promise<{ name: string, title: string, exists: boolean } | null>,
 *   renameDataset: (name: string) => unknown,
 *   setName: (name: string) => unknown,
 *   chooseTagList: (file: File) => unknown,
 *   forgetTagList: () => unknown
 * } & ModelCommands & VersionCommands} DialogCommands
 */

/** @typedef {import("../../model/items.js").ImageEntry} ImageEntry */
/** @typedef {{ name: string, id: string, title: string, deleted: string, images: number, texts: number, bytes: number }} DeletedDataset */

/**
 * What is asked to be done with earlier versions. `restoreVersion` and `copyVersion` answer whether it came about; what went wrong has
 * been told.
 *
 * @typedef {{
 *   readHistory: (folder: string) => Promise<{ changes: import("../../model/versions/timeline.js").VersionChange[], notices: string[] }>,
 *   readVersion: (
 *     folder: string,
 *     version: string | null,
 *     signal: AbortSignal
 *   ) => Promise<{ now: ImageEntry[], then: ImageEntry[], revision: string }>,
 *   restoreVersion: (version: string, wanted: Wanted, label: string) => Promise<boolean>,
 *   copyVersion: (version: string, name: string) => unknown,
 *   readDeleted: () => Promise<DeletedDataset[]>,
 *   bringBack: (dataset: DeletedDataset, as: string) => Promise<boolean>
 * }} VersionCommands
 *
 * @typedef {{ what: "text" | "image", file: string, seen: ImageEntry | null } | { what: "all", revision: string }} Wanted
 */

/** @typedef {import("../../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/suggestions/types.js").Which} Which */
/** @typedef {import("../../model/suggestions/review-entry.js").Decision} Decision */

/**
 * What is asked to be done with models.
 *
 * @typedef {{
 *   keyOf: (id: ProviderId) => string,
 *   setKey: (id: ProviderId, key: string) => unknown,
 *   keepKeysIn: (place: "browser" | "tab") => unknown,
 *   forgetKeys: () => unknown,
 *   setProvider: (id: ProviderId, choice: import("../../state/settings.js").ProviderChoice) => unknown,
 *   testProvider: (id: ProviderId) => unknown,
 *   planRun: (options: RunOptions, which: Which) => import("../../model/suggestions/types.js").RunPlan,
 *   startRun: (options: RunOptions, which: Which) => unknown,
 *   tryRun: (options: RunOptions, which: Which) => unknown,
 *   pauseRun: () => unknown,
 *   resumeRun: () => unknown,
 *   stopRun: () => unknown,
 *   retryFailed: (images?: readonly ItemId[]) => unknown,
 *   showFailed: () => unknown,
 *   doRemedy: (failure: import("../../model/suggestions/types.js").Failure, images?: readonly ItemId[]) => unknown,
 *   openReview: () => unknown,
 *   decide: (images: Iterable<ItemId>, decision: Decision | null) => unknown,
 *   decideLeft: (decision: Decision) => unknown,
 *   decideTag: (image: ItemId, tag: string, decision: Decision | null) => unknown,
 *   decideTagEverywhere: (
 *     kind: import("../../model/suggestions/tag-decisions.js").ChangeKind,
 *     tag: string,
 *     decision: Decision | null
 *   ) => unknown,
 *   pickSide: (images: Iterable<ItemId>, side: number) => unknown,
 *   writeSuggestion: (image: ItemId, body: string | null) => unknown,
 *   undoDecision: () => unknown,
 *   applyReview: () => unknown,
 *   discardReview: () => unknown
 * }} ModelCommands
 */

export {};
