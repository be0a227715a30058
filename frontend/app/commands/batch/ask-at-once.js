import { applySuggestion } from "../../model/suggestions/apply-review.js";
import { hasText } from "../../model/suggestions/proposal.js";
import { ProviderFailure } from "../../providers/provider.js";
import { isStopped } from "../context.js";
import { defaultPrompts } from "../../model/prompts.js";

/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {import("../../model/types.js").TextMode} TextMode */

/**
 * Tagging or captioning a single image: what comes is applied at once. Several images are a batch.
 *
 * @param {import("../context.js").Context & {
 *   asking: import("./ask-model.js").Asking,
 *   planning: import("./plan-run.js").Planning,
 *   openBatch: (mode: TextMode, which: "selected") => void
 * }} context
 */
export function createAtOnceCommands({ store, tell, asking, planning, openBatch }) {
  /** @type {Map<ItemId, AbortController>} */
  const under = new Map();

  /** @param {TextMode} mode @returns {RunOptions} */
  function optionsFor(mode) {
    const { settings, providers } = store.state;
    const provider = mode === "tags" ? settings.tagProvider : settings.captionProvider;
    const own = mode === "tags" ? settings.tagPrompt : settings.captionPrompt;
    const model = settings.providerChoices[provider]?.model ?? providers[provider]?.defaultModel ?? "";
    return {
      mode,
      // A caption says it anew; tags are added to those that a person chose.
      ifTextExists: mode === "tags" ? "append" : "overwrite",
      sides: [{ provider, model, prompt: own === "" ? defaultPrompts[mode] : own }],
      maxTags: settings.maxTags,
      maxWords: settings.maxWords,
      maxOutputTokens: settings.maxOutputTokens,
      longSide: settings.sentSide,
      concurrency: 1,
      perMinute: 0,
      costLimit: 0,
      joint: settings.captionJoint,
      review: false,
    };
  }

  /** @param {ItemId} id @param {TextMode} mode */
  async function askAbout(id, mode) {
    const { document } = store;
    const item = document?.find(id);
    if (document === null || item === undefined || under.has(id)) return;
    const options = optionsFor(mode);
    const { whyNot } = planning.planRun(options, "all");
    const settings = { label: "Open Settings", run: () => openSettings() };
    if (whyNot !== null) return tell.failed("No model can be asked yet", whyNot, [settings]);
    const stop = new AbortController();
    under.set(id, stop);
    showAsking();
    try {
      const suggestion = await asking.ask(item, options.sides[0], options, {
        call: asking.callTo(options.sides[0].provider, stop.signal),
        signal: stop.signal,
      });
      if (store.document !== document) return;
      const { ifTextExists, joint } = options;
      const edit = applySuggestion(document, id, suggestion, {
        ifTextExists,
        joint,
        trigger: document.trigger,
      });
      const words = `${mode === "tags" ? "Tagged" : "Captioned"} image ${item.number}`;
      if (!store.edit(edit, words))
        tell.info(`Nothing new for image ${item.number}`, "The model named what is there already.");
      else if (hasText(item, document.trigger)) tell.undoable(words);
    } catch (error) {
      if (!isStopped(error)) failed(error, id, item.number, mode);
    } finally {
      under.delete(id);
      showAsking();
    }
  }

  function showAsking() {
    store.set({ asking: new Set(under.keys()) });
  }

  /** @param {unknown} error @param {ItemId} id @param {number} number @param {TextMode} mode */
  function failed(error, id, number, mode) {
    const failure = error instanceof ProviderFailure ? error.failure : null;
    const again = { label: "Try again", run: () => void askAbout(id, mode) };
    if (failure === null)
      return tell.failed(`Image ${number} was not ${mode === "tags" ? "tagged" : "captioned"}`, error, [
        again,
      ]);
    const actions =
      failure.remedy === "open-settings" ? [{ label: "Open Settings", run: openSettings }] : [again];
    if (failure.remedy === "use-relay")
      actions.unshift({ label: "Use server route", run: () => viaServer(id, mode) });
    tell.failed(failure.title, `Image ${number}: ${failure.detail}`, actions);
  }

  /** @param {ItemId} id @param {TextMode} mode */
  function viaServer(id, mode) {
    const { settings } = store.state;
    const [{ provider }] = optionsFor(mode).sides;
    const changed = {
      ...settings.providerChoices,
      [provider]: { ...settings.providerChoices[provider], route: /** @type {const} */ ("relay") },
    };
    store.set({ settings: { ...settings, providerChoices: changed } });
    void askAbout(id, mode);
  }

  function openSettings() {
    store.set({ dialog: { name: "settings", section: "providers" } });
  }

  /** @param {readonly ItemId[]} ids @param {TextMode} mode */
  function ask(ids, mode) {
    const [first] = ids;
    if (first === undefined) return;
    if (ids.length === 1) return void askAbout(first, mode);
    store.set({ selection: new Set(ids) });
    openBatch(mode, "selected");
  }

  return {
    /** @param {readonly ItemId[]} ids */
    tagImages: (ids) => ask(ids, "tags"),
    /** @param {readonly ItemId[]} ids */
    captionImages: (ids) => ask(ids, "caption"),
    stopAsking() {
      for (const stop of under.values()) stop.abort();
    },
  };
}
