import { troubleOf } from "./written.js";

/** @typedef {import("../fake-server.js").Reply} Reply */
/**
 * @typedef {"ok"
 *   | "heartbeat"
 *   | "split"
 *   | "broken-off"
 *   | "gradio-error"
 *   | "gradio-error-text"
 *   | "empty"
 *   | "slow-down-by-header"
 *   | "server-error"
 *   | "too-large"
 *   | import("../fake-server.js").Trouble} SpaceBehaviour
 */

const scores = { solo: 0.99, "rating:safe": 0.97, open_mouth: 0.81, "^_^": 0.62 };
const complete = `event: complete\ndata: ${JSON.stringify([
  {
    label: "solo",
    confidences: Object.entries(scores).map(([label, confidence]) => ({ label, confidence })),
  },
  scores,
  Object.keys(scores).join(", "),
])}\n\n`;
const nothing = `event: complete\ndata: ${JSON.stringify([{ label: "rating:safe", confidences: [{ label: "rating:safe", confidence: 0.97 }] }, {}, ""])}\n\n`;
const heartbeat = "event: heartbeat\ndata: null\n\n";

/** @type {Partial<Record<SpaceBehaviour, (string | Uint8Array)[]>>} */
const streams = {
  heartbeat: [heartbeat, heartbeat, "event: generating\ndata: null\n\n", complete],
  // In the middle of a name, of a number, of the line's end and of a letter that takes two bytes.
  split: cut(`: é\r\n\r\n${complete.replaceAll("\n", "\r\n")}`, 7),
  "broken-off": [heartbeat, "event: comp"],
  "gradio-error": ["event: error\ndata: null\n\n"],
  "gradio-error-text": ['event: error\ndata: {"error": "The worker ran out of memory"}\n\n'],
  empty: [nothing],
};

/** @param {string} text @param {number} size @returns {Uint8Array[]} */
function cut(text, size) {
  const bytes = Buffer.from(text);
  const pieces = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}

/**
 * @param {{ version?: string }} [options] of gradio
 * @returns {import("../fake-server.js").Kind<SpaceBehaviour>}
 */
export function spaceKind({ version = "5.49.1" } = {}) {
  const prefix = Number.parseInt(version, 10) >= 5 ? "/gradio_api" : "";
  /** @type {Map<string, SpaceBehaviour>} what was sent, and what will become of it */
  const pictures = new Map();
  let count = 0;
  return {
    key: "",
    cors: { origin: (origin) => origin, headers: ["origin", "content-type", "accept"] },
    answer(asked, behave) {
      if (asked.headers.authorization !== undefined)
        return { status: 400, json: { detail: "No key is needed." } };
      if (asked.path === "/config")
        return { json: { version, ...(prefix === "" ? {} : { api_prefix: prefix }), title: "DeepDanbooru" } };
      if (asked.path === `${prefix}/upload` && asked.method === "POST") {
        if (!/name="files"; filename="picture\.(?:jpg|png)"/u.test(asked.text))
          return { status: 422, json: { detail: "No files." } };
        const behaviour = behave();
        const trouble = troubleOf(behaviour);
        if (trouble) return trouble;
        if (behaviour === "slow-down-by-header")
          return { status: 429, json: { detail: "Too many requests" }, headers: { "Retry-After": "12" } };
        if (behaviour === "server-error") return { status: 500, json: { detail: "Internal Server Error" } };
        if (behaviour === "too-large") return { status: 413, json: { detail: "File is too large" } };
        const path = `/tmp/gradio/${count++}/picture.jpg`;
        pictures.set(path, behaviour);
        return { json: [path] };
      }
      if (asked.path === `${prefix}/call/predict` && asked.method === "POST") {
        const [picture, threshold] = asked.json.data;
        if (
          picture?.meta?._type !== "gradio.FileData" ||
          typeof threshold !== "number" ||
          !pictures.has(picture.path)
        )
          return { status: 422, json: { detail: "Not a picture." } };
        return { json: { event_id: Buffer.from(picture.path).toString("hex") } };
      }
      const [, id] = new RegExp(`^${prefix}/call/predict/(\\w+)$`, "u").exec(asked.path) ?? [];
      const behaviour = pictures.get(Buffer.from(id ?? "", "hex").toString());
      if (behaviour === undefined) return { status: 404, json: { detail: "Not Found" } };
      return { type: "text/event-stream", chunks: streams[behaviour] ?? [complete] };
    },
  };
}

/**
 * @param {() => string} stage of the Space
 * @returns {import("../fake-server.js").Kind<"ok">}
 */
export function hubKind(stage) {
  return {
    key: "",
    cors: { origin: () => "*", headers: ["authorization", "content-type"] },
    answer: ({ path }) =>
      path === "/api/spaces/hysts/DeepDanbooru"
        ? { json: { id: "hysts/DeepDanbooru", runtime: { stage: stage(), hardware: {} } } }
        : { status: 404, json: { error: "Not found" } },
  };
}
