import { mergeTouched } from "../model/edits.js";
import { Needs } from "../model/checks/needs.js";
import { createHistory } from "../model/history.js";
import { parseQuery } from "../model/query.js";
import { Results } from "../model/results.js";
import { keepPresent } from "../model/selection.js";
import { closedState, initialState } from "./state.js";
import { rulesOf, shownSettings } from "./settings.js";
import { attempt, createSubscriptions } from "./subscriptions.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../model/types.js").Edit} Edit */
/** @typedef {import("../model/types.js").Touched} Touched */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Toast} Toast */
/** @typedef {import("./state.js").ToastAction} ToastAction */
/** @typedef {import("./state.js").Work} Work */
/** @typedef {import("./state.js").DraftState} DraftState */
/** @typedef {import("./state.js").ServerState} ServerState */
/** @typedef {import("./state.js").WorkspaceDataset} WorkspaceDataset */
/** @typedef {import("./state.js").DraftSummary} DraftSummary */

/**
 * @param {{ settings: Settings, now: () => number }} options `now` gives milliseconds
 * @returns {Store}
 */
export function createStore(options) {
  return new Store(options);
}

/** The one place where the page's state is: the document that is open, what is shown of it, and everything beside it. */
export class Store {
  /** @type {DatasetDocument | null} */
  #document = null;
  /** @type {Results} */
  #results;
  #needs = new Needs(null);
  /** @type {Readonly<State>} */
  #state;
  #history = createHistory();
  #now;
  /** @type {Touched | null} what the document changes of this turn touched */
  #touched = null;
  /** @type {Set<(touched: Touched) => void>} */
  #touchListeners = new Set();
  #subscriptions = createSubscriptions(() => this.#tellTouched());
  #lastToast = 0;

  /** @param {{ settings: Settings, now: () => number }} options */
  constructor({ settings, now }) {
    this.#now = now;
    this.#state = initialState(settings);
    this.#results = new Results(null, parseQuery(""), this.#state.sort);
  }

  /** @returns {DatasetDocument | null} */
  get document() {
    return this.#document;
  }

  /** @returns {Results} the images shown */
  get results() {
    return this.#results;
  }

  /** @returns {Needs} what may want attention */
  get needs() {
    return this.#needs;
  }

  /** @returns {Readonly<State>} another object whenever something in it changed */
  get state() {
    return this.#state;
  }

