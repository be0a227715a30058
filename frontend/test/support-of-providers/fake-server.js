/**
 * What all fake providers share: a server that checks what a browser may ask, records what it was asked, and answers as it was told to.
 *
 * @module
 */
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { certificate } from "./certificate.js";

/**
 * @typedef {{
 *   method: string,
 *   path: string,
 *   headers: import("node:http").IncomingHttpHeaders,
 *   text: string,
 *   json: any
 * }} Asked `path` with its query; preflights are not among those recorded
 *
 * What is sent back. `hold` never answers, `reset` cuts the line, `chunks` are sent one after another; `readable: false` leaves out what
 * lets a page read the answer, as servers do that stand before the real one.
 *
 * @typedef {{
 *   status?: number,
 *   headers?: Record<string, string>,
 *   json?: unknown,
 *   text?: string,
 *   type?: string,
 *   chunks?: (string | Uint8Array)[],
 *   readable?: boolean,
 *   hold?: boolean,
 *   reset?: boolean
 * }} Reply
 *
 * What browsers are told. `origin` gives what may read answers, null for nobody; `refuses` is the status of a preflight that asks for more
 * than is allowed.
 *
 * @typedef {{
 *   origin: (origin: string) => string | null,
 *   headers: readonly string[],
 *   exposes?: readonly string[],
 *   refuses?: number
 * }} Cors
 */

/**
 * How a kind of provider behaves. `behaviours` are what can be asked of it by name, each for one picture; `answer` finds the reply to a
 * request, `behave` takes the next behaviour in turn.
 *
 * @template {string} Name
 * @typedef {{
 *   cors: Cors,
 *   key: string,
 *   answer: (asked: Asked, behave: () => Name) => Reply
 * }} Kind
 */

/** What a server does that is not there, or that others stand before. */
export const troubles = /** @type {const} */ ({
  reset: { reset: true },
  slow: { hold: true },
  "html-503": {
    status: 503,
    type: "text/html",
    text: "<html><h1>503 Service Unavailable</h1></html>",
    readable: false,
  },
  "html-200": { status: 200, type: "text/html", text: "<html>Please log in</html>" },
});

/** @typedef {keyof typeof troubles} Trouble */

/**
 * @template {string} Name
 * @param {Kind<Name>} kind
 * @param {{ secure?: boolean, delay?: number }} [options] `secure` for https with a certificate of our own; `delay` in milliseconds before each answer
 */
export async function startFake(kind, { secure = false, delay = 0 } = {}) {
  /** @type {Asked[]} */
  const requests = [];
  /** @type {{ method: string, path: string, allowed: boolean }[]} */
  const preflights = [];
  /** @type {(turn: number) => Name | undefined} */
  let plan = () => undefined;
  let turn = 0;
  /** @type {Set<() => void>} */
  const waiting = new Set();
  let isDown = false;
  /** @type {{ from: number, end: Promise<void> } | null} */
  let held = null;

  /** @type {import("node:http").RequestListener} */
  const listener = async (request, response) => {
    const origin = request.headers.origin ?? "";
    const asksFor = request.headers["access-control-request-method"];
    const path = request.url ?? "/";
    if (request.method === "OPTIONS" && asksFor !== undefined) {
      const allowed = allows(kind.cors, origin, request.headers["access-control-request-headers"] ?? "");
      preflights.push({ method: asksFor, path, allowed });
      response.writeHead(
        allowed ? 204 : (kind.cors.refuses ?? 403),
        allowed ? preflightHeaders(kind.cors, origin) : {},
      );
      response.end();
      return;
    }
    const bytes = await bodyOf(request);
    const text = bytes.toString("latin1");
    const asked = {
      method: request.method ?? "GET",
      path,
      headers: request.headers,
      text,
      json: /json/u.test(request.headers["content-type"] ?? "")
        ? JSON.parse(bytes.toString("utf8"))
        : undefined,
    };
    requests.push(asked);
    for (const tell of waiting) tell();
    const reply = isDown
      ? troubles["html-503"]
      : kind.answer(asked, () => plan(turn++) ?? /** @type {Name} */ ("ok"));
    if (held !== null && requests.length >= held.from) await held.end;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    await send(reply, kind.cors, origin, response);
  };

  const server = secure ? createSecureServer(await certificate(), listener) : createServer(listener);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

  return {
    url: `${secure ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    key: kind.key,
    requests,
    preflights,

    /**
     * What it does with the pictures to come, one name each; after the last it answers well. A function is asked with the number of the
     * picture, from 0, and may leave it open.
     *
     * @param {...Name | ((turn: number) => Name | undefined)} steps
     */
    script(...steps) {
      turn = 0;
      const [first] = steps;
      plan = typeof first === "function" ? first : (at) => /** @type {Name[]} */ (steps)[at];
    },

    /** Nothing behind what stands before it. @param {boolean} down */
    setDown(down) {
      isDown = down;
    },

    /** @param {number} from the first request whose answer waits, counted from 1 @returns {() => void} lets them be answered */
    holdFrom(from) {
      let goOn = () => undefined;
      held = { from, end: new Promise((resolve) => (goOn = () => void resolve(undefined))) };
      return () => goOn();
    },

    /** @param {number} count @returns {Promise<void>} when so many requests came in all */
    asked: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (requests.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),

    forget() {
      requests.length = 0;
      preflights.length = 0;
    },

    /** @returns {Promise<void>} */
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * @template {string} Name
 * @typedef {Awaited<ReturnType<typeof startFake<Name>>>} Fake
 */

/** @param {import("node:http").IncomingMessage} request @returns {Promise<Buffer>} */
async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** @param {Cors} cors @param {string} origin @param {string} wanted @returns {boolean} */
function allows(cors, origin, wanted) {
  const names = wanted.split(",").map((name) => name.trim().toLowerCase());
  return cors.origin(origin) !== null && names.every((name) => name === "" || cors.headers.includes(name));
}

/** @param {Cors} cors @param {string} origin @returns {Record<string, string>} */
function preflightHeaders(cors, origin) {
  return {
    "Access-Control-Allow-Origin": cors.origin(origin) ?? "",
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": cors.headers.join(", "),
  };
}

/**
 * @param {Reply} reply
 * @param {Cors} cors
 * @param {string} origin
 * @param {import("node:http").ServerResponse} response
 */
async function send(reply, cors, origin, response) {
  const { status = 200, headers = {}, json, text = "", type, chunks, readable = true, hold, reset } = reply;
  if (hold) return;
  if (reset) {
    response.socket?.destroy();
    return;
  }
  const reader = readable && origin !== "" ? cors.origin(origin) : null;
  response.writeHead(status, {
    "Content-Type": type ?? "application/json",
    ...headers,
    ...(reader === null ? {} : { "Access-Control-Allow-Origin": reader }),
    ...(reader !== null && cors.exposes ? { "Access-Control-Expose-Headers": cors.exposes.join(", ") } : {}),
  });
  for (const chunk of chunks ?? []) {
    response.write(chunk);
    await new Promise((resolve) => setImmediate(resolve)); // so that they arrive apart
  }
  response.end(json === undefined ? text : JSON.stringify(json));
}
