import { Jobs } from "../../model/batch/jobs.js";
import { defaultPrompts } from "../../model/prompts.js";
import { applySuggestion } from "../../model/suggestions/apply-review.js";
import { hasText } from "../../model/suggestions/proposal.js";
import { Review } from "../../model/suggestions/review.js";
import { ProviderFailure } from "../../providers/provider.js";
import { isStopped } from "../context.js";

/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/suggestions/types.js").Suggestion} Suggestion */
/** @typedef {import("../../model/types.js").Item} Item */
/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {import("../../model/types.js").TextMode} TextMode */

/**
 * Tagging or captioning a single image. What takes nothing away is applied at once; a caption that would take the place of a text is shown
 * beside it first. Several images are a batch.
 *
 * @param {import("../context.js").Context & {
 *   asking: import("./ask-model.js").Asking,
 *   planning: import("./plan-run.js").Planning,
 *   batch: Pick<import("./run-batch.js").BatchCommands, "openBatch" | "takeUp" | "showRun">,
 *   reviewing: import("./review-suggestions.js").Reviewing
 * }} context
 */
export function createAtOnceCommands({ store, tell, ask, asking, planning, batch, reviewing }) {
  /** @type {Map<ItemId, { mode: TextMode, stop: AbortController }>} */
  const under = new Map();
  const settingsAction = { label: "Open Settings", run: () => openSettings() };

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
    if (document === null || item === undefined) return;
    const asked = under.get(id)?.mode;
    if (asked === mode) return;
    if (asked !== undefined)
      return tell.info(
        `Image ${item.number} is being ${asked === "tags" ? "tagged" : "captioned"}`,
        "Wait until that is done, then ask again.",
      );
    const options = optionsFor(mode);
    const { whyNot } = planning.planRun(options, "all");
    if (whyNot !== null) return tell.failed("No model can be asked yet", whyNot, [settingsAction]);
    if (mode === "caption" && hasText(item, document.trigger) && !reviewing.isOver())
      return tell.failed(
        `Image ${item.number} has a text, and a batch is not finished`,
        "The new caption would wait beside the text for your decision. Finish the batch or its review before.",
        [{ label: "Show", run: () => batch.showRun() }],
      );
    const stop = new AbortController();
    under.set(id, { mode, stop });
    showAsking();
    try {
      const suggestion = await asking.ask(item, options.sides[0], options, {
        trigger: document.trigger,
        call: asking.callTo(options.sides[0].provider, stop.signal),
        signal: stop.signal,
      });
      const now = document.find(id);
      if (store.document !== document || now === undefined) return;
      // It may have got a text, or another one, while the model looked at it.
      if (mode === "caption" && hasText(now, document.trigger)) await offer(item, suggestion, options);
      else apply(now, suggestion, options);
    } catch (error) {
      if (!isStopped(error)) failed(error, id, item.number, mode);
    } finally {
      under.delete(id);
      showAsking();
    }
  }

  /** @param {Item} item @param {Suggestion} suggestion @param {RunOptions} options */
  function apply(item, suggestion, { mode, ifTextExists, joint }) {
    const { document } = store;
    if (document === null) return;
    const hadText = hasText(item, document.trigger);
    const rules = { ifTextExists, joint, trigger: document.trigger };
    const edit = applySuggestion(document, item.id, suggestion, rules);
    const words = `${mode === "tags" ? "Tagged" : "Captioned"} image ${item.number}`;
    if (!store.edit(edit, words))
      tell.info(`Nothing new for image ${item.number}`, "The model named what is there already.");
    else if (hadText) tell.undoable(words);
  }

  /** Shows the suggestion beside the text. @param {Item} item as it was sent @param {Suggestion} suggestion @param {RunOptions} options */
  async function offer(item, suggestion, options) {
    const { document } = store;
    if (document === null) return;
    if (!reviewing.isOver()) return offerBriefly(item, suggestion, options);
    const jobs = Jobs.of([item], 1);
    const [job] = jobs.all();
    jobs.change(job, { state: "done", tries: 1, suggestion });
    const { ifTextExists, joint } = options;
    const review = new Review({ ifTextExists, joint, trigger: document.trigger });
    if (!(await reviewing.begin({ jobs, review, options: { ...options, review: true } }))) return;
    batch.takeUp({ jobs, options: { ...options, review: true } });
    reviewing.take(job, jobs.sent(item.id) ?? undefined);
    if (review.state(item.id) === "unchanged")
      return tell.info(`Nothing new for image ${item.number}`, "The model wrote what is there already.");
    reviewing.open();
  }

  /** A batch that was begun meanwhile has the place where suggestions wait. @param {Item} item @param {Suggestion} suggestion @param {RunOptions} options */
  async function offerBriefly({ id, number }, suggestion, options) {
    const before = store.document?.find(id)?.body;
    const question = {
      title: `Replace the text of image ${number}?`,
      text: suggestion.text,
      confirmLabel: "Replace the text",
      cancelLabel: "Keep the old one",
    };
    if ((await ask(question)) === false) return;
    const item = store.document?.find(id);
    if (item !== undefined && item.body === before) apply(item, suggestion, options);
  }

  function showAsking() {
    store.set({ asking: new Map(Array.from(under, ([id, { mode }]) => [id, mode])) });
  }

  /** @param {unknown} error @param {ItemId} id @param {number} number @param {TextMode} mode */
  function failed(error, id, number, mode) {
    const failure = error instanceof ProviderFailure ? error.failure : null;
    const again = { label: "Try again", run: () => void askAbout(id, mode) };
    if (failure === null)
      return tell.failed(`Image ${number} was not ${mode === "tags" ? "tagged" : "captioned"}`, error, [
        again,
      ]);
    const actions = failure.remedy === "open-settings" ? [settingsAction] : [again];
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
  function askEach(ids, mode) {
    const [first] = ids;
    if (first === undefined) return;
    if (ids.length === 1) return void askAbout(first, mode);
    store.set({ selection: new Set(ids) });
    batch.openBatch(mode, "selected");
  }

  return {
    /** @param {readonly ItemId[]} ids */
    tagImages: (ids) => askEach(ids, "tags"),
    /** @param {readonly ItemId[]} ids */
    captionImages: (ids) => askEach(ids, "caption"),
    stopAsking() {
      for (const { stop } of under.values()) stop.abort();
    },
  };
}
