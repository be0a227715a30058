import { element, part, setIcon, show, text } from "../../../ui/dom.js";
import { quarterOf, showProgress } from "../../../ui/progress.js";
import { countText, numberText } from "../../../ui/wording.js";
import { announce } from "../../../ui/announce.js";
import { createFailureList } from "./failure-list.js";
import { dollarsText, durationText } from "./figures.js";
import { pictureInto } from "./picture-into.js";
import { createRunNotes } from "./run-notes.js";

/** @typedef {import("../../../state/state.js").BatchState} BatchState */

/** Rates and waiting times go on while nothing else changes. */
const tick = 1000;

/**
 * A run under way: how far it is, what came last, what failed and why.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createBatchRunDialog({ root, store, commands, thumbnails, signal }) {
  const latest = pictureInto(thumbnails);
  const failures = createFailureList({ root, store, commands, thumbnails });
  const notes = createRunNotes({ root: part(root, "notes"), commands });
  let isOpen = false;
  let spoken = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  /** @type {import("../../../model/suggestions/types.js").Job | null} */
  let shownLatest = null;

  const on = (/** @type {string} */ name, /** @type {() => unknown} */ run) =>
    part(root, name).addEventListener("click", run, { signal });
  on("pause", () => (store.state.batch?.phase === "running" ? commands.pauseRun() : commands.resumeRun()));
  on("stop", () => commands.stopRun());
  on("retry", () => commands.retryFailed());
  on("show-failed", () => commands.showFailed());
  on("review", () => finish());
  store.subscribe((state) => state.batch, update, { signal });

  /** The one thing to do next: look at what came, or go on with what was stopped. */
  function finish() {
    const batch = store.state.batch;
    if (batch === null) return;
    if (batch.phase === "stopped" && batch.jobs.count("stopped") > 0 && batch.jobs.count("done") === 0)
      return commands.resumeRun();
    return batch.options.review ? commands.openReview() : commands.closeDialog();
  }

  function update() {
    const { batch } = store.state;
    if (!isOpen || batch === null) return;
    const { jobs, options } = batch;
    const total = jobs.size;
    const ended = jobs.count("done") + jobs.count("failed") + jobs.count("skipped") + jobs.count("stopped");
    text(part(root, "title"), titleOf(batch));
    text(part(root, "who"), options.sides.map((side) => nameOf(side)).join(" and "));
    text(part(root, "ended"), numberText(ended));
    text(part(root, "of"), `of ${numberText(total)}`);
    text(part(root, "share"), `${total === 0 ? 100 : Math.floor((ended / total) * 100)} %`);
    showBar(batch, ended, total);
    part(root, "states").replaceChildren(...statesOf(batch).map(stateElement));
    text(part(root, "rate"), batch.perMinute === null ? "–" : `${numberText(batch.perMinute)} per min`);
    text(part(root, "left"), batch.secondsLeft === null ? "–" : durationText(batch.secondsLeft));
    text(part(root, "cost"), jobs.cost === null ? "not known" : dollarsText(jobs.cost));
    text(part(root, "limit"), options.costLimit === 0 ? "no limit" : dollarsText(options.costLimit));
    notes.update(batch);
    showLatest(batch);
    failures.update(batch);
    showButtons(batch);
  }

  /** @param {import("../../../model/suggestions/types.js").Side} side */
  function nameOf({ provider, model }) {
    const name = store.state.providers[provider]?.name ?? provider;
    return model === "" ? name : `${name} · ${model}`;
  }

  /** @param {BatchState} batch @param {number} ended @param {number} total */
  function showBar({ jobs }, ended, total) {
    const share = (/** @type {number} */ count) => (total === 0 ? 0 : count / total);
    const words = `${numberText(ended)} of ${numberText(total)}, ${numberText(jobs.count("failed"))} failed`;
    showProgress(
      part(root, "bar"),
      [
        { share: share(jobs.count("done")), kind: "ok" },
        { share: share(jobs.count("retrying")), kind: "warn" },
        { share: share(jobs.count("failed")), kind: "bad" },
      ],
      words,
    );
    const quarter = quarterOf(ended, total);
    if (quarter > spoken) announce(words);
    spoken = quarter;
  }

  /** @param {BatchState} batch */
  function showLatest({ latest: job, jobs, options }) {
    show(part(root, "latest"), job !== null);
    if (job === null || job === shownLatest) return;
    shownLatest = job;
    const item = store.document?.find(job.image);
    latest.clear();
    if (item !== undefined) latest.show(part(root, "latest-picture", HTMLImageElement), item, 192);
    text(
      part(root, "latest-words"),
      options.review ? "suggestions, not applied yet" : "applied when the run has ended",
    );
    text(part(root, "latest-text"), job.suggestion?.text ?? "");
    const usage = job.suggestion?.usage;
    const cost = usage?.cost == null || jobs.cost === null ? "" : ` · ${dollarsText(usage.cost)}`;
    text(
      part(root, "latest-facts"),
      `#${item?.number ?? ""} · ${((usage?.milliseconds ?? 0) / 1000).toFixed(1)} s${cost}`,
    );
  }

  /** @param {BatchState} batch */
  function showButtons({ phase, jobs, options }) {
    const isGoing = phase === "running" || phase === "paused";
    const done = jobs.count("done");
    const stopped = jobs.count("stopped");
    const pause = part(root, "pause");
    show(pause, isGoing || stopped > 0);
    text(part(root, "pause-words"), phase === "running" ? "Pause" : "Resume");
    setIcon(pause, phase === "running" ? "pause" : "play");
    text(part(root, "leave-words"), isGoing ? "Run in background" : "Close");
    setIcon(part(root, "leave-icon", SVGSVGElement), isGoing ? "minus" : "close");
    show(part(root, "stop"), isGoing);
    show(part(root, "review"), !isGoing || (options.review && done > 0));
    const left = isGoing ? " so far" : "";
    text(part(root, "review"), options.review && done > 0 ? `Review ${numberText(done)}${left}` : "Done");
    text(
      part(root, "run-words"),
      isGoing
        ? "You can go on editing meanwhile. Finished images are kept if you stop."
        : `${countText(done, "suggestion")} ready, ${numberText(jobs.count("failed"))} failed.`,
    );
  }

  return {
    open() {
      isOpen = true;
      spoken = 0;
      shownLatest = null;
      timer = setInterval(() => notes.tick(), tick);
      update();
    },
    close() {
      isOpen = false;
      clearInterval(timer);
      latest.clear();
      failures.close();
    },
    initialFocus: () => part(root, "pause"),
  };
}

