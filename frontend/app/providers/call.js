/**
 * The way to a provider: straight from the browser, or passed on by our server. Gives the provider's answer whatever its status, and a
 * named failure where there was none.
 *
 * @module
 */
import { Unreachable } from "../services/http.js";
import { failuresOf } from "./failures.js";
import { hosts } from "./hosts.js";
import { readProblem } from "./read-problem.js";

/** @typedef {import("./failures.js").Failures} Failures */
/** @typedef {import("./provider.js").Account} Account */
/** @typedef {import("./provider.js").Call} Call */
/** @typedef {import("./provider.js").Provider} Provider */
/** @typedef {import("./provider.js").ProviderRequest} ProviderRequest */
/** @typedef {import("./provider.js").ProviderResponse} ProviderResponse */

const relayAddress = "/api/tagpilot/relay";

/** By this the provider's own answer, a refusal too, is told from what our server says about passing it on. */
const passedHeader = "X-TagPilot-Relay";

const usualTimeout = 90_000;

/** In characters. No answer to one picture comes near it. */
const longest = 10 * 1024 * 1024;

/**
 * One call serves a whole run: what a provider finds out on the way (which version a model has, say) it remembers per call.
 *
 * @param {object} options
 * @param {Pick<Provider, "company" | "name" | "routes">} options.provider
 * @param {Account} options.account
 * @param {AbortSignal} options.signal
 * @param {(address: string, request: RequestInit) => Promise<Response>} options.relay calls our server
 * @param {typeof fetch} [options.fetch]
 * @param {Readonly<Record<keyof typeof hosts, string>>} [options.addresses]
 * @returns {Call}
 */
export function createCall({
  provider,
  account,
  signal,
  relay,
  fetch: send = (...call) => fetch(...call),
  addresses = hosts,
}) {
  const failures = failuresOf(provider, account);
  const isRelayed = account.route === "relay" || !provider.routes.includes("direct");

  return async (request) => {
    const limit = AbortSignal.timeout(request.timeout ?? usualTimeout);
    const both = AbortSignal.any([signal, limit]);
    const init = { ...initOf(request), signal: both };

    /** @param {unknown} error @param {Parameters<Failures["because"]>[0]} situation @returns {Error} */
    const failed = (error, situation) => {
      signal.throwIfAborted();
      return limit.aborted
        ? failures.because("timeout", {
            seconds: Math.round((request.timeout ?? usualTimeout) / 1000),
            cause: error,
          })
        : failures.because(situation, { cause: error });
    };

    /** @type {Response} */
    let response;
    try {
      response = isRelayed
        ? await relay(relayed(request, account), {
            ...init,
            headers: { ...init.headers, [passedHeader]: "1" },
          })
        : await send(direct(request, account, addresses, failures), init);
    } catch (error) {
      if (error instanceof Error && error.name === "ProviderFailure") throw error;
      throw failed(error, error instanceof Unreachable ? "server-unreachable" : "unreachable");
    }
    /** @type {string} */
    let text;
    try {
      text = await read(response, request.until);
    } catch (error) {
      throw failed(error, error instanceof RangeError ? "unreadable-answer" : "broken-off");
    }
    const answer = answerOf(response, text);
    if (isRelayed && !response.headers.has(passedHeader)) throw notPassed(answer, failures);
    return answer;
  };
}

/** @param {ProviderRequest} request @returns {RequestInit & { headers: Record<string, string> }} */
function initOf({ method, headers = {}, json, form }) {
  return {
    method,
    headers: json === undefined ? headers : { ...headers, "Content-Type": "application/json" },
    body: json === undefined ? form : JSON.stringify(json),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    redirect: "error",
  };
}

/** @param {ProviderRequest} request @param {Account} account @returns {string} */
function relayed({ service, path }, { endpoint }) {
  const place = service === "compatible" ? `compatible/${encodeURIComponent(endpoint)}` : service;
  return `${relayAddress}/${place}${path}`;
}

/**
 * @param {ProviderRequest} request
 * @param {Account} account
 * @param {Readonly<Record<keyof typeof hosts, string>>} addresses
 * @param {Failures} failures
 * @returns {string}
 */
function direct({ service, path, atRoot }, { baseUrl }, addresses, failures) {
  if (service !== "compatible") return addresses[service] + path;
  const base = baseOf(baseUrl);
  if (base === null) throw failures.because("no-address");
  return (atRoot ? base.replace(/\/v1$/u, "") : base) + path;
}

/**
 * @param {string} address as a person typed it; some paste that of a call
 * @returns {string | null} without a slash at the end, null where it is none
 */
function baseOf(address) {
  const base = URL.canParse(address.trim()) ? new URL(address.trim()) : null;
  if (base === null || !/^https?:$/u.test(base.protocol) || base.username !== "" || base.password !== "")
    return null;
  return base.origin + base.pathname.replace(/\/+$/u, "").replace(/\/chat\/completions$/u, "");
}

/**
 * @param {Response} response
 * @param {((text: string) => boolean) | undefined} until
 * @returns {Promise<string>}
 * @throws {RangeError} when it is longer than any answer
 */
async function read({ body }, until) {
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
    if (text.length > longest || until?.(text)) {
      void reader.cancel().catch(() => undefined);
      if (text.length > longest) throw new RangeError("longer than any answer");
      return text;
    }
  }
}

/** @param {Response} response @param {string} text @returns {ProviderResponse} */
function answerOf({ status, ok, headers }, text) {
  return {
    status,
    ok,
    header: (name) => headers.get(name),
    text,
    json: () => {
      try {
        return JSON.parse(text);
      } catch {
        return undefined;
      }
    },
  };
}

/**
 * Our server says itself why it passed nothing on.
 *
 * @param {ProviderResponse} response
 * @param {Failures} failures
 * @returns {Error}
 */
function notPassed(response, failures) {
  const { code, message: said, after } = readProblem(response);
  const { status } = response;
  const facts = { status, said, after };
  if (status === 413) return failures.because("too-large", facts);
  if (status === 503) return failures.because("server-busy", facts);
  if (status === 504) return failures.because("timeout", { seconds: usualTimeout / 1000 });
  if (code.includes("provider-unreachable")) return failures.because("provider-unreachable", facts);
  if (status >= 500 || response.ok) return failures.because("unreadable-answer", facts);
  return failures.because("server-refused", facts);
}
