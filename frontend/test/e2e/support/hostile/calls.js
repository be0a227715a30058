import { createBody, happens, itemOf, itemTo, patience, put } from "./means.js";

/** @typedef {import("./means.js").Means} Means */
/** @typedef {import("./means.js").Try} Try */

/** @param {Promise<Response>} answer */
const textOf = async (answer) => (await answer).text();

/** @param {string} html @param {string} sandbox @returns {Promise<unknown>} what a frame without an origin tells */
async function fromFrame(html, sandbox) {
  const told = new Promise((resolve) => {
    addEventListener("message", (event) => event.source === frame.contentWindow && resolve(event.data));
    setTimeout(() => resolve(null), patience.time);
  });
  const frame = put("iframe", { sandbox, srcdoc: html });
  return told;
}

/** @param {string} script @returns {string} */
const scripted = (script) => `<script>${script}</` + "script>";

/** @param {string} address @param {string} options of the call, as source */
const telling = (address, options) =>
  scripted(
    `fetch(${JSON.stringify(address)}, ${options}).then((answer) => answer.text()).then((text) => parent.postMessage(text, "*"), () => parent.postMessage("", "*"))`,
  );

/** @param {string} method @param {string} address @param {Record<string, string>} headers @param {string | FormData | null} body */
function xhr(method, address, headers, body) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.onload = () => resolve(request.responseText);
    request.onerror = () => resolve(null);
    request.send(body);
  });
}

/** @param {string} source @returns {Promise<unknown>} what a worker of ours tells */
function fromWorker(source) {
  return new Promise((resolve) => {
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => resolve(null);
    setTimeout(() => resolve(null), patience.time);
  });
}

const json = { "Content-Type": "application/json" };

/** @type {Record<string, Try>} */
export const calls = {
  "fetch GET datasets": ({ to }) => textOf(fetch(to("/api/datasets"))),
  "fetch GET load": ({ to }) =>
    textOf(fetch(to("/api/tagpilot/load", { name: "1_victim" }), { credentials: "include" })),
  "fetch HEAD datasets": async ({ to }) => (await fetch(to("/api/datasets"), { method: "HEAD" })).ok,
  "fetch GET, same-origin mode": ({ to }) => textOf(fetch(to("/api/datasets"), { mode: "same-origin" })),
  "fetch GET, no-cors": ({ to }) => textOf(fetch(to("/api/datasets"), { mode: "no-cors" })),
  "fetch HEAD, no-cors": async ({ to }) =>
    (await fetch(to("/api/datasets"), { method: "HEAD", mode: "no-cors" })).ok,
  "fetch GET by a redirect": ({ to, bounce }) => textOf(fetch(bounce(to("/api/datasets"), 302))),
  "fetch POST multipart, cors": (means) =>
    textOf(fetch(itemTo(means), { method: "POST", body: itemOf(means) })),
  "fetch POST multipart, no-cors": (means) =>
    textOf(fetch(itemTo(means), { method: "POST", body: itemOf(means), mode: "no-cors" })),
  "fetch POST multipart, keepalive": (means) =>
    textOf(fetch(itemTo(means), { method: "POST", body: itemOf(means), mode: "no-cors", keepalive: true })),
  "fetch POST multipart by a redirect, no-cors": (means) =>
    textOf(fetch(means.bounce(itemTo(means), 307), { method: "POST", body: itemOf(means), mode: "no-cors" })),
  "fetch POST text/plain that is JSON": (means) =>
    textOf(fetch(means.to("/api/datasets/create"), { method: "POST", body: createBody(means) })),
  "fetch POST JSON": (means) =>
    textOf(
      fetch(means.to("/api/datasets/create"), { method: "POST", headers: json, body: createBody(means) }),
    ),
  "fetch POST JSON, no-cors": (means) =>
    textOf(
      fetch(means.to("/api/datasets/create"), {
        method: "POST",
        mode: "no-cors",
        body: new Blob([createBody(means)], { type: "application/json" }),
      }),
    ),
  "fetch POST, own referrer policy": (means) =>
    textOf(
      fetch(itemTo(means), {
        method: "POST",
        body: itemOf(means),
        mode: "no-cors",
        referrerPolicy: "no-referrer",
      }),
    ),
  "fetch PUT": ({ to }) => textOf(fetch(to("/api/datasets/1_victim"), { method: "PUT", body: "{}" })),
  "fetch PATCH": ({ to, name }) =>
    textOf(
      fetch(to(`/api/datasets/1_victim-${name}`), {
        method: "PATCH",
        headers: json,
        body: JSON.stringify({ name: `renamed-${name}` }),
      }),
    ),
  "fetch DELETE": ({ to, name }) => textOf(fetch(to(`/api/datasets/1_victim-${name}`), { method: "DELETE" })),
  "fetch OPTIONS": ({ to }) => textOf(fetch(to("/api/datasets"), { method: "OPTIONS" })),
  "fetch of the relay": ({ to }) =>
    textOf(fetch(to("/api/tagpilot/relay/openai/v1/models"), { headers: { "X-TagPilot-Relay": "1" } })),
  "fetch of the page": ({ to }) => textOf(fetch(to("/tagpilot/"))),
  "fetch from a worker": ({ to }) =>
    fromWorker(
      `fetch(${JSON.stringify(to("/api/datasets"))}).then((a) => a.text()).then(postMessage, () => postMessage(""))`,
    ),
  "fetch from a frame without origin": ({ to }) =>
    fromFrame(telling(to("/api/datasets"), "{}"), "allow-scripts"),
  "fetch POST from a frame without origin": (means) =>
    fromFrame(
      telling(
        means.to("/api/datasets/create"),
        `{ method: "POST", mode: "no-cors", body: ${JSON.stringify(createBody(means))} }`,
      ),
      "allow-scripts",
    ),
  "XHR GET": ({ to }) => xhr("GET", to("/api/datasets"), {}, null),
  "XHR POST multipart": (means) => xhr("POST", itemTo(means), {}, itemOf(means)),
  "XHR DELETE": ({ to, name }) => xhr("DELETE", to(`/api/datasets/1_victim-${name}`), {}, null),
  "beacon, text": async (means) => {
    navigator.sendBeacon(means.to("/api/datasets/create"), createBody(means));
  },
  "beacon, multipart": async (means) => {
    navigator.sendBeacon(itemTo(means), itemOf(means));
  },
  ping: async (means) => {
    put("a", { href: "#", ping: means.to("/api/datasets/create") }).click();
  },
  WebSocket: ({ to }) =>
    happens(new WebSocket(to("/api/datasets").replace("http", "ws")), ["open"], ["error", "close"]),
  EventSource: ({ to }) => happens(new EventSource(to("/api/datasets")), ["open"], ["error"]),
};
