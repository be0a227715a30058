import { compareVersions } from "../../../model/versions/comparison.js";
import { momentsOf } from "../../../model/versions/timeline.js";
import { announce } from "../../../ui/announce.js";
import { part, show, text } from "../../../ui/dom.js";
import { createSegmented } from "../../../ui/segmented.js";
import { countText } from "../../../ui/wording.js";
import { labelOf, numbersOf, wordsOf } from "./history-words.js";
import { createTimeline } from "./timeline.js";
import { createVersionList } from "./version-list.js";

/** @typedef {import("../../../model/versions/comparison.js").Comparison} Comparison */
/** @typedef {import("../../../model/versions/comparison.js").Difference} Difference */
/** @typedef {import("../../../model/items.js").ImageEntry} ImageEntry */
/** @typedef {import("../../../model/versions/timeline.js").Moment} Moment */
/** @typedef {{ moment: Moment, comparison: Comparison, then: ImageEntry[], revision: string }} Shown */

/**
 * The earlier versions of a dataset, or of one image of it: what they held, and how to go back to them.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createHistoryDialog({ root, store, commands, signal }) {
  let folder = "";
  /** @type {string | null} the one image that is asked about */
  let only = null;
  /** @type {Moment[]} */
  let moments = [];
  /** @type {Shown | null} */
  let shown = null;
  /** @type {Map<string, string>} */
  let numbers = new Map();
  let loading = new AbortController();
  /** Ends when the version that was chosen last has been read. */
  let reading = Promise.resolve();
  let isBusy = false;

  const timeline = createTimeline(part(root, "timeline"), { onChoose: choose, onOpen: showDetail, signal });
  const mode = createSegmented(part(root, "version-mode"), { onChange: showRows, signal });
  const list = createVersionList(part(root, "version-list"), {
    numberOf: (file) => numbers.get(file) ?? "",
    onRestore: restoreOne,
    signal,
  });
  const restore = part(root, "restore-version", HTMLButtonElement);
  const copy = part(root, "copy-version", HTMLButtonElement);
  restore.addEventListener("click", () => void restoreWhole(), { signal });
  copy.addEventListener("click", () => void openCopy(), { signal });
  part(root, "history-back").addEventListener("click", showTimeline, { signal });
  part(root, "history-retry").addEventListener("click", () => void load(), { signal });

  async function load() {
    state("loading");
    numbers = numbersOf(store.document);
    shown = null;
    update();
    try {
      const { changes, notices } = await commands.readHistory(folder);
      moments = momentsOf(changes, store.document?.changedCount ?? 0);
      text(part(root, "history-notices"), notices.join(" "));
      show(part(root, "history-notices"), notices.length > 0);
    } catch (error) {
      return state("failed", error);
    }
    const earlier = moments.filter(({ version }) => version !== null);
    text(
      part(root, "history-count"),
      earlier.length === 0 ? "" : `${countText(moments.length, "version")}, newest first`,
    );
    if (earlier.length === 0) return state("empty");
    state("ready");
    timeline.show(moments, earlier[0].key);
    timeline.focus();
    await choose(earlier[0]);
  }

  /** @param {Moment} moment @returns {Promise<void>} */
  function choose(moment) {
    reading = read(moment);
    return reading;
  }

  /** @returns {Promise<Shown | null>} the version that was chosen last; null where it could not be read, or nobody waits for it any more */
  async function chosen() {
    for (let last = null; last !== reading;) {
      last = reading;
      await last;
    }
    return loading.signal.aborted ? null : shown;
  }

  /** @param {Moment} moment */
  async function read(moment) {
    loading.abort();
    loading = new AbortController();
    const { signal: alive } = loading;
    text(part(root, "version-title"), moment.title);
    text(part(root, "version-words"), "Reading…");
    try {
      const { revision, ...found } = await commands.readVersion(folder, moment.version, alive);
      if (alive.aborted) return;
      const [then, now] = [onlyWanted(found.then), onlyWanted(found.now)];
      shown = { moment, comparison: compareVersions(then, now), then, revision };
    } catch (error) {
      if (alive.aborted) return;
      shown = null;
      text(part(root, "version-words"), error instanceof Error ? error.message : String(error));
    }
    showRows();
    update();
  }

  /** @param {ImageEntry[]} entries */
  const onlyWanted = (entries) => (only === null ? entries : entries.filter(({ file }) => file === only));

  function showRows() {
    const version = shown?.moment.version ?? null;
    if (shown === null) return list.show({ folder, version, rows: [] });
    list.show({ folder, version, rows: mode.value === "all" ? shown.then : shown.comparison.differences });
  }

  function update() {
    const canRestore = shown !== null && shown.moment.version !== null && !isBusy;
    const differs = (shown?.comparison.differences.length ?? 0) > 0;
    restore.disabled = !canRestore || !differs;
    copy.disabled = !canRestore;
    show(restore, only === null);
    show(copy, only === null);
    if (shown === null) return;
    const words = wordsOf(shown.moment, shown.comparison, only !== null);
    text(part(root, "version-words"), words);
    announce(`${shown.moment.title}. ${words}`);
  }

  /** @param {() => Promise<boolean>} order @returns {Promise<boolean>} */
  async function act(order) {
    isBusy = true;
    update();
    try {
      return await order();
    } finally {
      isBusy = false;
      update();
    }
  }

  async function restoreWhole() {
    const wanted = await chosen();
    if (wanted?.moment.version == null || isBusy) return;
    const { moment, revision } = wanted;
    const isDone = await act(() =>
      commands.restoreVersion(String(moment.version), { what: "all", revision }, labelOf(moment)),
    );
    if (isDone) commands.closeDialog();
    else reopen(folder, only);
  }

  /** @param {"text" | "image"} what @param {Difference} difference */
  async function restoreOne(what, { file, now }) {
    if (shown?.moment.version == null || isBusy) return;
    const { moment } = shown;
    await act(() =>
      commands.restoreVersion(String(moment.version), { what, file, seen: now }, labelOf(moment)),
    );
    reopen(folder, only);
  }

  /** A question that was asked meanwhile has taken the dialog's place. @param {string} name @param {string | null} file */
  function reopen(name, file) {
    if (store.document?.folder === name) commands.openDialog("history", { folder: name, file });
  }

  async function openCopy() {
    const version = (await chosen())?.moment.version ?? null;
    if (version !== null)
      commands.openDialog("copy-version", { suggestion: `${store.document?.name}_earlier`, version });
  }

  /** @param {"loading" | "ready" | "empty" | "failed"} next @param {unknown} [error] */
  function state(next, error) {
    root.dataset.state = next;
    show(part(root, "history-loading"), next === "loading");
    show(part(root, "history-empty"), next === "empty");
    show(part(root, "history-failed"), next === "failed");
    show(part(root, "history-main"), next === "ready");
    if (error !== undefined)
      text(part(root, "history-problem"), error instanceof Error ? error.message : String(error));
  }

  function showDetail() {
    root.dataset.pane = "detail";
    if (part(root, "history-back").checkVisibility()) part(root, "history-back").focus();
  }

  function showTimeline() {
    root.dataset.pane = "list";
    timeline.focus();
  }

  return {
    /** @param {{ folder: string, file: string | null }} props */
    async open({ folder: wanted, file }) {
      folder = wanted;
      only = file;
      root.dataset.pane = "list";
      mode.value = "changes";
      show(part(root, "version-mode"), file === null);
      const name = store.document?.name ?? "";
      text(part(root, "history-title"), file === null ? `History of ${name}` : `History of ${file}`);
      await load();
    },
    close() {
      loading.abort();
    },
    initialFocus: () => part(root, "history-close"),
  };
}
