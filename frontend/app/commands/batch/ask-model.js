import { fillPrompt, promptValues } from "../../model/prompts.js";
import { readSuggestion } from "../../model/suggestions/read-suggestion.js";
import { tagTexts } from "../../model/tags.js";
import { createCall } from "../../providers/call.js";
import { failuresOf } from "../../providers/failures.js";
import { prepare } from "../../providers/image-input.js";
import { costOf, priceOf } from "../../providers/prices.js";
import { Unreachable } from "../../services/http.js";

/** @typedef {import("../../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/suggestions/types.js").Side} Side */
/** @typedef {import("../../model/suggestions/types.js").Suggestion} Suggestion */
/** @typedef {import("../../model/types.js").Item} Item */
/** @typedef {import("../../providers/provider.js").Account} Account */

/**
 * Asking a model about one image, with the keys, routes and rules that are set at that moment.
 *
 * @param {Pick<import("../context.js").Context, "store" | "services">} context
 */
export function createAsking({ store, services }) {
  const { providers, keys, http, datasets, pictures } = services;

  /** @param {ProviderId} id @returns {Account} */
  function accountOf(id) {
    const { route, baseUrl = "", endpoint } = store.state.settings.providerChoices[id] ?? {};
    return {
      key: keys.get(id),
      route: route ?? providers[id].routes[0] ?? "direct",
      baseUrl,
      endpoint: endpoint ?? store.state.relay?.endpoints[0] ?? "",
    };
  }

  /** One for a run: what is found out about a provider on the way is remembered with it. @param {ProviderId} id @param {AbortSignal} signal */
  function callTo(id, signal) {
    return createCall({ provider: providers[id], account: accountOf(id), signal, relay: http.pass });
  }

  /**
   * The picture of an item as the model of a side gets it.
   *
   * @param {Item} item
   * @param {Side} side
   * @param {Pick<RunOptions, "longSide">} options
   * @param {AbortSignal} signal
   * @returns {Promise<import("../../providers/provider.js").SentPicture>}
   * @throws {import("../../providers/provider.js").ProviderFailure}
   */
  async function pictureFor({ picture }, side, { longSide }, signal) {
    const provider = providers[side.provider];
    const failures = failuresOf(provider, accountOf(provider.id), side.model);
    const blob = await bytesOf(picture.source, failures, signal);
    return prepare(
      { blob, mime: picture.mime, width: picture.width, height: picture.height },
      { types: provider.imageTypes, longSide },
      pictures.draw,
    );
  }

  /**
   * @param {Item} item
   * @param {Side} side
   * @param {RunOptions} options
   * @param {{
   *   trigger: string,
   *   call: import("../../providers/provider.js").Call,
   *   signal: AbortSignal,
   *   picture?: () => ReturnType<typeof pictureFor>
   * }} way `picture` gives one that was made ready before
   * @returns {Promise<Suggestion>}
   * @throws {import("../../providers/provider.js").ProviderFailure}
   */
  async function ask(item, side, options, { trigger, call, signal, picture: prepared }) {
    const provider = providers[side.provider];
    const { settings } = store.state;
    const max = options.mode === "tags" ? options.maxTags : options.maxWords;
    const account = accountOf(provider.id);
    const failures = failuresOf(provider, account, side.model);
    failures.assertKey(provider.key);
    const picture = await (prepared?.() ?? pictureFor(item, side, options, signal));
    signal.throwIfAborted();
    const began = performance.now();
    const answer = await provider.suggest(
      {
        mode: options.mode,
        model: side.model,
        prompt: fillPrompt(side.prompt, promptValues(item, { trigger, max })),
        picture,
        maxOutputTokens: options.maxOutputTokens,
        thresholds: {
          general: settings.generalThreshold,
          character: settings.characterThreshold,
          deepDanbooru: settings.deepDanbooruThreshold,
        },
      },
      account,
      call,
    );
    const text = readSuggestion(answer, options.mode, {
      tags: {
        max: options.maxTags,
        present: options.ifTextExists === "append" ? tagTexts(item.body) : [],
        excluded: settings.neverAdd,
        underscores: settings.underscores,
      },
      maxWords: options.maxWords,
      trigger,
    });
    if (text === "") throw failures.because("empty");
    const used = answer.usage ?? { inputTokens: 0, outputTokens: 0 };
    const price = answer.usage === null ? null : priceOf(provider.id, side.model);
    const milliseconds = Math.round(performance.now() - began);
    return { mode: options.mode, text, usage: { ...used, cost: costOf(price, used), milliseconds } };
  }

  /**
   * @param {Item["picture"]["source"]} source
   * @param {import("../../providers/failures.js").Failures} failures
   * @param {AbortSignal} signal
   * @returns {Promise<Blob>}
   */
  async function bytesOf(source, failures, signal) {
    try {
      return await datasets.bytes(source, { signal });
    } catch (error) {
      throw error instanceof Unreachable ? failures.because("server-unreachable", { cause: error }) : error;
    }
  }

  return { accountOf, callTo, pictureFor, ask };
}

/** @typedef {ReturnType<typeof createAsking>} Asking */
