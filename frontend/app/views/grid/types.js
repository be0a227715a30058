/**
 * What the views of images, tags and texts are given. Nothing here runs.
 *
 * @module
 */

/** @typedef {import("../../model/types.js").Item} Item */
/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {import("../../model/types.js").Sort} Sort */
/** @typedef {import("../../model/types.js").TextMode} TextMode */
/** @typedef {import("../../state/store.js").Store} Store */
/** @typedef {"end" | "start" | { before: number }} TagPlace */

/**
 * The part of the commands that these views call. `tagImages` and `captionImages` are there only when a model can be asked;
 * without them nothing is shown that would need one.
 *
 * @typedef {object} EditingCommands
 * @property {(ids: ItemId[], text: string, where?: TagPlace) => unknown} addTags `text` may be several, between commas
 * @property {(ids: ItemId[], tag: string) => unknown} removeTag
 * @property {(id: ItemId, index: number) => unknown} removeTagAt
 * @property {(id: ItemId, index: number, text: string) => unknown} renameTagAt
 * @property {(id: ItemId, from: number, to: number) => unknown} moveTag
 * @property {(from: string, to: string, ids?: ItemId[]) => unknown} renameTag
 * @property {(tag: string) => unknown} removeTagEverywhere
 * @property {(digit: number, tag: string) => unknown} setQuickTag
 * @property {(ids: ItemId[], digit: number) => unknown} toggleQuickTag
 * @property {(id: ItemId, body: string) => unknown} setCaption
 * @property {(ids: ItemId[], mode: TextMode) => unknown} setMode
 * @property {(ids: ItemId[]) => unknown} addTrigger
 * @property {(ids: ItemId[]) => unknown} removeImages
 * @property {(ids: ItemId[]) => unknown} repeatLast
 * @property {(id: ItemId) => unknown} restoreOriginal
 * @property {(id: ItemId, stem: string) => unknown} renameFile
 * @property {(text: string) => unknown} setQuery
 * @property {(tag: string, kind: "include" | "exclude") => unknown} toggleTagFilter
 * @property {(sort: Sort) => unknown} setSort
 * @property {(density: "list" | "gallery") => unknown} setDensity
 * @property {(height: number) => unknown} setTileHeight
 * @property {(id: ItemId) => unknown} focusImage
 * @property {(ids: ItemId[], how: "only" | "add" | "toggle" | "range") => unknown} select
 * @property {() => unknown} selectAllShown
 * @property {() => unknown} clearSelection
 * @property {(id: ItemId) => unknown} openPreview
 * @property {(options: { file?: string }) => unknown} openHistory
 * @property {(name: string, props?: Record<string, unknown>) => unknown} openDialog
 * @property {() => unknown} toggleInspector
 * @property {(sheet: null | "tags" | "filter" | "inspector") => unknown} setSheet
 * @property {(partial: Partial<import("../../state/settings.js").Settings>) => unknown} updateSettings
 * @property {(ids: ItemId[]) => unknown} [tagImages]
 * @property {(ids: ItemId[]) => unknown} [captionImages]
 */

/** @typedef {96 | 192 | 384 | 768} ThumbSize the long side in pixels */

/**
 * Small pictures of items. `onReady` is called once there is an address, perhaps at once; the answer gives up waiting for it.
 *
 * @typedef {{ request: (item: Item, size: ThumbSize, onReady: (url: string) => void) => () => void }} Thumbnails
 */

/**
 * @typedef {{
 *   root: HTMLElement,
 *   store: Store,
 *   commands: EditingCommands,
 *   thumbnails: Thumbnails,
 *   signal: AbortSignal
 * }} EditingParts
 */

export {};
