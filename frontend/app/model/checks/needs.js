import { isSmall } from "./size.js";

/** @typedef {import("../types.js").Item} Item */
/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {import("../types.js").Touched} Touched */
/** @typedef {import("../document.js").DatasetDocument} DatasetDocument */

/**
 * What may want attention: no text; a file without the trigger word; a picture that the trainer would enlarge; another image of the same
 * stem, so that the two would share a caption file; a caption file that cannot be read; a picture that cannot be read. Each is also a
 * filter: `is:small`.
 *
 * @typedef {"untagged" | "missing-trigger" | "small" | "same-stem" | "unreadable-text" | "unreadable"} Need
 */

/** @type {Record<Exclude<Need, "missing-trigger" | "same-stem">, (item: Item) => boolean>} what an item alone decides */
const ownNeeds = {
  untagged: (item) => item.body.trim() === "" && item.textProblem === null,
  small: (item) => isSmall(item.picture),
  "unreadable-text": (item) => item.textProblem !== null,
  unreadable: (item) => Boolean(item.problem),
};

const ownNames = /** @type {(keyof typeof ownNeeds)[]} */ (Object.keys(ownNeeds));

/** @type {readonly Need[]} in the order in which they are shown */
export const needs = ["unreadable", "unreadable-text", "same-stem", "untagged", "missing-trigger", "small"];

/**
 * @param {DatasetDocument} document
 * @param {ItemId} id
 * @returns {Need[]} what this image wants
 */
export function needsOf(document, id) {
  const item = document.get(id);
  return needs.filter((need) => {
    if (need === "missing-trigger") return document.triggerState(id) === "missing";
    if (need === "same-stem") return document.withStemOf(item.picture.file).size > 1;
    return ownNeeds[need](item);
  });
}

/** How many images want what, kept current by what was touched. */
export class Needs {
  #document;
  /** @type {Record<keyof typeof ownNeeds, Set<ItemId>>} */
  #images = { untagged: new Set(), small: new Set(), "unreadable-text": new Set(), unreadable: new Set() };

  /** @param {DatasetDocument | null} document */
  constructor(document) {
    this.#document = document;
    for (const id of document?.ids() ?? []) this.#look(id);
  }

  /**
   * @param {Need} need
   * @returns {number}
   */
  count(need) {
    if (need === "missing-trigger") return this.#document?.missingTrigger.size ?? 0;
    if (need === "same-stem") return this.#document?.sharingStem ?? 0;
    return this.#images[need].size;
  }

  /** @param {Touched} touched */
  touch({ ids }) {
    for (const id of ids) this.#look(id);
  }

  /** @param {ItemId} id */
  #look(id) {
    const item = this.#document?.find(id);
    for (const need of ownNames) {
      if (item !== undefined && ownNeeds[need](item)) this.#images[need].add(id);
      else this.#images[need].delete(id);
    }
  }
}
