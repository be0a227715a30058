import { createServer } from "node:http";
import { closed, portOf } from "./recording-proxy.js";

/**
 * A model server that says what it is given: as names of its models, as tags and captions, one in turn, and as reasons why not.
 *
 * @param {readonly string[]} sayings
 * @returns {Promise<{ url: string, fail: (fails: boolean) => void, close: () => Promise<void> }>}
 */
export async function startTalker(sayings) {
  let turn = 0;
  let fails = false;
  const next = () => sayings[turn++ % sayings.length] ?? "";
  const server = createServer((request, answer) => {
    const cors = {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Headers": "*",
      "Content-Type": "application/json",
    };
    const say = (/** @type {number} */ status, /** @type {unknown} */ json) =>
      answer.writeHead(status, cors).end(JSON.stringify(json));
    if (request.method === "OPTIONS") return say(200, {});
    if (request.url?.endsWith("/models")) return say(200, { data: sayings.map((id) => ({ id })) });
    if (fails) return say(400, { error: { message: next() } });
    const content = JSON.stringify({ tags: [next()] });
    return say(200, {
      choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    fail: (now) => {
      fails = now;
    },
    close: () => closed(server),
  };
}
