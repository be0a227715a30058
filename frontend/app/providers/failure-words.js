/**
 * The sentences in which a failure is told, and what follows from it. Those that begin with a company name it at the start, so that
 * “The model server” can stand there, too.
 *
 * @module
 */

/** @typedef {import("../model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../model/suggestions/types.js").FailureCode} FailureCode */

/**
 * What a sentence may need beside the names. `said` is the provider's own message, `stage` a state in its own word; `tokens` is the limit
 * that the answer ran into.
 *
 * @typedef {{
 *   status?: number,
 *   said?: string,
 *   after?: number | null,
 *   tokens?: number,
 *   seconds?: number,
 *   stage?: string,
 *   cause?: unknown
 * }} Facts
 *
 * @typedef {Facts & { company: string, name: string, model: string, sentence: string, number: string, canRelay: boolean }} Told
 *   `sentence` is what the provider said as a sentence of its own, `number` the status in brackets; both may be empty
 *
 * @typedef {Omit<Failure, "after">} Words
 */

/** Situations that have sentences of their own within a code. @satisfies {Record<string, (told: Told) => Words>} */
export const situations = {
  "page-refused": ({ company, name }) => ({
    code: "not-allowed",
    kind: "stop",
    title: `${name} refuses calls from this page`,
    detail: `${company} does not take them from a browser for your organisation. Use the server route: your key is passed on, not stored.`,
    remedy: "use-relay",
  }),
  "odd-key": ({ company, name }) => ({
    code: "key-refused",
    kind: "stop",
    title: `The key for ${name} has characters that no key of ${inside(company)} has`,
    detail: "Copy it again, without anything around it, and enter it in Settings.",
    remedy: "open-settings",
  }),
  "no-address": ({ company }) => ({
    code: "bad-request",
    kind: "stop",
    title: `${company} has no address`,
    detail:
      "Enter its base URL in Settings, such as http://localhost:1234/v1, or choose a server that the operator set up.",
    remedy: "open-settings",
  }),
  "wrong-address": ({ company, number }) => ({
    code: "bad-request",
    kind: "stop",
    title: `${company} has nothing at this address${number}`,
    detail: "Check the base URL in Settings; most end in /v1.",
    remedy: "open-settings",
  }),
  "no-model": ({ name }) => ({
    code: "model-unknown",
    kind: "stop",
    title: `No model is chosen for ${name}`,
    detail: "List its models in Settings, or type the name of one.",
    remedy: "open-settings",
  }),
  "nothing-sure": ({ name }) => ({
    code: "empty",
    kind: "item",
    title: "No tag is above the threshold",
    detail: `${name} is not sure enough of anything in this picture. Lower the threshold in Settings.`,
    remedy: "open-settings",
  }),
  "model-broke": ({ company, sentence }) => ({
    code: "bad-request",
    kind: "item",
    title: `${company} could not finish this picture`,
    detail: sentence || "It gave no reason. Retry, or try another provider.",
    remedy: "retry",
  }),
  "work-stopped": ({ company, stage }) => ({
    code: "overloaded",
    kind: "retry",
    title: `${company} stopped before it was done (${stage})`,
    detail: "It may go through when it is tried again.",
    remedy: "retry",
  }),
  "switched-off": ({ company, stage }) => ({
    code: "asleep",
    kind: "stop",
    title: `The Space is switched off (${stage})`,
    detail: `${company} will not start it by itself. Try another provider.`,
    remedy: "other-provider",
  }),
  "space-too-old": ({ company, stage }) => ({
    code: "unreadable-answer",
    kind: "stop",
    title: `The Space speaks gradio ${stage}`,
    detail: `${company} runs a version of it that TagPilot does not know. Try another provider.`,
    remedy: "other-provider",
  }),
  "broken-off": ({ company }) => ({
    code: "unreachable",
    kind: "retry",
    title: `The answer of ${inside(company)} broke off`,
    detail: "The connection was lost on the way. It may go through when it is tried again.",
    remedy: "retry",
  }),
  "provider-unreachable": ({ company, sentence }) => ({
    code: "unreachable",
    kind: "retry",
    title: `The server could not reach ${inside(company)}`,
    detail: sentence || "Check the network of the computer that TagPilot runs on.",
    remedy: "retry",
  }),
  "server-unreachable": ({ company }) => ({
    code: "unreachable",
    kind: "retry",
    title: "Could not reach the server",
    detail: `It passes calls on to ${inside(company)}. Check that TagPilot is running.`,
    remedy: "retry",
  }),
  "server-busy": ({ company }) => ({
    code: "rate-limited",
    kind: "retry",
    title: "The server is passing on as many calls as it can",
    detail: `There is room for more to ${inside(company)} in a moment.`,
    remedy: "retry",
  }),
  "server-refused": ({ company, number, sentence }) => ({
    code: "not-allowed",
    kind: "stop",
    title: `The server does not pass this on to ${inside(company)}${number}`,
    detail: sentence || "It gave no reason.",
    remedy: "open-settings",
  }),
};

