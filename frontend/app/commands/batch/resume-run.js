import { countText, dayText } from "../../ui/wording.js";

/**
 * Brings back the run of a dataset that is opened again: its suggestions wait for a decision as before, and what was not asked about yet can
 * be.
 *
 * @param {import("../context.js").Context & {
 *   runKeeper: import("./keep-run.js").RunKeeper,
 *   reviewing: import("./review-suggestions.js").Reviewing,
 *   batch: import("./run-batch.js").BatchCommands,
 *   stopAsking: () => void
 * }} context
 */
export function createResuming({ store, runKeeper, reviewing, batch, stopAsking }) {
  /** @type {typeof store.document} */
  let open = null;
  /** @type {typeof store.document} */
  let looked = null;

  store.subscribe(
    (_, { document }) => document,
    (document) => {
      if (document === open) return;
      open = document;
      stopAsking();
      runKeeper.leave();
    },
  );
  // While images are on their way, what waits for them would be taken for suggestions to images that are gone.
  store.subscribe(
    ({ arriving }, { document }) => (arriving?.to === "opened" ? null : document),
    (document) => {
      if (document === null || document === looked) return;
      looked = document;
      void lookFor(document);
    },
  );
  // Saved for the first time, a dataset has a folder by which its suggestions are found again.
  store.subscribe(
    (_, { document }) => document?.folder,
    () => void runKeeper.flush(),
  );

  /** @param {NonNullable<typeof store.document>} document */
  async function lookFor(document) {
    const kept = await runKeeper.find(document).catch(() => null);
    if (kept === null || store.document !== document || store.state.batch !== null) return;
    const { jobs, review, header, gone, changed } = kept;
    const waits = review.counts.undecided + review.counts.accepted;
    const open = jobs.count("waiting") + jobs.count("stopped");
    if (waits + open + jobs.count("failed") === 0) return void runKeeper.drop(kept);
    reviewing.takeUp(kept);
    batch.takeUp({ jobs, options: header.options });
    if (waits + open === 0) return;
    const lost = gone.length + changed.length;
    const parts = [
      waits > 0 ? `${countText(waits, "suggestion")} ${waits === 1 ? "waits" : "wait"} for a decision.` : "",
      open > 0 ? `${countText(open, "image")} ${open === 1 ? "was" : "were"} not asked about yet.` : "",
      lost > 0
        ? `${countText(lost, "image")} changed or went since and ${lost === 1 ? "was" : "were"} left out.`
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
