import { Jobs } from "../../model/batch/jobs.js";

/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/suggestions/types.js").Which} Which */

/** More than that costs as much as it tells. */
const few = 3;

/**
 * Asks about a few images before a run is begun, to see what comes. Nothing of it is applied, and it leaves the last run alone.
 *
 * @param {Pick<import("../context.js").Context, "store"> & {
 *   planning: import("./plan-run.js").Planning,
 *   starter: import("./start-run.js").RunStarter
 * }} context
 */
export function createTrialCommands({ store, planning, starter }) {
  /** @type {import("./batch-run.js").BatchRun | null} */
  let current = null;

  store.subscribe(
    ({ dialog }) => dialog?.name === "batch",
    (isOpen) => {
      if (!isOpen) stopTrial();
    },
  );

  function stopTrial() {
    current?.stop();
    current = null;
    store.set({ trial: null });
  }

  return {
    /** @param {RunOptions} options @param {Which} which */
    async tryRun(options, which) {
      const { document } = store;
      const images = planning.imagesOf(options, which)?.images.slice(0, few) ?? [];
      if (document === null || images.length === 0) return;
      stopTrial();
      const jobs = Jobs.of(
        images.map((id) => document.get(id)),
        options.sides.length,
      );
      const tell = () => {
        if (current === run) store.set({ trial: { jobs, revision: (store.state.trial?.revision ?? 0) + 1 } });
      };
      const run = starter(document, {
        jobs,
        options: () => options,
        onJob: tell,
        onSlowDown: () => undefined,
      });
      current = run;
      await run.start();
    },
  };
}
