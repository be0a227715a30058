/** @typedef {import("../../model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../../model/types.js").ItemId} ItemId */

/** No answer is given less room than that. */
const leastTokens = 1024;

/**
 * What can be done about a failure of a run, one press each.
 *
 * @param {Pick<import("../context.js").Context, "store"> & {
 *   batch: Pick<import("./run-batch.js").BatchCommands, "resumeRun" | "retryFailed" | "openBatch">,
 *   setProvider: ReturnType<typeof import("../set-up-providers.js").createProviderCommands>["setProvider"]
 * }} context
 */
export function createRemedies({ store, batch, setProvider }) {
  /** @param {Partial<import("../../model/suggestions/types.js").RunOptions>} change */
  function setOptions(change) {
    const { batch: run } = store.state;
    if (run !== null) store.set({ batch: { ...run, options: { ...run.options, ...change } } });
  }

  function useRelay() {
    const { batch: run, providers, settings } = store.state;
    for (const { provider } of run?.options.sides ?? []) {
      const isDirect = settings.providerChoices[provider]?.route !== "relay";
      if (isDirect && providers[provider]?.routes.includes("relay"))
        setProvider(provider, { route: "relay" });
    }
  }

  return {
    /** @param {Failure} failure @param {readonly ItemId[]} [images] those that it befell */
    doRemedy({ remedy, code }, images) {
      const { batch: run } = store.state;
      if (run === null) return;
      const { costLimit, maxOutputTokens } = run.options;
      switch (remedy) {
        case "use-relay":
          useRelay();
          break;
        case "open-settings":
          return store.set({ dialog: { name: "settings", section: "providers" } });
        case "other-provider":
          return store.set({ dialog: { name: "batch", mode: run.options.mode, which: "failed" } });
        case "raise-limit":
          if (code === "cost-limit") setOptions({ costLimit: costLimit * 2 });
          else setOptions({ maxOutputTokens: 2 * Math.max(leastTokens, maxOutputTokens) });
          break;
        default:
          break;
      }
      if (images === undefined) batch.resumeRun();
      else batch.retryFailed(images);
    },
  };
}
