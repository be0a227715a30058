/**
 * The port that every provider answers to. A provider does four things: build the request, read the answer, classify the failure, list
 * the models. It keeps nothing between calls and knows nothing of datasets, of retrying or of the page.
 *
 * @module
 */

/** @typedef {import("../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../model/suggestions/types.js").Route} Route */
/** @typedef {import("../model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../model/types.js").TextMode} TextMode */

/**
 * With what a provider is called. `baseUrl` and `endpoint` are for OpenAI-compatible servers only: the address that the browser calls,
 * ending in `/v1` mostly, and the name of an address that the operator allows the relay to call.
 *
 * @typedef {{ key: string, route: Route, baseUrl: string, endpoint: string }} Account
 */

/**
 * The picture as it is sent: prepared, in a type that the provider takes. `base64` is without the `data:` prefix.
 *
 * @typedef {{ type: string, blob: Blob, base64: string, width: number, height: number }} SentPicture
 */

/**
 * One image to be looked at. `prompt` has its variables filled in; providers with a fixed vocabulary do not use it, and take the thresholds
 * instead (0 to 1).
 *
 * @typedef {{
 *   mode: TextMode,
 *   model: string,
 *   prompt: string,
 *   picture: SentPicture,
 *   maxOutputTokens: number,
 *   thresholds: { general: number, character: number, deepDanbooru: number }
 * }} Task
 */

/**
 * A tag as a model with a fixed vocabulary names it, with how sure it is (0 to 1).
 *
 * @typedef {{ name: string, confidence: number, category: "general" | "character" }} RatedTag
 */

/**
 * What a model answered, as it came: rated tags above the thresholds, a list of tags, or text. Exactly one of the three is not null.
 *
 * @typedef {{
 *   rated: RatedTag[] | null,
 *   tags: string[] | null,
 *   text: string | null,
 *   usage: { inputTokens: number, outputTokens: number } | null
 * }} Answer
 */

/**
 * A model that a person can choose. `vision` is null where the provider does not say; models that cannot see are not offered.
 *
 * @typedef {{ id: string, name: string, vision: boolean | null }} Model
 */

/**
 * One HTTP call. `service` names the host (see hosts.js), `path` begins with `/` and may have a query. Of `json` and `form` at most one is
 * given. `until` ends the reading of a streamed answer early: it is asked with all that came so far. `timeout` is in milliseconds. `atRoot`
 * is for compatible servers called directly: the path then stands beside `/v1`, not in it.
 *
 * @typedef {{
 *   service: import("./hosts.js").ServiceName,
 *   method: "GET" | "POST",
 *   path: string,
 *   headers?: Record<string, string>,
 *   json?: unknown,
 *   form?: FormData,
 *   until?: (text: string) => boolean,
 *   timeout?: number,
 *   atRoot?: boolean
 * }} ProviderRequest
 *
 * @typedef {{ status: number, ok: boolean, header: (name: string) => string | null, text: string, json: () => any }} ProviderResponse
 *   `json` gives undefined where the text is none
 *
 * @typedef {(request: ProviderRequest) => Promise<ProviderResponse>} Call throws a ProviderFailure when there was no answer, and the
 *   DOMException of the signal when it was aborted
 */

/**
 * @typedef {object} Provider
 * @property {ProviderId} id
 * @property {string} name as the person knows it
 * @property {string} company who is meant in “… refused the key”
 * @property {"required" | "optional" | "none"} key
 * @property {readonly Route[]} routes by which it can be called, the usual one first
 * @property {readonly TextMode[]} modes
 * @property {boolean} hasPrompt false for models with a fixed vocabulary
 * @property {string} defaultModel empty where the person has to name one
 * @property {readonly string[]} imageTypes MIME types that it takes; the first is what others are turned into
 * @property {string} [privacy] what happens to pictures there, if a person should know before
 * @property {(task: Task, account: Account, call: Call) => Promise<Answer>} suggest throws a ProviderFailure where there is no answer
 * @property {(account: Account, call: Call) => Promise<Model[]>} listModels also what “Test key” does; throws a ProviderFailure
 */

/** Why a provider gave no suggestion, ready to be shown. */
export class ProviderFailure extends Error {
  /** @param {Failure} failure @param {{ cause?: unknown }} [options] */
  constructor(failure, options) {
    super(`${failure.title}. ${failure.detail}`, options);
    this.name = "ProviderFailure";
    this.failure = failure;
  }
}
