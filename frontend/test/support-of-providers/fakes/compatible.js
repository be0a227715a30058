import { saidBy, troubleOf, wellSaid } from "./written.js";

/** @typedef {import("../fake-server.js").Asked} Asked */
/** @typedef {import("../fake-server.js").Cors} Cors */
/** @typedef {import("../fake-server.js").Reply} Reply */
/** @typedef {"openrouter" | "ollama" | "lmstudio" | "llamacpp" | "vllm"} Server */
/**
 * @typedef {import("./written.js").Written
 *   | "thoughts"
 *   | "thoughts-without-beginning"
 *   | "null-content"
 *   | "filtered"
 *   | "context-full"
 *   | "error-in-200"
 *   | "error-in-choice"
 *   | "no-vision"
 *   | "error-as-text"
 *   | "detail"} CompatibleBehaviour
 */

/** Of no form that one could know a key by. */
const key = "canary-of-my-own-box";

/** @param {number} status @param {string} message @param {Record<string, string>} [headers] @returns {Reply} */
const error = (status, message, headers) => ({ status, headers, json: { error: { message, code: status } } });

/** @param {CompatibleBehaviour} behaviour @returns {Reply | undefined} */
function refusal(behaviour) {
  switch (behaviour) {
    case "bad-image":
      return error(400, "Failed to load image: cannot identify image file.");
    case "bad-key":
      return error(401, "No auth credentials found.");
    case "no-credit":
      return error(402, "Insufficient credits.");
    case "slow-down":
      return {
        status: 429,
        json: {
          error: {
            message: "Provider returned error",
            code: 429,
            metadata: { raw: "The model is rate-limited. Please retry in 8s.", retry_after_seconds: 8 },
          },
        },
      };
    case "slow-down-by-header":
      return error(429, "Rate limit exceeded.", { "Retry-After": "12" });
    case "server-error":
      return error(500, "Internal server error.");
    case "overloaded":
      return error(503, "Loading model");
    case "unknown-model":
      return error(404, "The model `nothing` does not exist.");
    case "too-large":
      return error(413, "Request body too large.");
    case "echoes-key":
      return error(400, `Odd header Bearer ${key}.`);
    case "no-vision":
      return error(400, "qwen3-8b is not a multimodal model");
    case "error-as-text":
      return { status: 400, json: { error: "something is wrong with this request" } };
    case "detail":
      return {
        status: 422,
        json: { detail: [{ loc: ["body", "model"], msg: "Field required", type: "missing" }] },
      };
    case "error-in-200":
      return { json: { error: { message: "Upstream is overloaded", code: 502 }, user_id: "u" } };
    case "error-in-choice":
      return {
        json: {
          choices: [
            {
              index: 0,
              finish_reason: "error",
              message: {},
              error: { code: 429, message: "Too many requests" },
            },
          ],
        },
      };
    default:
      return undefined;
  }
}

/** @param {Asked} asked @param {CompatibleBehaviour} behaviour @returns {Reply} */
function complete({ json }, behaviour) {
  const failed = troubleOf(behaviour) ?? refusal(behaviour);
  if (failed) return failed;
  const said = saidBy(wellSaid(json.response_format !== undefined), behaviour);
  const half = Math.ceil(said.length / 2);
  /** @param {unknown} content @param {string} [reason] @param {object} [more] @param {number} [used] @returns {Reply} */
  const answer = (content, reason = "stop", more = {}, used = 20) => ({
    json: {
      id: "c1",
      object: "chat.completion",
      model: json.model,
      choices: [{ index: 0, finish_reason: reason, message: { role: "assistant", content, ...more } }],
      usage: { prompt_tokens: 1310, completion_tokens: used, total_tokens: 1310 + used },
    },
  });
  switch (behaviour) {
    case "several-parts":
      return answer([
        { type: "text", text: said.slice(0, half) },
        { type: "text", text: said.slice(half) },
      ]);
    case "thoughts":
      return answer(`<think>\nA dog, so [tags].\n</think>\n\n${said}`, "stop", { reasoning_content: "Dog." });
    case "thoughts-without-beginning":
      return answer(`A dog.\n</think>\n${said}`);
    case "refusal":
      return answer(null, "stop", { refusal: "I cannot help with that." });
    case "filtered":
      return answer("", "content_filter");
    case "cut-off":
      return answer("<think>A dog, or", "length", {}, json.max_tokens);
    case "context-full":
      return answer(said.slice(0, half), "length", {}, 90);
    case "empty":
      return answer("<think>Nothing comes to mind.");
    case "null-content":
      return answer(null, "stop", { reasoning: "Hm." });
    default:
      return answer(said);
  }
}

