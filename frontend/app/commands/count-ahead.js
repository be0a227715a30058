import { whenIdle } from "../services/when-idle.js";

/**
 * Counts ahead what another trigger word would change, while nobody does anything: the first key in the trigger field need not wait for it.
 *
 * @param {{ store: import("../state/store.js").Store, signal: AbortSignal }} options
 */
export function createCountAhead({ store, signal }) {
  let isPlanned = false;

  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    whenIdle(() => {
      isPlanned = false;
      if (!signal.aborted && store.document?.countAhead()) plan();
    });
  };
  store.subscribe((_, { document }) => document, plan, { signal });
  store.onTouched(plan, { signal });
}
