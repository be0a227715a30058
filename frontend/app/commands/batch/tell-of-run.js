import { countText, numberText } from "../../ui/wording.js";

/** @typedef {import("../../model/suggestions/types.js").Failure} Failure */

/**
 * Says how a run ended, to a person who is looking at something else.
 *
 * @param {Pick<import("../context.js").Context, "store" | "tell"> & {
 *   reviewing: Pick<import("./review-suggestions.js").Reviewing, "open">,
 *   commands: { showRun: () => void, retryFailed: () => void }
 * }} context
 */
export function createTellingOfRuns({ store, tell, reviewing, commands }) {
  return {
    /**
     * @param {import("../../model/batch/jobs.js").Jobs} jobs
     * @param {import("../../model/suggestions/types.js").RunOptions} options
     * @param {Failure | null} stoppedBy
     */
    tell(jobs, options, stoppedBy) {
      const isWatched = store.state.dialog?.name === "batch-run";
      if (isWatched) return;
      const done = jobs.count("done");
      const failed = jobs.count("failed");
      const show = { label: "Show", run: () => commands.showRun() };
      const review = { label: "Review", run: () => reviewing.open() };
      const retry = { label: "Retry failed", run: () => commands.retryFailed() };
      if (stoppedBy !== null)
        return tell.failed(
          stoppedBy.title,
          `${numberText(done)} of ${numberText(jobs.size)} are done; the rest waits. ${stoppedBy.detail}`,
          [show],
        );
      if (!options.review && failed === 0) return;
      const title = options.review
        ? `${countText(done, "suggestion")} ${done === 1 ? "is" : "are"} ready, ${numberText(failed)} failed.`
        : `${countText(failed, "image")} failed`;
      store.toast({
        id: "batch",
        kind: failed > 0 ? "warning" : "ok",
        title,
        actions: [...(options.review && done > 0 ? [review] : []), ...(failed > 0 ? [retry] : [])],
      });
    },
  };
}
