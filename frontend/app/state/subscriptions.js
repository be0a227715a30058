/**
 * Listeners that hear of the changes of one turn together, in a microtask after it.
 *
 * @param {() => void} beforeEach called first in each such microtask
 */
export function createSubscriptions(beforeEach) {
  /** @type {Set<() => void>} */
  const checks = new Set();
  let isQueued = false;

  function flush() {
    isQueued = false;
    /** @type {unknown[]} */
    const failures = [];
    for (const check of [beforeEach, ...checks]) attempt(check, failures);
    if (failures.length > 0) throw failures[0];
  }

  return {
    /** Has all listeners called that have something to hear. */
    queue() {
      if (isQueued) return;
      isQueued = true;
      queueMicrotask(flush);
    },

    /**
     * Calls the listener now, and later whenever the selected value is another one.
     *
     * @template T
     * @param {() => T} select
     * @param {(value: T, previous: T | undefined) => void} listener
     * @param {AbortSignal} [signal]
     */
    add(select, listener, signal) {
      if (signal?.aborted) return;
      let value = select();
      const check = () => {
        const previous = value;
        value = select();
        if (!signal?.aborted && !Object.is(value, previous)) listener(value, previous);
      };
      checks.add(check);
      signal?.addEventListener("abort", () => checks.delete(check), { once: true });
      listener(value, undefined);
    },
  };
}

/**
 * One listener that fails must not keep the others from hearing.
 *
 * @param {() => void} call
 * @param {unknown[]} failures
 */
export function attempt(call, failures) {
  try {
    call();
  } catch (failure) {
    failures.push(failure);
  }
}