/** Each code as it is told where nothing more is known. @type {Record<Exclude<FailureCode, "cost-limit">, (told: Told) => Omit<Words, "code">>} */
export const usual = {
  "rate-limited": ({ company, number, after }) => ({
    kind: "retry",
    title: `${company} asked to slow down${number}`,
    detail: after
      ? `It asks to wait ${waitText(after)} before the next request.`
      : "It takes fewer requests at the moment.",
    remedy: "retry",
  }),
  overloaded: ({ company, number, sentence }) => ({
    kind: "retry",
    title: `${company} has trouble of its own${number}`,
    detail: sentence || "It may go through when it is tried again.",
    remedy: "retry",
  }),
  unreachable: ({ company, canRelay }) => ({
    kind: "retry",
    title: `No answer from ${inside(company)}`,
    detail: canRelay
      ? `The network is down, or ${inside(company)} refuses calls from this page. Use the server route: your key is passed on, not stored.`
      : "Check the network, then retry.",
    remedy: canRelay ? "use-relay" : "retry",
  }),
  timeout: ({ company, seconds }) => ({
    kind: "retry",
    title: `No answer in ${seconds} s`,
    detail: `The network or ${inside(company)} is slow.`,
    remedy: "retry",
  }),
  "key-missing": ({ company, name }) => ({
    kind: "stop",
    title: `There is no key for ${name}`,
    detail: `${company} answers with a key only. Enter yours in Settings.`,
    remedy: "open-settings",
  }),
  "key-refused": ({ company, name, number }) => ({
    kind: "stop",
    title: `${company} refused the key${number}`,
    detail: `Check that the key for ${name} was copied whole.`,
    remedy: "open-settings",
  }),
  "not-allowed": ({ company, number, sentence }) => ({
    kind: "stop",
    title: `${company} does not allow this${number}`,
    detail: sentence || "Check what the key may do in the account that it belongs to.",
    remedy: "open-settings",
  }),
  "no-credit": ({ company }) => ({
    kind: "stop",
    title: `${company} reports no credit left`,
    detail: "Top up, then resume.",
    remedy: "retry",
  }),
  quota: ({ company }) => ({
    kind: "stop",
    title: `The quota at ${inside(company)} is used up`,
    detail: "Wait until it is renewed, or take another model or provider.",
    remedy: "other-provider",
  }),
  "model-unknown": ({ company, model }) => ({
    kind: "stop",
    title: `${company} does not know the model ${model}`,
    detail: "Choose another one in Settings.",
    remedy: "open-settings",
  }),
  "no-vision": ({ company, model }) => ({
    kind: "stop",
    title: `The model ${model} cannot see pictures`,
    detail: `${company} refused the picture. Choose a model that can see in Settings.`,
    remedy: "open-settings",
  }),
  "bad-request": ({ company, number, sentence }) => ({
    kind: "item",
    title: `${company} did not accept the request${number}`,
    detail: sentence || "It gave no reason.",
    remedy: "other-provider",
  }),
  refused: ({ company }) => ({
    kind: "item",
    title: "Blocked by the provider",
    detail: `${company}'s safety rules refused this picture. Retrying will not help; try another provider.`,
    remedy: "other-provider",
  }),
  "cut-off": ({ company, tokens = 0 }) => ({
    kind: "item",
    title: "The answer was cut off",
    detail:
      tokens > 0
        ? `${company}'s model ran into the limit of ${grouped(tokens)} tokens. Raise it to ${grouped(tokens * 2)} and retry.`
        : `${company}'s model ran out of room for its answer. Send smaller pictures, or take a model with more room.`,
    remedy: tokens > 0 ? "raise-limit" : "open-settings",
  }),
  empty: ({ company }) => ({
    kind: "retry",
    title: "The answer was empty",
    detail: `${company} answered without any text.`,
    remedy: "retry",
  }),
  "bad-image": ({ company, number, sentence }) => ({
    kind: "item",
    title: `${company} could not read this picture${number}`,
    detail: sentence || "Try another provider.",
    remedy: "other-provider",
  }),
  "too-large": ({ company, number }) => ({
    kind: "item",
    title: `The picture is too large for ${inside(company)}${number}`,
    detail: "Send it smaller: lower the long side in Settings.",
    remedy: "open-settings",
  }),
  "unreadable-answer": ({ company, number }) => ({
    kind: "retry",
    title: `The answer of ${inside(company)} could not be read${number}`,
    detail: "It may come from something in between, such as a proxy.",
    remedy: "retry",
  }),
  "unreadable-image": () => ({
    kind: "item",
    title: "This browser cannot show the picture",
    detail: "Convert it to JPG or PNG and add it again.",
    remedy: null,
  }),
  asleep: ({ company, stage }) => ({
    kind: "retry",
    title: `The Space is asleep (${stage})`,
    detail: `${company} is waking it, which takes a minute or two.`,
    remedy: "retry",
  }),
};

/** @param {string} company @returns {string} as it stands within a sentence */
export function inside(company) {
  return company.replace(/^The /u, "the ");
}

/** @param {number} milliseconds @returns {string} */
function waitText(milliseconds) {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** @param {number} value @returns {string} */
function grouped(value) {
  return value.toLocaleString("en");
}
