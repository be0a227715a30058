import { Contents } from "./contents.js";
import { applyEdit } from "./edits.js";
import { fileTextOf, isPictureChanged, triggerStateOf } from "./file-text.js";

/** @typedef {import("./types.js").Edit} Edit */
/** @typedef {import("./types.js").FileRules} FileRules */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").Touched} Touched */

/**
 * What a save brought about.
 *
 * @typedef {object} SaveResult
 * @property {string} folder
 * @property {string} revision
 * @property {string} trigger the trigger word that the files have now
 * @property {boolean} remembered whether the workspace was told that trigger word
 * @property {Item[]} items those that are others now, also among the removed ones
 * @property {ItemId[]} gone images whose files were removed
 * @property {ItemId[]} modes images whose mode is remembered now
 */

/**
 * A save that was begun under that id. `name` is what the server was told, `asCopy` whether it holds every image.
 *
 * @typedef {{ save: string, name: string, asCopy: boolean }} BegunSave
 */

/** @type {ReadonlySet<ItemId>} */
const nobody = new Set();

/** So many images are counted ahead in one go, which takes some milliseconds. */
const countedAhead = 500;

/** @type {FileRules} */
const standardRules = { captionEnding: ".txt", untagged: "trigger" };

/** The whole state of what is being edited: images in order, their texts, the trigger word, the dataset's name and revision. */
export class DatasetDocument {
  /** @type {((touched: Touched) => void) | null} called after every change, whoever made it; the store listens here */
  onChange = null;

  /** @type {FileRules} */
  #rules;
  /** @type {Contents} */
  #contents;
  #failed = nobody;

  /**
   * @param {{
   *   name: string,
   *   folder?: string | null,
   *   revision?: string | null,
   *   trigger?: string | null,
   *   items?: Iterable<Item>,
   *   rules?: FileRules
   * }} dataset `trigger` is what the workspace remembers, null where it remembers none
   */
  constructor({ name, folder = null, revision = null, trigger = null, items = [], rules = standardRules }) {
    /** The name as it is shown, without the `1_`. */
    this.name = name;
    /** The folder in the workspace, null as long as it has none. */
    this.folder = folder;
    /** @type {string | null} */
    this.revision = revision;
    /** The trigger word now. */
    this.trigger = trigger ?? "";
    /** The trigger word that the files have, as they are in the workspace. */
    this.savedTrigger = trigger ?? "";
    /** @type {string | null} the trigger word that the workspace remembers */
    this.rememberedTrigger = trigger;
    /** @type {BegunSave | null} the save of which no end is known */
    this.begunSave = null;
    this.#rules = rules;
    this.#contents = new Contents(this.savedTrigger, rules);
    this.append(items);
  }

  /** @param {Iterable<Item>} items which the workspace has, too, and which come behind the others: no change of the document, but more of it */
  append(items) {
    const { size } = this;
    this.#contents.insert(Array.from(items, (item, at) => ({ item, at: size + at })));
  }

  /** Lets the listener know of what was appended. @param {number} from how many images it knows of */
  tellAppended(from) {
    this.onChange?.({ ids: new Set(this.ids().slice(from)), order: true, all: false });
  }

  /** @returns {import("./tag-index.js").TagIndex} which images have which tag */
  get tags() {
    return this.#contents.tags;
  }

  /** @returns {number} */
  get size() {
    return this.#contents.size;
  }

  /** @returns {FileRules} */
  get rules() {
    return this.#rules;
  }

  set rules(rules) {
    const isSame = rules.untagged === this.#rules.untagged;
    this.#rules = rules;
    if (isSame) return;
    this.#contents.recount(this.savedTrigger, rules);
    this.onChange?.({ ids: new Set(), order: false, all: true });
  }

  /** @returns {ReadonlySet<ItemId>} images for which a model gave nothing when it was asked last */
  get failed() {
    return this.#failed;
  }

