import { countText, dayText } from "../../ui/wording.js";

/**
 * Brings back the run of a dataset that is opened again: its suggestions wait for a decision as before, and what was not asked about yet can
 * be.
 *
 * @param {import("../context.js").Context & {
 *   runKeeper: import("./keep-run.js").RunKeeper,
 *   reviewing: import("./review-suggestions.js").Reviewing,
 *   batch: import("./run-batch.js").BatchCommands
 * }} context
 */
export function createResuming({ store, runKeeper, reviewing, batch }) {
  /** @type {typeof store.document} */
  let looked = null;

  store.subscribe(
    (_, { document }) => document,
    (document) => {
      if (document === looked) return;
      looked = document;
      batch.stopRun();
      runKeeper.follow(null);
      if (document !== null) void lookFor(document);
    },
  );

  /** @param {NonNullable<typeof store.document>} document */
  async function lookFor(document) {
    const kept = await runKeeper.find(document);
    if (kept === null || store.document !== document || store.state.batch !== null) return;
    const { jobs, review, header, gone, changed } = kept;
    const waits = review.counts.undecided + review.counts.accepted;
    const open = jobs.count("waiting") + jobs.count("stopped");
    if (waits + open === 0) return;
    reviewing.takeUp(kept);
    batch.takeUp({ jobs, options: header.options });
    const parts = [
      waits > 0 ? `${countText(waits, "suggestion")} wait for a decision.` : "",
      open > 0 ? `${countText(open, "image")} were not asked about yet.` : "",
      gone.length + changed.length > 0
        ? `${countText(gone.length + changed.length, "image")} changed or went since and were left out.`
        : "",
    ];
    const resume = { label: open > 0 ? "Go on" : "Show", run: () => batch.showRun() };
    const look = { label: "Review", run: () => reviewing.open() };
    store.toast({
      id: "batch",
      kind: "info",
      title: `A batch of ${dayText(header.at, Date.now())} is not finished`,
      detail: parts.filter(Boolean).join(" "),
      actions: [...(waits > 0 ? [look] : []), resume],
    });
  }
}
