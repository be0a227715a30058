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
 *   setName: (name: string) => unknown
 * }} DialogCommands
 */

export {};
