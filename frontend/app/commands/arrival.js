/**
 * The images of the dataset that is open may still be on their way. Looking at those that are there is possible at once; whatever would
 * change something, or counts on all of them, waits for the rest, so that nothing is done to a part by mistake.
 *
 * @module
 */

/** What counts on no image, and what only looks at some. */
const looking = new Set([
  "setQuery",
  "toggleTagFilter",
  "setSort",
  "setDensity",
  "setTileHeight",
  "focusImage",
  "moveFocus",
  "select",
  "clearSelection",
  "openPreview",
  "closePreview",
  "closeDialog",
  "toggleInspector",
  "setSheet",
  "dismissToast",
  "openDataset",
  "openStart",
  "newDataset",
  "loadWorkspace",
  "loadRelay",
  "loadTagList",
  "updateSettings",
  "restoreSettings",
  "nameOf",
  "logIn",
  "logOut",
  "declineLogIn",
]);

/** Windows that say nothing of the images. */
const lookingDialogs = new Set(["datasets", "settings", "shortcuts"]);

export function createArrival() {
  /** @type {Promise<boolean> | null} whether all came in the end */
  let arriving = null;

  /** @param {string} name @param {unknown[]} parameters @returns {boolean} */
  const isLooking = (name, [first]) =>
    looking.has(name) || (name === "openDialog" && lookingDialogs.has(String(first)));

  return {
    /** From now on images are on their way. @returns {(isAllThere: boolean) => void} to be called when no more will come */
    begin() {
      /** @type {(isAllThere: boolean) => void} */
      let settle = () => undefined;
      const mine = new Promise((/** @type {(isAllThere: boolean) => void} */ resolve) => (settle = resolve));
      arriving = mine;
      return (isAllThere) => {
        if (arriving === mine) arriving = null;
        settle(isAllThere);
      };
    },

    /**
     * @template {Record<string, (...parameters: any[]) => any>} T
     * @param {T} commands
     * @returns {T} the same, of which those that do more than look wait for all images, in the order in which they were called; they are dropped
     *   when not all come
     */
    guard(commands) {
      const guarded = Object.entries(commands).map(([name, run]) => [
        name,
        (/** @type {unknown[]} */ ...parameters) =>
          arriving === null || isLooking(name, parameters)
            ? run(...parameters)
            : arriving.then((isAllThere) => (isAllThere ? run(...parameters) : undefined)),
      ]);
      return Object.fromEntries(guarded);
    },
  };
}

/** @typedef {ReturnType<typeof createArrival>} Arrival */
