/**
 * Prints how long the list of datasets takes while 200 clients have stalled: a quarter in their headers, a quarter in an upload, a
 * quarter in another body, a quarter in reading a large answer; and while 200 more send a byte a second. Used by bin/bench.
 *
 *   node slow-clients.js
 *
 * `TAGPILOT_PROGRAM` is the server, as for the end-to-end tests.
 */
import { open } from "node:fs/promises";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startServer } from "../../frontend/test/e2e/support/server.js";
import { makeWorkspace } from "../../frontend/test/e2e/support/workspace.js";

const clients = 200;
const host = "Host: localhost\r\n";
const upload = `POST /api/tagpilot/save-item?name=t HTTP/1.1\r\n${host}Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000\r\n\r\n--b\r\n`;
const json = `POST /api/datasets/create HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`;
const stalls = [
  "GET /api/datasets HTTP/1.1\r\nHost: loc",
  upload,
  json,
  `GET /api/tagpilot/load?name=large HTTP/1.1\r\n${host}\r\n`,
];

const workspace = await makeWorkspace();
await workspace.put("1_large", { "a.png": "" });
const large = await open(path.join(workspace.root, "datasets/1_large/a.png"), "r+");
await large.truncate(100 << 20);
await large.close();
const server = await startServer({ workspace: workspace.root });
/** @type {import("node:net").Socket[]} */
const sockets = [];

/** @param {string} text what the client sends before it stalls */
function stall(text) {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => socket.destroy());
  socket.write(text);
  socket.pause();
  sockets.push(socket);
}

/** @param {string} when */
async function measure(when) {
  const times = [];
  for (let i = 0; i < 20; i++) {
    const start = performance.now();
    const answer = await fetch(`${server.url}/api/datasets`, { headers: { connection: "close" } });
    await answer.text();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(`${when}: median ${times[10].toFixed(0)} ms, longest ${times[19].toFixed(0)} ms`);
}

try {
  await measure("GET /api/datasets, nobody else");
  for (let i = 0; i < clients; i++) stall(stalls[i % stalls.length]);
  await pause(1000);
  await measure(`with ${clients} stalled clients`);
  for (let i = 0; i < clients; i++) stall(i % 2 ? upload : json);
  const drip = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write("x")), 1000);
  await pause(3000);
  await measure(`with ${clients} more that drip`);
  clearInterval(drip);
} finally {
  sockets.forEach((socket) => socket.destroy());
  await server.stop();
  await workspace.remove();
}
