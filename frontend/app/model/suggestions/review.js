import { identityOf } from "./image-identity.js";
import { isEditedSince, outcomeOf, proposed, undecided, withTag } from "./review-entry.js";
import { ReviewTable } from "./review-table.js";
import { TagMarks } from "./tag-marks.js";

/** @typedef {import("../document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {import("./proposal.js").Proposal} Proposal */
/** @typedef {import("./proposal.js").ProposalRules} ProposalRules */
/** @typedef {import("./review-entry.js").Decision} Decision */
/** @typedef {import("./review-entry.js").EntryDecision} EntryDecision */
/** @typedef {import("./review-entry.js").EntryState} EntryState */
/** @typedef {import("./review-entry.js").ReviewEntry} ReviewEntry */
/** @typedef {import("./review-entry.js").SeenText} SeenText */
/** @typedef {import("./tag-decisions.js").ChangeKind} ChangeKind */

/** @typedef {import("./tag-marks.js").TagMark} TagMark */

/**
 * What was before a decision, to go back to.
 *
 * @typedef {{ entries: ({ image: ItemId } & EntryDecision)[], marks: TagMark[] }} ReviewStep
 */

/** @typedef {Pick<import("./types.js").Job, "image" | "side" | "suggestion" | "failure">} Outcome of one job */

/** The decisions on the suggestions of a run. Each costs what it touches. */
export class Review {
  #table = new ReviewTable();
  #marks = new TagMarks();

  /** @param {ProposalRules} rules */
  constructor(rules) {
    this.rules = rules;
  }

  /** @returns {Readonly<Record<EntryState, number>>} */
  get counts() {
    return this.#table.counts;
  }

  /** @returns {number} */
  get size() {
    return this.#table.size;
  }

  /** @returns {Iterable<ReviewEntry>} in the order in which they came */
  get entries() {
    return this.#table.values();
  }

  /** @returns {import("./tag-decisions.js").TagDecisions} the tags that images would get or lose */
  get tags() {
    return this.#table.tags;
  }

  /** @returns {readonly TagMark[]} */
  get marks() {
    return this.#marks.list();
  }

  /**
   * @param {EntryState} state
   * @returns {readonly ItemId[]} the same array as long as it is up to date
   */
  ids(state) {
    return this.#table.ids(state);
  }

  /**
   * @param {ItemId} image
   * @returns {ReviewEntry | undefined}
   */
  find(image) {
    return this.#table.find(image);
  }

  /**
   * @param {ItemId} image
   * @returns {EntryState | null} null for an image that is not in the review
   */
  state(image) {
    return this.#table.state(image);
  }

  /**
   * @param {ItemId} image
   * @returns {Proposal | null} what would be written if the image was accepted as it is decided now
   */
  outcome(image) {
    const entry = this.#table.find(image);
    return entry === undefined ? null : outcomeOf(entry, this.rules);
  }

  /**
   * @param {ItemId} image
   * @returns {boolean} whether its text was edited after it had been sent
   */
  isEdited(image) {
    const entry = this.#table.find(image);
    return entry !== undefined && isEditedSince(entry, this.rules.trigger);
  }

  /**
   * Takes in what a job brought. What was decided on a tag across all images holds for those that come later, too.
   *
   * @param {Outcome} outcome
   * @param {DatasetDocument} document
   * @param {{ picture?: import("./image-identity.js").ImageIdentity, seen?: SeenText }} [sent] how the image was when it was sent, as
   *   it is now when not given
   */
  take({ image, side, suggestion, failure }, document, sent = {}) {
    const item = document.find(image);
    const known = this.#table.find(image);
    const { picture = item && identityOf(item), seen = item && seenText(item) } = sent;
    if (known === undefined && (picture === undefined || seen === undefined)) return;
    const base = known ?? { ...undecided, image, picture, seen, sides: [], failures: [] };
    const sides = replaced(base.sides, side, suggestion);
    const isFirst = suggestion !== null && (base.sides[base.side] ?? null) === null;
    this.restoreEntry(
      /** @type {ReviewEntry} */ ({
        ...base,
        sides,
        failures: replaced(base.failures, side, failure),
        side: isFirst ? side : base.side,
      }),
      document,
    );
  }

  /**
   * Puts an entry in, with the text that its image has in the document.
   *
   * @param {Omit<ReviewEntry, "text" | "proposal">} entry
   * @param {DatasetDocument} document
   */
  restoreEntry(entry, document) {
    const item = document.find(entry.image);
    const text = item === undefined ? null : { ...seenText(item), textProblem: item.textProblem };
    this.#table.put(this.#marks.on(proposed({ ...entry, text, proposal: null }, this.rules)));
  }

  /**
   * @param {Iterable<ItemId>} images
   * @param {Decision | null} decision
   * @returns {ReviewStep}
   */
  decide(images, decision) {
    return this.#change(images, (entry) => ({ ...entry, decision }));
  }

