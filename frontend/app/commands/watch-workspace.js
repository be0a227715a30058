import { othersChanges, takeOthersChanges } from "../model/others-changes.js";
import { countText } from "../ui/wording.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

const toastId = "changed-elsewhere";
/** Windows are switched often; the workspace is not looked at as often. In milliseconds. */
const rest = 2_000;

/**
 * Notices that other tabs or programs changed the dataset that is open: when the page is looked at again. It only says so; nothing that is
 * shown changes by itself, and saving asks in any case about images that both sides changed.
 *
 * @param {Pick<import("./context.js").Context, "store" | "services" | "tell">} context
 * @param {{ signal?: AbortSignal, now?: () => number }} [options]
 */
export function createWorkspaceWatch({ store, services, tell }, { signal, now = () => Date.now() } = {}) {
  const { datasets } = services;
  let last = -Infinity;
  /** @type {string | null} the state of the workspace that was spoken of already */
  let told = null;

  /** @param {DatasetDocument} document @returns {boolean} whether all of it is open, and none of its own saves is under way */
  const isAtRest = (document) =>
    store.document === document && store.state.arriving === null && document.begunSave === null;

  async function look() {
    const { document } = store;
    if (document?.folder == null || !isAtRest(document) || now() - last < rest) return;
    last = now();
    const { revision } = await datasets.revision(document.folder);
    if (!isAtRest(document) || revision === document.revision || revision === told) return;
    const loaded = await datasets.load(document.folder);
    if (!isAtRest(document)) return;
    const { count } = othersChanges(document, loaded);
    if (count === 0) {
      document.revision = loaded.revision;
      return;
    }
    told = revision;
    const changes = document.changedCount;
    store.toast({
      id: toastId,
      kind: "info",
      title: `${document.name} changed in the workspace: ${countText(count, "image")}`,
      detail: `Another tab or program saved it.${changes === 0 ? "" : " Reloading keeps what you have not saved."}`,
      actions: [{ label: "Reload", run: () => void reload(document) }],
    });
  }

  /** @param {DatasetDocument} document */
  async function reload(document) {
    store.dismissToast(toastId);
    if (document.folder === null || !isAtRest(document)) return;
    try {
      const loaded = await datasets.load(document.folder);
      if (!isAtRest(document)) return;
      const { count, both } = takeOthersChanges(document, loaded);
      const asked = `${countText(both.length, "image")} that you changed as well ${both.length === 1 ? "stays" : "stay"} as you have ${both.length === 1 ? "it" : "them"}; saving asks.`;
      tell.done(
        `Took in changes of ${countText(count - both.length, "image")}`,
        both.length === 0 ? undefined : asked,
      );
    } catch (error) {
      tell.failed("Could not reload", error, [{ label: "Try again", run: () => void reload(document) }]);
    }
  }

  // Who cannot be asked now is asked when the page is looked at the next time; being offline is told elsewhere.
  const lookQuietly = () => void look().catch(() => undefined);
  globalThis.addEventListener("focus", lookQuietly, { signal });
  globalThis.document.addEventListener(
    "visibilitychange",
    () => globalThis.document.visibilityState === "visible" && lookQuietly(),
    { signal },
  );
  return { look: lookQuietly };
}