/** @param {BatchState} batch */
function titleOf({ options, jobs, phase }) {
  const images = countText(jobs.images, "image");
  const isTags = options.mode === "tags";
  const isOver = phase === "done" || phase === "stopped";
  if (isOver && options.sides.length > 1)
    return `${isTags ? "Tagged" : "Captioned"} ${images} with two models`;
  if (isOver) return `${isTags ? "Tagged" : "Captioned"} ${numberText(jobs.count("done"))} of ${images}`;
  return `${isTags ? "Tagging" : "Captioning"} ${images}`;
}

/** @param {BatchState} batch @returns {{ kind: string, words: string }[]} */
function statesOf({ jobs }) {
  const some = (
    /** @type {import("../../../model/suggestions/types.js").JobState} */ kind,
    /** @type {string} */ words,
  ) => (jobs.count(kind) === 0 ? [] : [{ kind, words: `${numberText(jobs.count(kind))} ${words}` }]);
  return [
    { kind: "done", words: `${numberText(jobs.count("done"))} done` },
    ...some("running", "in progress"),
    ...some("retrying", "waiting to retry"),
    ...some("failed", "failed"),
    ...some("skipped", "skipped"),
    ...some("waiting", "to go"),
    ...some("stopped", "stopped"),
  ];
}

/** @param {{ kind: string, words: string }} state */
function stateElement({ kind, words }) {
  const entry = element("li", "batch-run__state numbers", words);
  entry.dataset.state = kind;
  return entry;
}
