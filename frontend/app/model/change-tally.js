import { fileTextOf, isPictureChanged, triggerStateOf } from "./file-text.js";
import { keepingTriggers, keepsByBeginning, listedBeginning } from "./keeping-triggers.js";

/** @typedef {import("./types.js").FileRules} FileRules */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */

/** Counts the images whose files differ from the workspace, under the trigger word of the workspace and under any other. */
export class ChangeTally {
  /** @type {import("./file-text.js").TextContext} */
  #context;
  #size = 0;
  /** @type {Set<ItemId>} */
  #changed = new Set();
  /** @type {Set<ItemId>} */
  #missing = new Set();
  /** @type {Map<string, number>} how many images stay as they are under a trigger other than the saved one */
  #kept = new Map();
  #keptByAny = 0;
  /** @type {Set<Item>} added, and not among those counts yet */
  #uncounted = new Set();
  /** @type {Item[]} removed, and still among them */
  #outdated = [];

  /**
   * @param {string} savedTrigger
   * @param {FileRules} rules
   */
  constructor(savedTrigger, rules) {
    this.#context = { trigger: savedTrigger, savedTrigger, rules };
  }

  /** @returns {ReadonlySet<ItemId>} images that differ while the trigger word is the saved one */
  get changed() {
    return this.#changed;
  }

  /** @returns {ReadonlySet<ItemId>} images whose file lacks the trigger word while it is the saved one */
  get missing() {
    return this.#missing;
  }

  /**
   * @param {string} trigger
   * @param {() => Iterable<Item>} items all that were added, asked for only if prose begins with the first words of a long trigger
   * @returns {number} how many images differ with that trigger word
   */
  changedUnder(trigger, items) {
    if (trigger === this.#context.savedTrigger) return this.#changed.size;
    this.count();
    let kept = this.#keptByAny + (this.#kept.get(trigger) ?? 0);
    const beginning = listedBeginning(trigger);
    if (beginning !== null && this.#kept.has(beginning)) {
      for (const item of items()) if (keepsByBeginning(item, trigger) && !isPictureChanged(item)) kept++;
    }
    return this.#size - kept;
  }

  /**
   * Counts ahead what another trigger word would change, so that whoever types one need not wait for it.
   *
   * @param {number} [most] images to look at
   * @returns {boolean} whether some are left
   */
  count(most = Infinity) {
    let left = most;
    for (; left > 0 && this.#outdated.length > 0; left--) this.#count(this.#outdated.pop(), -1);
    for (const item of this.#uncounted) {
      if (left-- <= 0) break;
      this.#uncounted.delete(item);
      this.#count(item, 1);
    }
    return this.#outdated.length + this.#uncounted.size > 0;
  }

  /** @param {Item} item */
  add(item) {
    this.#size++;
    const isPictureSame = !isPictureChanged(item);
    if (!isPictureSame || fileTextOf(item, this.#context) !== item.saved?.raw) this.#changed.add(item.id);
    if (triggerStateOf(item, this.#context) === "missing") this.#missing.add(item.id);
    if (isPictureSame) this.#uncounted.add(item);
  }

  /** @param {Item} item as it was added */
  remove(item) {
    this.#size--;
    this.#changed.delete(item.id);
    this.#missing.delete(item.id);
    if (!isPictureChanged(item) && !this.#uncounted.delete(item)) this.#outdated.push(item);
  }

  /**
   * @param {Item | undefined} item
   * @param {1 | -1} step
   */
  #count(item, step) {
    if (item === undefined) return;
    const triggers = keepingTriggers(item, this.#context.rules);
    if (triggers === "all") this.#keptByAny += step;
    else for (const trigger of triggers) this.#countTrigger(trigger, step);
  }

  /**
   * @param {string} trigger
   * @param {1 | -1} step
   */
  #countTrigger(trigger, step) {
    const count = (this.#kept.get(trigger) ?? 0) + step;
    if (count === 0) this.#kept.delete(trigger);
    else this.#kept.set(trigger, count);
  }
}
