/**
 * The words of the model, one typedef a concept. Nothing here runs.
 *
 * @module
 */

/** @typedef {string} ItemId opaque, unique within a document, never used again */
/** @typedef {"tags" | "caption"} TextMode the two ways to read and edit a text */

/**
 * Where the bytes of an image are: on the server under a name and version, or in this browser. `thumb` is an address that gives
 * a small picture when `&size=` is put behind it. `blob` may be made only when it is asked for.
 *
 * @typedef {{ kind: "stored", url: string, thumb: string, version: string }} StoredSource
 *
 * @typedef {{ readonly kind: "local", readonly blob: Blob, readonly size: number }} LocalSource
 *
 * @typedef {StoredSource | LocalSource} Source
 */

/**
 * The picture of an item. `file` is its path inside the dataset with `/` as separator; width and height are in pixels after
 * the EXIF orientation, 0 while unknown; bytes is the file's size.
 *
 * @typedef {{
 *   file: string,
 *   mime: string,
 *   source: Source,
 *   width: number,
 *   height: number,
 *   bytes: number,
 *   sha256: string | null
 * }} Picture
 */

/**
 * What is on disk for an item, as it was when the dataset was opened or last saved. `raw` is the content of the caption file,
 * null without one; `textVersion` names its state; `body` and `hasTrigger` are `raw` taken apart by the trigger of that moment.
 *
 * `mode` is the mode that the dataset remembers for the image, null where none is remembered. `formerVersions` are those in which the
 * picture had the same bytes, under another name perhaps.
 *
 * @typedef {{
 *   picture: Picture,
 *   raw: string | null,
 *   body: string,
 *   hasTrigger: boolean,
 *   textFile: string | null,
 *   textVersion: string | null,
 *   mode?: TextMode | null,
 *   formerVersions?: readonly string[]
 * }} Saved
 */

/**
 * One image with its text. `number` is what the page shows, counted from 1, and stays with the image. `body` is the text
 * without the trigger word. `wantsTrigger` is true where the user asked for the trigger on an image whose file lacks it.
 * `textProblem` says why the text can only be looked at (its file is not UTF-8, say); such a text is never written. `original`
 * is the picture before it was cropped, until the next save. `saved` is null for an image that the workspace does not hold.
 *
 * `opening` is how the text stood around its trigger, so that another trigger takes exactly that place; `otherText` names a
 * second caption file that lies beside the image and is left alone.
 *
 * @typedef {{
 *   id: ItemId,
 *   number: number,
 *   picture: Picture,
 *   body: string,
 *   mode: TextMode,
 *   wantsTrigger: boolean,
 *   textProblem: string | null,
 *   original: Picture | null,
 *   saved: Saved | null,
 *   opening?: Opening,
 *   otherText?: string | null,
 *   problem?: string | null
 * }} Item
 */

/**
 * What stands before the trigger (a byte order mark, white space) and between it and the body (`, ` mostly).
 *
 * @typedef {{ readonly before: string, readonly after: string }} Opening
 */

/**
 * A change of the document, addressed by ids. Applying one gives its inverse.
 *
 * `tags` is what each of the changes does to the tags of the text `from`, where whoever made the edit knows it: then nobody needs to compare
 * the texts. Of a text that is another one by now it says nothing.
 *
 * @typedef {{
 *   type: "text",
 *   changes: { id: ItemId, body: string, wantsTrigger?: boolean, from?: string }[],
 *   tags?: TagChange
 * }} TextEdit
 *
 * @typedef {{ dropped: readonly string[], added: readonly string[] }} TagChange
 *
 * @typedef {{ type: "mode", changes: { id: ItemId, mode: TextMode }[] }} ModeEdit
 *
 * @typedef {{ type: "trigger", trigger: string }} TriggerEdit
 *
 * @typedef {{ type: "name", name: string }} NameEdit
 *
 * @typedef {{ type: "add", items: { item: Item, at: number }[] }} AddEdit
 *
 * @typedef {{ type: "remove", ids: ItemId[] }} RemoveEdit
 *
 * @typedef {{ type: "picture", changes: { id: ItemId, picture: Picture, original: Picture | null }[] }} PictureEdit
 *
 * Taking an offered trigger reads the saved texts anew, as if the dataset had been opened with it.
 *
 * @typedef {{
 *   type: "adopt",
 *   trigger: string,
 *   savedTrigger: string,
 *   changes: { id: ItemId, body: string, opening: Opening | undefined, wantsTrigger: boolean }[]
 * }} AdoptEdit
 *
 * @typedef {{ type: "many", edits: Edit[] }} ManyEdit
 *
 * @typedef {TextEdit
 *   | ModeEdit
 *   | TriggerEdit
 *   | NameEdit
 *   | AddEdit
 *   | RemoveEdit
 *   | PictureEdit
 *   | AdoptEdit
 *   | ManyEdit} Edit
 */

/**
 * What an edit touched: `ids` in no order; `order` when images came, went or moved; `all` when every image shows something else
 * (the trigger word).
 *
 * @typedef {{ ids: Set<ItemId>, order: boolean, all: boolean }} Touched
 */

/** @typedef {{ key: "number" | "name" | "size" | "tags", descending: boolean }} Sort */

/**
 * How caption files are written.
 *
 * @typedef {{ captionEnding: ".txt" | ".caption" | "both", untagged: "trigger" | "none" }} FileRules
 */

export {};