  /**
   * Shows a document; what was done to the one before can no longer be undone.
   *
   * @param {DatasetDocument} document
   */
  open(document) {
    this.#replaceDocument(document);
    document.rules = rulesOf(this.#state.settings);
    document.onChange = (touched) => this.#take(touched);
    this.set({ screen: "dataset", focusId: document.ids()[0] ?? null });
  }

  /** Goes back to the start page. */
  close() {
    this.#replaceDocument(null);
    this.set({ screen: "start" });
  }

  /**
   * Applies an edit and records how to undo it. Null is nothing to do.
   *
   * @param {Edit | null} edit
   * @param {string} label what was done, in words: Removed “blurry” from 23 images
   * @param {{ mergeKey?: string, mergePause?: number }} [options] steps with the same key shortly after one another are undone together
   * @returns {boolean} whether something changed
   */
  edit(edit, label, { mergeKey, mergePause } = {}) {
    if (edit === null || this.#document === null) return false;
    const { inverse, touched } = this.#document.apply(edit);
    if (isNothing(touched, edit)) return false;
    this.#history.record({ label, edit: inverse, now: this.#now(), mergeKey, mergePause });
    this.#showHistory();
    return true;
  }

  /** @returns {string | null} the label of what was undone */
  undo() {
    return this.#replay(this.#history.undo);
  }

  /** @returns {string | null} the label of what was done again */
  redo() {
    return this.#replay(this.#history.redo);
  }

  /** @returns {import("../model/history.js").Step | null} what `undo` would undo */
  get lastStep() {
    return this.#history.last;
  }

  /** Notes that all that was done is in the workspace. */
  markSaved() {
    this.#history.mark();
  }

  /** @returns {string[]} what was done since, in words */
  get labelsSinceSave() {
    return this.#history.labelsSinceMark;
  }

  /** @param {Partial<State>} partial */
  set(partial) {
    const changed = { ...partial, ...shownSettings(partial, this.#state.settings) };
    const keys = /** @type {(keyof State)[]} */ (Object.keys(changed));
    if (keys.every((key) => Object.is(changed[key], this.#state[key]))) return;
    const before = this.#state;
    this.#state = { ...before, ...changed };
    const { query, sort, settings } = this.#state;
    if (query !== before.query || sort !== before.sort) this.#results.show(parseQuery(query), sort);
    if (settings !== before.settings && this.#document !== null) this.#document.rules = rulesOf(settings);
    this.#subscriptions.queue();
  }

  /**
   * @param {Toast} toast one with the id of another takes its place
   * @returns {string} its id
   */
  toast(toast) {
    const id = toast.id ?? `toast-${++this.#lastToast}`;
    const { toasts } = this.#state;
    const isThere = toasts.some((other) => other.id === id);
    const named = { ...toast, id };
    this.set({
      toasts: isThere ? toasts.map((other) => (other.id === id ? named : other)) : [...toasts, named],
    });
    return id;
  }

  /** @param {string} id */
  dismissToast(id) {
    const { toasts } = this.#state;
    if (toasts.some((toast) => toast.id === id))
      this.set({ toasts: toasts.filter((toast) => toast.id !== id) });
  }

  /**
   * Calls the listener now, and after each turn in which the selected value became another (`Object.is`).
   *
   * @template T
   * @param {(state: Readonly<State>, store: Store) => T} select
   * @param {(value: T, previous: T | undefined) => void} listener
   * @param {{ signal?: AbortSignal }} [options]
   */
  subscribe(select, listener, { signal } = {}) {
    this.#subscriptions.add(() => select(this.#state, this), listener, signal);
  }

  /**
   * Calls the listener after each turn in which the document changed, with all that was touched in it.
   *
   * @param {(touched: Touched) => void} listener
   * @param {{ signal?: AbortSignal }} [options]
   */
  onTouched(listener, { signal } = {}) {
    if (signal?.aborted) return;
    this.#touchListeners.add(listener);
    signal?.addEventListener("abort", () => this.#touchListeners.delete(listener), { once: true });
  }

  /** @param {DatasetDocument | null} document */
  #replaceDocument(document) {
    if (this.#document !== null) this.#document.onChange = null;
    this.#document = document;
    this.#history.clear();
    this.#touched = null;
    this.#needs = new Needs(document);
    this.#state = {
      ...this.#state,
      ...closedState(),
      toasts: this.#toastsThatHold(),
      revision: this.#state.revision + 1,
    };
    this.#results = new Results(document, parseQuery(""), this.#state.sort);
    this.#subscriptions.queue();
  }

  /** @param {Touched} touched */
  #take(touched) {
    const focused = this.#state.focusId === null ? -1 : this.#results.indexOf(this.#state.focusId);
    this.#results.touch(touched);
    this.#needs.touch(touched);
    this.#touched = this.#touched === null ? touched : mergeTouched(this.#touched, touched);
    this.set({ revision: this.#state.revision + 1, ...(touched.order ? this.#picksNow(focused) : {}) });
  }

  /**
   * @param {number} focused where the focused image was among those shown
   * @returns {Pick<State, "selection" | "anchorId" | "focusId" | "preview">} without images that are no longer there
   */
  #picksNow(focused) {
    const { selection, anchorId, focusId, preview } = this.#state;
    const has = (/** @type {string} */ id) => this.#document?.has(id) ?? false;
    const kept = keepPresent({ ids: selection, anchor: anchorId, focus: focusId }, has);
    const { ids } = this.#results;
    const neighbour = ids[Math.max(0, Math.min(focused, ids.length - 1))] ?? null;
    return {
      selection: kept.ids,
      anchorId: kept.anchor,
      focusId: kept.focus ?? neighbour,
      preview: preview !== null && has(preview) ? preview : null,
    };
  }

  /**
   * Steps that no longer do anything are passed over: what they would bring back, a save removed.
   *
   * @param {(apply: (edit: Edit) => Edit) => import("../model/history.js").Step | null} replay
   * @returns {string | null}
   */
  #replay(replay) {
    const document = this.#document;
    if (document === null) return null;
    for (;;) {
      let isDone = false;
      const step = replay((edit) => {
        const { inverse, touched } = document.apply(edit);
        isDone = !isNothing(touched, edit);
        return inverse;
      });
      if (step !== null && !isDone) continue;
      this.#showHistory();
      return step?.label ?? null;
    }
  }

  #showHistory() {
    const { undoLabel, redoLabel } = this.#history;
    this.set({ canUndo: undoLabel, canRedo: redoLabel, toasts: this.#toastsThatHold() });
  }

  /** @returns {State["toasts"]} without those that offer to undo what Undo would not undo now */
  #toastsThatHold() {
    const { toasts } = this.#state;
    const holds = (/** @type {Toast} */ { undo }) => undo === undefined || undo === this.#history.last;
    return toasts.every(holds) ? toasts : toasts.filter(holds);
  }

  #tellTouched() {
    const touched = this.#touched;
    this.#touched = null;
    if (touched === null) return;
    /** @type {unknown[]} */
    const failures = [];
    for (const listener of [...this.#touchListeners]) attempt(() => listener(touched), failures);
    if (failures.length > 0) throw failures[0];
  }
}

/**
 * @param {Touched} touched
 * @param {Edit} edit
 * @returns {boolean} whether the edit changed nothing
 */
function isNothing(touched, edit) {
  return touched.ids.size === 0 && !touched.order && !touched.all && edit.type !== "name";
}
