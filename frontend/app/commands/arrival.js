/** Windows that say nothing of the images. */
const lookingDialogs = new Set(["datasets", "settings", "shortcuts"]);

/**
 * Images may be on their way: those of the dataset that is being opened, or those that are being added to it. Looking at those that are there is
 * possible at once. Whatever counts on all of them waits for the rest, so that nothing is done to a part by mistake; and while a dataset is being
 * opened, so does whatever would change it.
 *
 * @param {{ store: import("../state/store.js").Store }} options
 */
export function createArrival({ store }) {
  /** @type {Promise<boolean> | null} whether all came in the end */
  let arriving = null;

  /**
   * @template {Record<string, (...parameters: any[]) => any>} T
   * @param {T} commands
   * @param {(name: string, parameters: unknown[]) => boolean} mayRun whether one need not wait for what is on its way
   * @returns {T}
   */
  function waiting(commands, mayRun) {
    const guarded = Object.entries(commands).map(([name, run]) => [
      name,
      (/** @type {unknown[]} */ ...parameters) => {
        const { arriving: state } = store.state;
        if (arriving === null || state === null || mayRun(name, parameters)) return run(...parameters);
        store.set({ arriving: { ...state, waiting: state.waiting + 1 } });
        return arriving.then((isAllThere) => (isAllThere ? run(...parameters) : undefined));
      },
    ]);
    return Object.fromEntries(guarded);
  }

  /** @param {unknown} dialog @returns {boolean} whether it may be opened while images are on their way */
  function mayOpen(dialog) {
    return lookingDialogs.has(String(dialog)) || (dialog === "crop" && store.state.arriving?.to === "added");
  }

  return {
    /**
     * From now on images are on their way.
     *
     * @param {import("../state/state.js").Arriving["to"]} to
     * @returns {(isAllThere: boolean) => void} to be called when no more will come
     */
    begin(to) {
      /** @type {(isAllThere: boolean) => void} */
      let settle = () => undefined;
      const mine = new Promise((/** @type {(isAllThere: boolean) => void} */ resolve) => (settle = resolve));
      arriving = mine;
      store.set({ arriving: { to, waiting: 0 } });
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
     * @param {T} commands that count on all images
     * @returns {T} the same, which wait for all images, in the order in which they are called; they are dropped when not all come. `openDialog` does
     *   not wait with a window that says nothing of them.
     */
    guard: (commands) => waiting(commands, (name, [dialog]) => name === "openDialog" && mayOpen(dialog)),

    /**
     * @template {Record<string, (...parameters: any[]) => any>} T
     * @param {T} commands that change images which are there
     * @returns {T} the same, which wait, as the others do, only while a dataset is being opened
     */
    guardEdits: (commands) => waiting(commands, () => store.state.arriving?.to === "added"),
  };
}

/** @typedef {ReturnType<typeof createArrival>} Arrival */
