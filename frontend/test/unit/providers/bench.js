/**
 * A provider set against its fake, over the route that is asked for, as a page would call it.
 *
 * @module
 */
import { after, before, beforeEach } from "node:test";
import { createCall } from "../../../app/providers/call.js";
import { hosts } from "../../../app/providers/hosts.js";
import { ProviderFailure } from "../../../app/providers/provider.js";
import { browserFetch } from "../../support-of-providers/browser-fetch.js";
import { standInRelay } from "../../support-of-providers/stand-in-relay.js";

/** @typedef {import("../../../app/providers/provider.js").Account} Account */
/** @typedef {import("../../../app/providers/provider.js").Answer} Answer */
/** @typedef {import("../../../app/providers/provider.js").Call} Call */
/** @typedef {import("../../../app/providers/provider.js").Provider} Provider */
/** @typedef {import("../../../app/providers/provider.js").Task} Task */
/** @typedef {import("../../../app/model/suggestions/types.js").Failure} Failure */
/** @typedef {import("../../../app/model/suggestions/types.js").Route} Route */

const origin = "http://127.0.0.1:7878";
const base64 = "/9j/4AAQSkZJRgABAQAAAQABAAD/2Q==";

/** @param {Partial<Task>} [changes] @returns {Task} */
export function taskOf(changes = {}) {
  const blob = new Blob([Buffer.from(base64, "base64")], { type: "image/jpeg" });
  return {
    mode: "tags",
    model: "",
    prompt: "List the tags of this picture.",
    picture: { type: "image/jpeg", blob, base64, width: 1024, height: 768 },
    maxOutputTokens: 300,
    thresholds: { general: 0.35, character: 0.85, deepDanbooru: 0.5 },
    ...changes,
  };
}

/**
 * @param {object} options
 * @param {Provider} options.provider
 * @param {Partial<typeof hosts>} options.addresses
 * @param {Route} [options.route]
 * @param {string} [options.key]
 * @param {string} [options.baseUrl]
 * @param {number} [options.timeout] in milliseconds, in place of the usual one
 */
export function benchOf({ provider, addresses, route = "direct", key = "", baseUrl = "", timeout }) {
  // Nothing may get out, whatever a test forgot.
  const nowhere = Object.fromEntries(Object.keys(hosts).map((name) => [name, "http://127.0.0.1:1"]));
  const places = /** @type {Record<keyof typeof hosts, string>} */ ({ ...nowhere, ...addresses });
  /** @type {Account} */
  const account = { key, route, baseUrl, endpoint: "box" };
  const stop = new AbortController();
  const call = createCall({
    provider,
    account,
    signal: stop.signal,
    fetch: browserFetch(origin),
    relay: standInRelay({ ...places, compatible: baseUrl }),
    addresses: places,
  });
  /** @type {Call} */
  const limited = (request) => call(timeout === undefined ? request : { ...request, timeout });
  return {
    account,
    stop,
    /** @param {Partial<Task>} [changes] @returns {Promise<Answer>} */
    suggest: (changes) =>
      provider.suggest(taskOf({ model: provider.defaultModel, ...changes }), account, limited),
    listModels: () => provider.listModels(account, limited),
  };
}

/** @param {Promise<unknown>} promise @returns {Promise<Failure>} why it gave nothing */
export async function failureIn(promise) {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ProviderFailure) return error.failure;
    throw error;
  }
  throw new Error("It gave an answer.");
}

/**
 * @param {() => Promise<any>} start
 * @returns {() => any} the fake of the tests around
 */
export function useFake(start) {
  /** @type {any} */
  let fake;
  before(async () => void (fake = await start()));
  after(() => fake.stop());
  beforeEach(() => {
    fake.forget();
    fake.script();
  });
  return () => fake;
}
