import { hasText } from "../../model/suggestions/proposal.js";
import { createBatchRun } from "./batch-run.js";
import { createPreparedPictures } from "./prepared-pictures.js";
import { pageTimers } from "./timers.js";

/** @typedef {import("../../model/batch/jobs.js").Jobs} Jobs */
/** @typedef {import("../../model/suggestions/types.js").Job} Job */
/** @typedef {import("../../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../providers/provider.js").Call} Call */

/**
 * Prepares runs over the document that is open: jobs, asked about with the keys and routes that are set at that moment.
 *
 * @param {{ asking: import("./ask-model.js").Asking }} parts
 */
export function createRunStarter({ asking }) {
  /**
   * @param {import("../../model/document.js").DatasetDocument} document
   * @param {{ jobs: Jobs, options: () => RunOptions } & Pick<Parameters<typeof createBatchRun>[0], "onJob" | "onSlowDown">} run
   *   `options` are asked for anew with each job, since some can be changed on the way
   */
  return (document, { jobs, options, ...listeners }) => {
    const stop = new AbortController();
    const { signal } = stop;
    const callTo = callsUntil(signal);

    const pictures = createPreparedPictures((job, item) =>
      asking.pictureFor(item, options().sides[job.side], options(), signal),
    );

    /** @param {Job} job @returns {import("../../model/types.js").Item | null} null where there is nothing to ask any more */
    function itemOf(job) {
      const item = document.find(job.image);
      const isSettled =
        item !== undefined && options().ifTextExists === "ignore" && hasText(item, document.trigger);
      return item === undefined || isSettled ? null : item;
    }

    /** @param {Job} job */
    async function ask(job) {
      const item = itemOf(job);
      if (item === null) return null;
      jobs.sending(item);
      const side = options().sides[job.side];
      return asking.ask(item, side, options(), {
        trigger: document.trigger,
        call: callTo(side.provider),
        signal,
        picture: () => pictures.take(job, item),
      });
    }

    return createBatchRun({
      ...listeners,
      ...pageTimers,
      jobs,
      options: options(),
      costLimit: () => options().costLimit,
      ask,
      prepare(job) {
        const item = itemOf(job);
        if (item !== null) pictures.prepare(job, item);
      },
      stopCalls: () => stop.abort(),
    });
  };

  /**
   * What is found out about a provider on the way is remembered with its call, as long as its key, route and address stay.
   *
   * @param {AbortSignal} signal
   * @returns {(id: ProviderId) => Call}
   */
  function callsUntil(signal) {
    /** @type {Map<ProviderId, { account: string, call: Call }>} */
    const known = new Map();
    return (id) => {
      const account = JSON.stringify(asking.accountOf(id));
      const before = known.get(id);
      if (before?.account === account) return before.call;
      const call = asking.callTo(id, signal);
      known.set(id, { account, call });
      return call;
    };
  }
}

/** @typedef {ReturnType<typeof createRunStarter>} RunStarter */
