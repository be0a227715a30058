import { answerResponses, faultIn } from "./responses.js";

/** @typedef {import("../fake-server.js").Reply} Reply */
/** @typedef {import("./responses.js").ResponsesBehaviour} ResponsesBehaviour */

const key = "sk-canary-openai-0123456789";
const all = ["none", "low", "medium", "high", "xhigh", "max"];
const efforts = { "gpt-6-luna": all, "gpt-5.6-luna": all, "gpt-6.1-sol": ["low", "medium", "high"] };

/** @param {number} status @param {string} message @param {string} code @param {Record<string, string>} [headers] @returns {Reply} */
const error = (status, message, code, headers) => ({
  status,
  headers,
  json: { error: { message, type: code, param: null, code } },
});

/** @param {ResponsesBehaviour} behaviour @returns {Reply | undefined} */
function refusal(behaviour) {
  switch (behaviour) {
    case "bad-image":
      return error(400, "The image data is not valid.", "invalid_image_format");
    case "bad-key":
      return error(401, `Incorrect API key provided: ${key}.`, "invalid_api_key");
    case "no-credit":
      return error(
        429,
        "You exceeded your current quota, please check your plan and billing details.",
        "insufficient_quota",
      );
    case "slow-down":
      return error(
        429,
        "Rate limit reached on tokens per min. Please try again in 1.7s.",
        "rate_limit_exceeded",
      );
    case "slow-down-by-header":
      return error(429, "Rate limit reached.", "rate_limit_exceeded", { "Retry-After": "12" });
    case "server-error":
      return error(500, "The server had an error.", "server_error");
    case "overloaded":
      return error(503, "The engine is overloaded.", "server_is_overloaded");
    case "unknown-model":
      return error(404, "The model does not exist or you do not have access to it.", "model_not_found");
    case "too-large":
      return { ...error(413, "The request is too large.", "request_too_large"), readable: false };
    case "echoes-key":
      return error(400, `Unknown header value ${key}.`, "invalid_request_error");
    default:
      return undefined;
  }
}

/** @returns {import("../fake-server.js").Kind<ResponsesBehaviour>} */
export function openaiKind() {
  return {
    key,
    cors: {
      origin: () => "*",
      headers: ["authorization", "content-type", "openai-organization", "openai-project"],
      exposes: ["X-Request-ID", "CF-Ray"],
    },
    answer(asked, behave) {
      if (asked.headers.authorization !== `Bearer ${key}`)
        return error(401, "Incorrect API key provided.", "invalid_api_key");
      if (`${asked.method} ${asked.path}` === "GET /v1/models")
        return {
          json: {
            object: "list",
            data: [
              "gpt-6-luna",
              "gpt-5.4-mini",
              "gpt-4o",
              "o3",
              "o3-mini",
              "gpt-3.5-turbo",
              "gpt-realtime-2",
              "text-embedding-3-large",
              "gpt-image-2",
              "gpt-4o-transcribe",
              "whisper-1",
            ].map((id) => ({ id, object: "model", created: 1790000000, owned_by: "system" })),
          },
        };
      if (`${asked.method} ${asked.path}` !== "POST /v1/responses") return error(404, "Invalid URL.", "");
      const fault = faultIn(asked.json, ["image/jpeg", "image/png", "image/webp", "image/gif"], efforts);
      return fault === undefined
        ? answerResponses(asked, behave(), refusal)
        : error(400, fault, "invalid_request_error");
    },
  };
}
