/**
 * The only place that calls our server, but for what is asked for before the page's modules have come (`early-answer.js`).
 *
 * @module
 */

import { fetchOrTakeEarly } from "./early-answer.js";

/** An answer of the server that says no. */
export class ServerProblem extends Error {
  /**
   * @param {number} status
   * @param {string} code stable name, see docs/api.md; `unknown` where the server gave none
   * @param {string} detail the sentence for people
   * @param {Record<string, any>} fields everything else of the answer
   */
  constructor(status, code, detail, fields) {
    super(detail);
    this.name = "ServerProblem";
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** No answer: the server is not running, the line is down, or it took too long. */
export class Unreachable extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("Could not reach the server.", { cause });
    this.name = "Unreachable";
  }
}

/** Statuses after which the same call may go through a moment later. */
const passing = new Set([408, 425, 429, 502, 503, 504]);

/** What tells our own server's question for its password from that of a proxy or a provider. */
const realm = 'realm="TagPilot"';

/**
 * @typedef {object} CallOptions
 * @property {"GET" | "POST" | "PATCH"} [method]
 * @property {BodyInit} [body]
 * @property {unknown} [json] sent as JSON
 * @property {AbortSignal} [signal]
 * @property {number} [timeout] milliseconds until the answer begins, 60,000 if not given; until its end where it `isShort`
 * @property {boolean} [isShort] whether how long all of the answer takes says nothing of the line
 * @property {number} [retries] how often it may be tried again; only for calls that may be repeated
 */

/**
 * @param {{ fetch?: (address: string, request: RequestInit) => Promise<Response>, wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>, onReach?: (reached: boolean) => void, onSessionEnd?: () => Promise<boolean> }} [options]
 *   `onReach` is told after each call whether the server answered; `onSessionEnd` when it asks for its password: a call waits for the
 *   answer, and is made once more when that is true
 */
export function createHttp({ fetch: send = fetchOrTakeEarly, wait = sleep, onReach, onSessionEnd } = {}) {
  /**
   * @param {string} address
   * @param {CallOptions} [options]
   * @returns {Promise<Response>} a good answer
   * @throws {ServerProblem | Unreachable | DOMException} the last when `signal` was aborted
   */
  async function call(address, options = {}) {
    for (let left = options.retries ?? 0; ; left--) {
      try {
        return await once(address, options);
      } catch (error) {
        if (left <= 0 || !mayPass(error)) throw error;
        const tries = (options.retries ?? 0) - left;
        await wait(400 * 2 ** tries * (0.75 + Math.random() / 2), options.signal);
      }
    }
  }

  /** @param {string} address @param {CallOptions} options @returns {Promise<Response>} */
  async function once(address, options) {
    const response = await answerTo(address, options);
    if (response.ok) return response;
    if (await isLoggedInAgain(response, options.signal)) return once(address, options);
    throw await problemOf(response);
  }

  /** @param {string} address @param {CallOptions} options @returns {Promise<Response>} whatever its status */
  async function answerTo(address, { method = "GET", body, json, signal, timeout = 60_000, isShort }) {
    const tooLate = new AbortController();
    const limit = isShort ? AbortSignal.timeout(timeout) : tooLate.signal;
    const signals = signal ? [signal, limit] : [limit];
    /** @type {RequestInit} */
    const request = { method, body, signal: AbortSignal.any(signals), cache: "no-cache" };
    if (json !== undefined) {
      request.body = JSON.stringify(json);
      request.headers = { "Content-Type": "application/json" };
    }
    const timer = setTimeout(() => tooLate.abort(), timeout);
    try {
      return await reach(address, request, signal);
    } finally {
      clearTimeout(timer); // how long the rest of an answer takes depends on the line
    }
  }

  /** @param {Response} response @param {AbortSignal | null} [signal] @returns {Promise<boolean>} */
  async function isLoggedInAgain({ status, headers }, signal) {
    const asksForPassword = status === 401 && headers.get("WWW-Authenticate")?.includes(realm);
    if (!asksForPassword || !onSessionEnd) return false;
    const isIn = await onSessionEnd();
    signal?.throwIfAborted();
    return isIn;
  }

  /**
   * @param {string} address
   * @param {RequestInit} request
   * @param {AbortSignal | null} [signal] the caller's: after it was aborted, nothing is said of the server
   * @returns {Promise<Response>} whatever its status
   */
  async function reach(address, request, signal) {
    /** @type {Response} */
    let response;
    try {
      response = await send(address, request);
    } catch (error) {
      signal?.throwIfAborted();
      onReach?.(false);
      throw new Unreachable(error);
    }
    onReach?.(true);
    return response;
  }

  return {
    call,
    /**
     * The answer as it came, a refusal too: for what the server passes on for others, whose answers are not its own.
     *
     * @param {string} address
     * @param {RequestInit} request
     * @returns {Promise<Response>}
     * @throws {Unreachable | DOMException} the last when the request's signal was aborted
     */
    async pass(address, request) {
      const response = await reach(address, request, request.signal);
      const isAgain = await isLoggedInAgain(response, request.signal);
      return isAgain ? reach(address, request, request.signal) : response;
    },
    /**
     * An answer that is taken in while it arrives.
     *
     * @template T
     * @param {string} address
     * @param {CallOptions} options
     * @param {(response: Response) => AsyncIterable<T>} reader
     * @returns {AsyncGenerator<T>}
     * @throws {Unreachable} also when the answer is cut short
     */
    async *read(address, options, reader) {
      const response = await call(address, options);
      try {
        yield* reader(response);
      } catch (error) {
        options.signal?.throwIfAborted();
        throw new Unreachable(error);
      }
    },
    /**
     * @param {string} address
     * @param {Omit<CallOptions, "isShort">} [options]
     * @returns {Promise<any>}
     */
    async json(address, options) {
      const response = await call(address, { ...options, isShort: true });
      try {
        return await response.json();
      } catch (error) {
        options?.signal?.throwIfAborted();
        throw new Unreachable(error);
      }
    },
  };
}

/** @typedef {ReturnType<typeof createHttp>} Http */

/** @param {unknown} error @returns {boolean} */
function mayPass(error) {
  return error instanceof Unreachable || (error instanceof ServerProblem && passing.has(error.status));
}

/** @param {Response} response @returns {Promise<ServerProblem>} */
async function problemOf(response) {
  const { status } = response;
  try {
    const { code, detail, ...fields } = await response.json();
    return new ServerProblem(status, code ?? "unknown", detail ?? `The server answered ${status}.`, fields);
  } catch {
    // A proxy in between answers with a page of its own.
    return new ServerProblem(status, "unknown", `The server answered ${status}.`, {});
  }
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function sleep(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    if (signal?.aborted) return stop();
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
