/**
 * What the views of the shell are given.
 *
 * @module
 */

/** @typedef {import("../../state/store.js").Store} Store */

/**
 * The part of the commands that the shell calls.
 *
 * @typedef {object} ShellCommands
 * @property {(name: string) => unknown} openDataset
 * @property {() => unknown} openStart
 * @property {(name?: string) => unknown} newDataset
 * @property {() => unknown} loadWorkspace
 * @property {(files: File[] | DataTransfer) => unknown} importFiles
 * @property {(data: DataTransfer) => unknown} pasteImages
 * @property {() => unknown} save
 * @property {() => unknown} exportZip
 * @property {() => unknown} undo
 * @property {() => unknown} redo
 * @property {(text: string) => unknown} setTrigger
 * @property {(text: string) => unknown} setName may give a promise of what the workspace makes of the name: `{ name, exists }`
 * @property {(mode: "tags" | "caption") => unknown} openBatch
 * @property {() => unknown} showRun
 * @property {() => unknown} openReview
 * @property {() => unknown} clearTexts
 * @property {() => unknown} resetAll
 * @property {(text: string) => unknown} setQuery
 * @property {() => unknown} clearSelection
 * @property {(name: string, props?: Record<string, unknown>) => unknown} openDialog
 * @property {() => unknown} closeDialog
 * @property {() => unknown} openHistory
 * @property {() => Promise<readonly unknown[]>} readDeleted
 * @property {() => unknown} toggleInspector
 * @property {(sheet: null | "tags" | "filter" | "inspector") => unknown} setSheet
 * @property {(partial: Partial<import("../../state/settings.js").Settings>) => unknown} updateSettings
 * @property {(id: string) => unknown} dismissToast
 * @property {(key: string) => unknown} resumeDraft
 * @property {(key: string) => unknown} discardDraft
 * @property {(password: string) => Promise<void>} logIn
 * @property {() => unknown} declineLogIn
 * @property {() => unknown} logOut
 *
 * @typedef {{ root: HTMLElement, store: Store, commands: ShellCommands, signal: AbortSignal }} ShellParts
 */

export {};