  /**
   * @param {Decision} decision for all images that are undecided
   * @returns {ReviewStep}
   */
  decideLeft(decision) {
    return this.decide(this.ids("undecided"), decision);
  }

  /**
   * @param {ItemId} image
   * @param {string} tag
   * @param {Decision | null} decision
   * @returns {ReviewStep}
   */
  decideTag(image, tag, decision) {
    return this.#change([image], (entry) => withTag(entry, tag, decision));
  }

  /**
   * @param {ChangeKind} kind
   * @param {string} tag
   * @param {Decision | null} decision on the tag in all images that would get or lose it
   * @returns {ReviewStep}
   */
  decideTagEverywhere(kind, tag, decision) {
    const marks = [this.#marks.set({ kind, tag, decision })];
    const step = this.#change(this.tags.images(kind, tag), (entry) => withTag(entry, tag, decision));
    return { ...step, marks };
  }

  /**
   * @param {Iterable<ItemId>} images
   * @param {number} side whose suggestion is to be taken, where there is one
   * @returns {ReviewStep}
   */
  pick(images, side) {
    return this.#change(images, (entry) => {
      const isThere = (entry.sides[side] ?? null) !== null;
      return isThere ? this.#marks.on(proposed({ ...entry, side, ownText: null }, this.rules)) : entry;
    });
  }

  /**
   * @param {ItemId} image
   * @param {SeenText | null} ownText what the person wrote instead, which counts as accepted; null to go back to the suggestion
   * @returns {ReviewStep}
   */
  write(image, ownText) {
    const decision = ownText === null ? null : "accepted";
    return this.#change([image], (entry) => ({ ...entry, ownText, decision }));
  }

  /**
   * @param {ReviewStep} step
   * @returns {ReviewStep} to go forward again
   */
  restore({ entries, marks }) {
    const former = new Map(entries.map(({ image, ...decision }) => [image, decision]));
    const inverse = marks.map((mark) => this.#marks.set(mark));
    const step = this.#change(former.keys(), (entry) => {
      const before = { ...entry, ...former.get(entry.image) };
      return before.side === entry.side ? before : proposed(before, this.rules);
    });
    return { ...step, marks: inverse };
  }

  /**
   * Takes in what changed in the document. Where a text is another now, the proposal is made anew, and an acceptance of the image is taken
   * back, since it was meant for something else.
   *
   * @param {DatasetDocument} document
   * @param {import("../types.js").Touched} touched
   */
  follow(document, touched) {
    const isOther = document.trigger !== this.rules.trigger;
    if (isOther) this.rules = { ...this.rules, trigger: document.trigger };
    const images = isOther || touched.all ? Array.from(this.entries, ({ image }) => image) : touched.ids;
    for (const image of images) {
      const entry = this.#table.find(image);
      if (entry !== undefined) this.#follow(entry, document, isOther);
    }
  }

  /** @param {Iterable<ItemId>} images that are done with */
  drop(images) {
    for (const image of images) this.#table.drop(image);
  }

  /**
   * @param {ReviewEntry} entry
   * @param {DatasetDocument} document
   * @param {boolean} isOther whether the trigger word is another
   */
  #follow(entry, document, isOther) {
    const item = document.find(entry.image);
    const isSame =
      entry.text?.body === item?.body &&
      entry.text?.mode === item?.mode &&
      entry.text?.textProblem === item?.textProblem;
    if (isSame && !isOther) return;
    const text = item === undefined ? null : { ...seenText(item), textProblem: item.textProblem };
    const isKept = text === null || isSame || entry.decision !== "accepted";
    const decision = isKept ? entry.decision : null;
    this.#table.put(this.#marks.on(proposed({ ...entry, text, decision }, this.rules)));
  }

  /**
   * @param {Iterable<ItemId>} images
   * @param {(entry: ReviewEntry) => ReviewEntry} change
   * @returns {ReviewStep}
   */
  #change(images, change) {
    /** @type {ReviewStep["entries"]} */
    const former = [];
    for (const image of images) {
      const before = this.#table.find(image);
      const after = before === undefined ? undefined : change(before);
      if (before === undefined || after === undefined || after === before) continue;
      const { side, decision, tags, ownText } = before;
      former.push({ image, side, decision, tags, ownText });
      this.#table.put(after);
    }
    return { entries: former, marks: [] };
  }
}

/**
 * @param {import("../types.js").Item} item
 * @returns {SeenText}
 */
function seenText({ body, mode }) {
  return { body, mode };
}

/**
 * @template T
 * @param {readonly (T | null)[]} list
 * @param {number} index
 * @param {T | null} value
 * @returns {(T | null)[]}
 */
function replaced(list, index, value) {
  return Array.from({ length: Math.max(list.length, index + 1) }, (_, i) =>
    i === index ? value : (list[i] ?? null),
  );
}