/** What each kind of server says of its models beside the usual list. @type {Record<Server, { owner: string, list: object[], more: Record<string, object> }>} */
const servers = {
  openrouter: {
    owner: "",
    list: [
      { id: "qwen/qwen3-vl-8b", name: "Qwen3 VL", architecture: { input_modalities: ["text", "image"] } },
      { id: "qwen/qwen3-8b", name: "Qwen3", architecture: { input_modalities: ["text"] } },
    ],
    more: {},
  },
  ollama: {
    owner: "library",
    list: [{ id: "qwen3-vl:8b" }, { id: "llama3:8b" }],
    more: { "GET /api/tags": { models: [{ name: "qwen3-vl:8b" }, { name: "llama3:8b" }] } },
  },
  lmstudio: {
    owner: "organization_owner",
    list: [{ id: "qwen3-vl-8b" }, { id: "llama-3-8b" }, { id: "text-embedding-nomic" }],
    more: {
      "GET /api/v0/models": {
        object: "list",
        data: [
          { id: "qwen3-vl-8b", type: "vlm" },
          { id: "llama-3-8b", type: "llm" },
        ],
      },
    },
  },
  llamacpp: {
    owner: "llamacpp",
    list: [{ id: "qwen3-vl-8b.gguf" }],
    more: { "GET /props": { modalities: { vision: true, audio: false } } },
  },
  vllm: { owner: "vllm", list: [{ id: "Qwen/Qwen3-VL-8B" }], more: {} },
};

/**
 * @param {{ server?: Server, isOpen?: boolean, refuses?: readonly string[], wantsKey?: boolean }} [options] `isOpen` whether pages of other
 *   origins may call it; `refuses` are fields of a request that it does not take
 * @returns {import("../fake-server.js").Kind<CompatibleBehaviour>}
 */
export function compatibleKind({ server = "vllm", isOpen = true, refuses = [], wantsKey = true } = {}) {
  const { owner, list, more } = servers[server];
  return {
    key,
    cors: {
      origin: () => (isOpen ? "*" : null),
      headers: ["authorization", "content-type"],
      ...(server === "openrouter" ? { exposes: ["X-Generation-Id", "X-Provider-Name", "cf-ray"] } : {}),
    },
    answer(asked, behave) {
      const { authorization } = asked.headers;
      if (authorization === "Bearer " || authorization === "Bearer") return error(401, "The token is empty.");
      if (wantsKey && authorization !== `Bearer ${key}`) return error(401, "No auth credentials found.");
      const wanted = `${asked.method} ${asked.path}`;
      if (wanted === "GET /v1/models")
        return {
          json: { object: "list", data: list.map((one) => ({ object: "model", owned_by: owner, ...one })) },
        };
      if (wanted === "POST /api/show" && server === "ollama")
        return {
          json: { capabilities: asked.json.model.includes("vl") ? ["completion", "vision"] : ["completion"] },
        };
      if (more[wanted]) return { json: more[wanted] };
      if (wanted !== "POST /v1/chat/completions")
        return { status: 404, type: "text/plain", text: "404 page not found" };
      const refused = refuses.find((field) => field in asked.json);
      if (refused) return error(400, `Unrecognized request argument supplied: ${refused}`);
      const picture = asked.json.messages?.[0]?.content?.find(
        (/** @type {any} */ one) => one.type === "image_url",
      );
      if (!/^data:image\/(?:jpeg|png);base64,/u.test(picture?.image_url?.url ?? ""))
        return error(400, "No image.");
      return complete(asked, behave());
    },
  };
}
