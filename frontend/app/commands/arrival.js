/** Windows that say nothing of the images. */
const lookingDialogs = new Set(["datasets", "settings", "shortcuts"]);

/**
 * The images of the dataset that is open may still be on their way. Looking at those that are there is possible at once; whatever would
 * change something, or counts on all of them, waits for the rest, so that nothing is done to a part by mistake.
 *
 * @param {{ store: import("../state/store.js").Store }} options
 */
export function createArrival({ store }) {
  /** @type {Promise<boolean> | null} whether all came in the end */
  let arriving = null;

  return {
    /** From now on images are on their way. @returns {(isAllThere: boolean) => void} to be called when no more will come */
    begin() {
      /** @type {(isAllThere: boolean) => void} */
      let settle = () => undefined;
      const mine = new Promise((/** @type {(isAllThere: boolean) => void} */ resolve) => (settle = resolve));
      arriving = mine;
      store.set({ arriving: { waiting: 0 } });
      return (isAllThere) => {
        if (arriving === mine) {
          arriving = null;
          store.set({ arriving: null });
        }
        settle(isAllThere);
      };
    },

    /**
     * @template {Record<string, (...parameters: any[]) => any>} T
     * @param {T} commands that do more than look
     * @returns {T} the same, which wait for all images, in the order in which they are called; they are dropped when not all come. `openDialog` does
     *   not wait with a window that says nothing of the images.
     */
    guard(commands) {
      const guarded = Object.entries(commands).map(([name, run]) => [
        name,
        (/** @type {unknown[]} */ ...parameters) => {
          const isLooking = name === "openDialog" && lookingDialogs.has(String(parameters[0]));
          if (arriving === null || isLooking) return run(...parameters);
          store.set({ arriving: { waiting: (store.state.arriving?.waiting ?? 0) + 1 } });
          return arriving.then((isAllThere) => (isAllThere ? run(...parameters) : undefined));
        },
      ]);
      return Object.fromEntries(guarded);
    },
  };
}

/** @typedef {ReturnType<typeof createArrival>} Arrival */