  /** @param {ReadonlySet<ItemId>} ids for which a model gave nothing; no edit, and not a part of the dataset */
  markFailed(ids) {
    const changed = new Set([...ids, ...this.#failed].filter((id) => !ids.has(id) || !this.#failed.has(id)));
    this.#failed = ids;
    if (changed.size > 0) this.onChange?.({ ids: changed, order: false, all: false });
  }

  /** @returns {number} how many images differ from the workspace, those to be removed there included */
  get changedCount() {
    const { tally, removedSaved } = this.#contents;
    return tally.changedUnder(this.trigger, () => this.#contents.values()) + removedSaved.size;
  }

  /**
   * Does a part of the counting ahead on which `changedCount` relies when the trigger word is another than in the files. Without it the
   * first one to ask waits for all of it.
   *
   * @returns {boolean} whether there is more to count
   */
  countAhead() {
    return this.#contents.tally.count(countedAhead);
  }

  /** @returns {ReadonlySet<ItemId>} images whose file lacks the trigger word and will go on lacking it */
  get missingTrigger() {
    return this.trigger === this.savedTrigger ? this.#contents.tally.missing : nobody;
  }

  /** @returns {ReadonlyMap<ItemId, Item>} stored images that were taken out; a save removes their files */
  get removedSaved() {
    return this.#contents.removedSaved;
  }

  /** @returns {ReadonlySet<ItemId>} images whose mode was set since the last save */
  get modesSet() {
    return this.#contents.modesSet;
  }

  /** @returns {readonly ItemId[]} in order; a new array whenever the order changed */
  ids() {
    return this.#contents.order;
  }

  /** @returns {Iterable<ItemId>} the images for which `changeOf` is not null; no more work than there are, unless the trigger changed */
  *changedIds() {
    const candidates =
      this.trigger === this.savedTrigger ? this.#contents.tally.changed : this.#contents.order;
    for (const id of candidates) if (this.changeOf(id) !== null) yield id;
  }

  /**
   * @param {ItemId} id
   * @returns {boolean}
   */
  has(id) {
    return this.#contents.find(id) !== undefined;
  }

  /**
   * @param {ItemId} id
   * @returns {Item | undefined}
   */
  find(id) {
    return this.#contents.find(id);
  }

  /**
   * @param {ItemId} id
   * @returns {Item} which is never changed: an edit puts another in its place
   * @throws {RangeError} for an id that is not in the document
   */
  get(id) {
    const item = this.#contents.find(id);
    if (item === undefined) throw new RangeError(`No image has the id ${id}.`);
    return item;
  }

  /**
   * @param {ItemId} id
   * @returns {number} -1 for an id that is not in the document
   */
  indexOf(id) {
    return this.#contents.indexOf(id);
  }

  /**
   * @param {ItemId} id
   * @returns {string | null} what the caption file will hold after a save or in an export; null for no file
   */
  fileText(id) {
    return fileTextOf(this.get(id), this);
  }

  /**
   * @param {ItemId} id
   * @returns {"first" | "missing" | "none"} where the trigger is in that file; "none" where none is to be
   */
  triggerState(id) {
    return triggerStateOf(this.get(id), this);
  }

  /**
   * @param {ItemId} id
   * @returns {null | "new" | "text" | "picture" | "both"}
   */
  changeOf(id) {
    const item = this.get(id);
    if (item.saved === null) return "new";
    const isTextChanged = fileTextOf(item, this) !== item.saved.raw;
    if (isPictureChanged(item)) return isTextChanged ? "both" : "picture";
    return isTextChanged ? "text" : null;
  }

  /**
   * @param {string} sha256
   * @returns {ReadonlySet<ItemId>} the images of exactly that content
   */
  withContent(sha256) {
    return this.#contents.files.withContent(sha256);
  }

  /**
   * @param {string} file a path inside the dataset
   * @returns {ReadonlySet<ItemId>} the images of that stem, which therefore have the same caption file; case does not count
   */
  withStemOf(file) {
    return this.#contents.files.withStemOf(file);
  }

  /** @returns {number} how many images have their stem together with others */
  get sharingStem() {
    return this.#contents.files.sharingStem;
  }

  /**
   * @param {string} file
   * @param {ItemId} [owner] the image that is to have the name, if it is there already
   * @returns {string} the same, or with `_1`, `_2`… behind the stem where another image has that stem
   */
  freeFileName(file, owner) {
    return this.#contents.files.freeName(file, owner);
  }

  /** @returns {number} the number for the next image */
  nextNumber() {
    return this.#contents.lastNumber + 1;
  }

  /** @returns {ItemId} never given before */
  newId() {
    this.#contents.lastId++;
    return `i${this.#contents.lastId}`;
  }

  /**
   * @param {Edit} edit
   * @returns {{ inverse: Edit, touched: Touched }}
   */
  apply(edit) {
    const applied = applyEdit({ document: this, contents: this.#contents }, edit);
    this.onChange?.(applied.touched);
    return applied;
  }

  /**
   * Takes in what a save brought about.
   *
   * @param {SaveResult} result
   * @returns {Touched}
   */
  markSaved({ folder, revision, trigger, remembered, items, gone, modes }) {
    this.folder = folder;
    this.revision = revision;
    if (remembered) this.rememberedTrigger = trigger;
    const lost = this.#contents.forget(gone);
    const isOther = trigger !== this.savedTrigger;
    this.savedTrigger = trigger;
    if (isOther) this.#contents.readSavedTexts(trigger, this.#rules, { followed: true });
    for (const item of items) this.#contents.settle(item);
    for (const id of modes) this.#contents.modesSet.delete(id);
    const ids = new Set([...lost, ...items.map((item) => item.id)]);
    const touched = { ids, order: lost.length > 0, all: isOther };
    this.onChange?.(touched);
    return touched;
  }

  /**
   * Takes in that the dataset's folder has another name. The files in it are the same, so every edit and every step back stays.
   *
   * @param {{ folder: string, name: string }} renamed
   * @returns {Touched}
   */
  moveTo({ folder, name }) {
    this.folder = folder;
    this.name = name;
    this.#contents.moveTo(folder, this.savedTrigger, this.#rules);
    const ids = new Set([...this.ids(), ...this.removedSaved.keys()]);
    const touched = { ids, order: false, all: true };
    this.onChange?.(touched);
    return touched;
  }
}
