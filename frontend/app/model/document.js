import { TagIndex } from "./tag-index.js";

/** @typedef {import("./types.js").Edit} Edit */
/** @typedef {import("./types.js").FileRules} FileRules */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").Touched} Touched */

/** The whole state of what is being edited: images in order, their texts, the trigger word, the dataset's name and revision. */
export class DatasetDocument {
  /** @readonly Which images have which tag. */
  tags = new TagIndex();

  /** @type {((touched: Touched) => void) | null} called after every change, whoever made it; the store listens here */
  onChange = null;

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
  constructor({ name, folder = null, revision = null, trigger = null }) {
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
    /** @type {FileRules} */
    this.rules = { captionEnding: ".txt", untagged: "trigger" };
    /** @type {ReadonlyMap<ItemId, Item>} stored images that were taken out; a save removes their files */
    this.removedSaved = new Map();
  }

  /** @returns {number} */
  get size() {
    return 0;
  }

  /** @returns {number} how many images differ from the workspace, those to be removed there included; O(1) */
  get changedCount() {
    return 0;
  }

  /** @returns {ReadonlySet<ItemId>} images whose file lacks the trigger word and will go on lacking it; O(1) */
  get missingTrigger() {
    return new Set();
  }

  /** @returns {readonly ItemId[]} in order; a new array whenever the order changed */
  ids() {
    return [];
  }

  /**
   * @param {ItemId} _id
   * @returns {boolean}
   */
  has(_id) {
    return false;
  }

  /**
   * @param {ItemId} _id
   * @returns {Item} which is never changed: an edit puts another in its place
   * @throws {RangeError} for an id that is not in the document
   */
  get(_id) {
    throw new RangeError("skeleton");
  }

  /**
   * @param {ItemId} _id
   * @returns {number} -1 for an id that is not in the document
   */
  indexOf(_id) {
    return -1;
  }

  /**
   * @param {ItemId} _id
   * @returns {string | null} what the caption file will hold after a save or in an export; null for no file
   */
  fileText(_id) {
    return null;
  }

  /**
   * @param {ItemId} _id
   * @returns {"first" | "missing" | "none"} where the trigger is in that file; "none" where none is to be
   */
  triggerState(_id) {
    return "none";
  }

  /**
   * @param {ItemId} _id
   * @returns {null | "new" | "text" | "picture" | "both"}
   */
  changeOf(_id) {
    return null;
  }

  /**
   * @param {string} _sha256
   * @returns {ReadonlySet<ItemId>} the images of exactly that content
   */
  withContent(_sha256) {
    return new Set();
  }

  /**
   * @param {string} _file a path inside the dataset
   * @returns {boolean} whether an image has that name, in whatever case
   */
  hasFile(_file) {
    return false;
  }

  /**
   * @param {string} file
   * @returns {string} the same, or with `_1`, `_2`… behind the stem where an image of that stem is there already
   */
  freeFileName(file) {
    return file;
  }

  /**
   * @param {Edit} edit
   * @returns {{ inverse: Edit, touched: Touched }}
   */
  apply(edit) {
    return { inverse: edit, touched: { ids: new Set(), order: false, all: false } };
  }

  /** @returns {number} the number for the next image */
  nextNumber() {
    return 1;
  }

  /** @returns {ItemId} never given before */
  newId() {
    return "i1";
  }
}
