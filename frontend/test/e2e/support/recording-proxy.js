import { createServer, request } from "node:http";

/** What passed: the request's method and address, what the browser said of the asking site, and the status of the answer. */
/** @typedef {{ method: string, url: string, site: string, status: number }} Passed */

/**
 * A server in front of TagPilot that passes everything on as it is, `Host` too, and writes down what was answered.
 *
 * @param {string} target where TagPilot is
 * @param {{ pages?: Record<string, string> }} [options] `pages` it answers itself, by path: pages of the same origin that are bound by
 *   no policy of TagPilot's
 * @returns {Promise<{ port: number, passed: Passed[], close: () => Promise<void> }>}
 */
export async function startRecordingProxy(target, { pages = {} } = {}) {
  /** @type {Passed[]} */
  const passed = [];
  const server = createServer((incoming, answer) => {
    const { method = "GET", url = "/" } = incoming;
    const page = pages[url.split("?")[0] ?? ""];
    if (page !== undefined) {
      answer
        .writeHead(200, { "Content-Type": url.endsWith(".js") ? "text/javascript" : "text/html" })
        .end(page);
      return;
    }
    const site = String(incoming.headers["sec-fetch-site"] ?? "");
    const onward = request(new URL(url, target), { method, headers: incoming.headers }, (reply) => {
      passed.push({ method, url, site, status: reply.statusCode ?? 0 });
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    incoming.pipe(onward);
  });
  // A handshake for a WebSocket comes as an upgrade and is answered like any other request.
  server.on("upgrade", (incoming, socket) => {
    const { method = "GET", url = "/" } = incoming;
    const site = String(incoming.headers["sec-fetch-site"] ?? "");
    const onward = request(new URL(url, target), { method, headers: incoming.headers });
    onward.on("response", (reply) => {
      passed.push({ method, url, site, status: reply.statusCode ?? 0 });
      socket.end(`HTTP/1.1 ${reply.statusCode} refused\r\nContent-Length: 0\r\n\r\n`);
    });
    onward.on("upgrade", (reply, other) => {
      passed.push({ method, url, site, status: reply.statusCode ?? 101 });
      other.destroy();
      socket.destroy();
    });
    onward.on("error", () => socket.destroy());
    onward.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return { port: portOf(server), passed, close: () => closed(server) };
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
