import { answerTokens, estimateRun, promptTokens } from "../../model/batch/estimate.js";
import { planImages } from "../../model/batch/plan.js";
import { inside } from "../../providers/failure-words.js";
import { sentAs } from "../../providers/image-input.js";
import { imageTokens, priceOf } from "../../providers/prices.js";

/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/suggestions/types.js").RunPlan} RunPlan */
/** @typedef {import("../../model/suggestions/types.js").Side} Side */
/** @typedef {import("../../model/suggestions/types.js").Which} Which */
/** @typedef {import("../../model/types.js").ItemId} ItemId */

/** How long a model takes for one picture, in seconds, as long as nobody measured it. */
const usualSeconds = { prompted: 3, fixed: 5 };

/**
 * What a run would do, before it is begun.
 *
 * @param {Pick<import("../context.js").Context, "store" | "services"> & { asking: import("./ask-model.js").Asking }} context
 */
export function createPlanning({ store, services, asking }) {
  const { providers } = services;

  /** @param {RunOptions} options @param {Which} which */
  function imagesOf({ ifTextExists }, which) {
    const { document, results, state } = store;
    if (document === null) return null;
    return planImages(document, {
      which,
      ifTextExists,
      shown: results.ids,
      selected: state.selection,
      failed:
        state.batch === null
          ? []
          : state.batch.jobs.failures().flatMap(({ jobs }) => jobs.map(({ image }) => image)),
    });
  }

  /** @param {readonly ItemId[]} images @param {Side} side @param {RunOptions} options */
  function estimateOf(images, { provider, model, prompt }, options) {
    const { hasPrompt, imageTypes } = providers[provider];
    const wanted = { types: imageTypes, longSide: options.longSide };
    const words = hasPrompt ? promptTokens(prompt) : 0;
    let inputTokens = 0;
    for (const id of images) {
      const picture = store.document?.find(id)?.picture;
      if (picture) inputTokens += words + imageTokens(provider, model, sentAs(picture, wanted));
    }
    return {
      provider,
      price: priceOf(provider, model),
      inputTokens,
      outputTokens: hasPrompt ? answerTokens(options.mode, options) : { low: 0, high: 0 },
      seconds: hasPrompt ? usualSeconds.prompted : usualSeconds.fixed,
    };
  }

  /** @param {Side} side @param {RunOptions} options @returns {string | null} */
  function whyNotAsk({ provider: id, model }, { mode }) {
    const { name, key, modes, hasPrompt } = providers[id];
    const { key: kept, route, baseUrl, endpoint } = asking.accountOf(id);
    if (!modes.includes(mode)) return `${name} writes tags only.`;
    if (key === "required" && kept === "") return `${name} needs a key. Open Settings to add it.`;
    if (hasPrompt && model === "") return `Name the model of ${name}.`;
    if (id === "compatible" && route === "direct" && baseUrl === "")
      return "Settings needs the address of the OpenAI-compatible server.";
    if (id === "compatible" && route === "relay" && endpoint === "")
      return "The server names no address that it passes calls on to.";
    return null;
  }

  return {
    imagesOf,

    /** @param {RunOptions} options @param {Which} which @returns {RunPlan} */
    planRun(options, which) {
      const plan = imagesOf(options, which);
      const images = plan?.images ?? [];
      const sides = options.sides.map((side) => estimateOf(images, side, options));
      const whyNot = options.sides.map((side) => whyNotAsk(side, options)).find((reason) => reason !== null);
      const nothing = images.length === 0 ? "No image is to be sent." : null;
      const used = [...new Set(options.sides.map(({ provider }) => providers[provider]))];
      return {
        sent: images.length,
        skipped: plan?.skipped.length ?? 0,
        counts: plan?.counts ?? { all: 0, shown: 0, selected: 0, untagged: 0, failed: 0 },
        sentIf: plan?.sentIf ?? { ignore: 0, append: 0, overwrite: 0 },
        estimate: estimateRun(images.length, sides, options),
        routes: used.map(({ id, company }) =>
          asking.accountOf(id).route === "relay"
            ? `by the server to ${inside(company)}`
            : `direct to ${inside(company)}`,
        ),
        privacy: used.flatMap(({ company, privacy, id }) => [
          `Images go to ${inside(company)}${providers[id].key === "required" ? " under your key" : ""}. ${privacy ?? ""}`.trim(),
        ]),
        whyNot: whyNot ?? nothing,
      };
    },
  };
}

/** @typedef {ReturnType<typeof createPlanning>} Planning */
