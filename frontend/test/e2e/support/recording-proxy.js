import { createServer, request } from "node:http";
import { pipeline } from "node:stream/promises";

/** What passed: the request's method and address, what the browser said of the asking site, and the status of the answer. */
/** @typedef {{ method: string, url: string, site: string, status: number }} Passed */

/**
 * What goes wrong with a request on its way: nothing of it arrives; it arrives and the answer is lost; it arrives twice; or it is given up and
 * arrives all the same, after what was sent since.
 *
 * @typedef {"cut before" | "cut after" | "twice" | "late"} Fault
 */

/** An answer of which no more than so many bytes arrive until `until` is settled, and the rest only if that is true; the line is cut otherwise. */
/** @typedef {{ bytes: number, until: Promise<boolean> }} Hold */

/**
 * A server in front of TagPilot that passes everything on as it is, `Host` too unless it is `rewritten`, and writes down what was answered.
 *
 * @param {string | (() => string)} target where TagPilot is
 * @param {{
 *   pages?: Record<string, string>,
 *   fault?: (request: import("node:http").IncomingMessage) => Fault | null,
 *   hold?: (request: import("node:http").IncomingMessage) => Hold | null,
 *   host?: "kept" | "rewritten"
 * }} [options] `pages` it answers itself, by path: pages of the same origin that are bound by no policy of TagPilot's
 * @returns {Promise<{ port: number, passed: Passed[], close: () => Promise<void> }>}
 */
export async function startRecordingProxy(
  target,
  { pages = {}, fault = () => null, hold = () => null, host = "kept" } = {},
) {
  /** @type {Passed[]} */
  const passed = [];
  const address = (/** @type {string} */ url) => new URL(url, typeof target === "string" ? target : target());

  /** @param {import("node:http").IncomingMessage} incoming @returns {import("node:http").ClientRequest} */
  const onward = ({ method = "GET", url = "/", headers }) => {
    const place = address(url);
    const passedOn = request(place, {
      method,
      headers: host === "kept" ? headers : { ...headers, host: place.host },
    });
    const site = String(headers["sec-fetch-site"] ?? "");
    passedOn.on("response", ({ statusCode = 0 }) => passed.push({ method, url, site, status: statusCode }));
    return passedOn;
  };

  /** @param {import("node:http").IncomingMessage} incoming @param {Buffer} body @returns {Promise<void>} when it was answered */
  const send = (incoming, body) =>
    new Promise((resolve) => {
      const passedOn = onward(incoming);
      passedOn.on("response", (reply) => reply.resume().on("end", () => resolve()));
      passedOn.on("error", () => resolve());
      passedOn.end(body);
    });

  const server = createServer(async (incoming, answer) => {
    const page = pages[incoming.url?.split("?")[0] ?? ""];
    if (page !== undefined) {
      const type = incoming.url?.endsWith(".js") ? "text/javascript" : "text/html";
      answer.writeHead(200, { "Content-Type": type }).end(page);
      return;
    }
    const happens = fault(incoming);
    if (happens !== null) {
      const pieces = await incoming.toArray().catch(() => null);
      if (pieces === null) return void answer.destroy(); // who asked has gone
      const body = Buffer.concat(pieces);
      if (happens === "late") setTimeout(() => void send(incoming, body), 1500);
      if (happens === "cut after") await send(incoming, body);
      if (happens !== "twice") return void answer.destroy();
      await send(incoming, body);
      return void passOn(onward(incoming), answer).end(body);
    }
    incoming.pipe(passOn(onward(incoming), answer, hold(incoming)));
  });
  // A handshake for a WebSocket comes as an upgrade and is answered like any other request.
  server.on("upgrade", (incoming, socket) => {
    const handshake = onward(incoming);
    handshake.on("response", ({ statusCode }) =>
      socket.end(`HTTP/1.1 ${statusCode} refused\r\nContent-Length: 0\r\n\r\n`),
    );
    handshake.on("upgrade", (_, other) => {
      passed.push({ method: "GET", url: incoming.url ?? "/", site: "", status: 101 });
      other.destroy();
      socket.destroy();
    });
    handshake.on("error", () => socket.destroy());
    handshake.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return { port: portOf(server), passed, close: () => closed(server) };
}

/**
 * @param {import("node:http").ClientRequest} passedOn
 * @param {import("node:http").ServerResponse} answer which gets what comes back
 * @param {Hold | null} [held]
 */
function passOn(passedOn, answer, held = null) {
  passedOn.on("response", (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    if (held === null) reply.pipe(answer);
    else pipeline(reply, heldUp(held), answer).catch(() => answer.destroy());
  });
  passedOn.on("error", () => answer.destroy());
  return passedOn;
}

/** @param {Hold} hold */
function heldUp({ bytes, until }) {
  return async function* (/** @type {AsyncIterable<Buffer>} */ pieces) {
    let left = bytes;
    for await (const piece of pieces) {
      yield piece.subarray(0, left);
      if (piece.length > left && !(await until)) throw new Error("cut");
      yield piece.subarray(left);
      left = Math.max(0, left - piece.length);
    }
  };
}

/** @param {import("node:http").Server} server */
export function portOf(server) {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** @param {import("node:http").Server} server @returns {Promise<void>} */
export function closed(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
