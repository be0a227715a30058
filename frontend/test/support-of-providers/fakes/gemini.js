import { saidBy, troubleOf, wellSaid } from "./written.js";

/** @typedef {import("../fake-server.js").Asked} Asked */
/** @typedef {import("../fake-server.js").Reply} Reply */
/** @typedef {import("./written.js").Written | "thinking" | "safety" | "prompt-blocked" | "quota" | "quota-with-delay" | "other"} GeminiBehaviour */

const key = "AIzaCanaryGemini0123456789";
const levels = /** @type {Record<string, readonly string[]>} */ ({
  "gemini-3.8-flash": ["LOW", "MEDIUM", "HIGH"],
  "gemini-3.1-pro-preview": ["LOW", "HIGH"],
});

/** @param {number} code @param {string} message @param {string} status @param {object[]} [details] @returns {Reply} */
const error = (code, message, status, details = []) => ({
  status: code,
  json: { error: { code, message, status, details } },
});
const retryIn = (/** @type {string} */ retryDelay) => ({
  "@type": "type.googleapis.com/google.rpc.RetryInfo",
  retryDelay,
});
const quotaFailure = (/** @type {string} */ quotaId) => ({
  "@type": "type.googleapis.com/google.rpc.QuotaFailure",
  violations: [{ quotaMetric: "generate_content_requests", quotaId, quotaValue: "20" }],
});
const help = { "@type": "type.googleapis.com/google.rpc.Help", links: [{ description: "Quotas", url: "" }] };
const exceeded = "You exceeded your current quota, please check your plan and billing details.";

/** @param {GeminiBehaviour} behaviour @returns {Reply | undefined} */
function refusal(behaviour) {
  switch (behaviour) {
    case "bad-image":
      return error(400, "Unable to process input image.", "INVALID_ARGUMENT");
    case "bad-key":
      return error(400, "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT", [
        { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" },
      ]);
    case "no-credit":
      return error(402, "The prepaid credits of this project are used up.", "FAILED_PRECONDITION");
    case "quota":
      return error(429, exceeded, "RESOURCE_EXHAUSTED", [help]);
    case "quota-with-delay":
      return error(429, exceeded, "RESOURCE_EXHAUSTED", [
        quotaFailure("GenerateRequestsPerDayPerProjectPerModel-FreeTier"),
        retryIn("37s"),
      ]);
    case "slow-down":
      return error(429, exceeded, "RESOURCE_EXHAUSTED", [
        quotaFailure("GenerateRequestsPerMinutePerProjectPerModel-FreeTier"),
        retryIn("37.5s"),
      ]);
    case "slow-down-by-header":
      return { ...error(429, "Resource exhausted.", "RESOURCE_EXHAUSTED"), headers: { "Retry-After": "12" } };
    case "server-error":
      return error(500, "An internal error has occurred.", "INTERNAL");
    case "overloaded":
      return error(503, "The model is overloaded. Please try again later.", "UNAVAILABLE");
    case "unknown-model":
      return error(404, "models/gemini-0 is not found for API version v1beta.", "NOT_FOUND");
    case "too-large":
      return error(400, "Request payload size exceeds the limit.", "INVALID_ARGUMENT");
    case "echoes-key":
      return error(400, `Odd header ${key}.`, "INVALID_ARGUMENT");
    default:
      return undefined;
  }
}

/** @param {Asked} asked @param {GeminiBehaviour} behaviour @returns {Reply} */
function generate({ json }, behaviour) {
  const failed = troubleOf(behaviour) ?? refusal(behaviour);
  if (failed) return failed;
  const said = saidBy(wellSaid(json.generationConfig.responseJsonSchema !== undefined), behaviour);
  const half = Math.ceil(said.length / 2);
  const usageMetadata = {
    promptTokenCount: 602,
    candidatesTokenCount: 18,
    thoughtsTokenCount: 6,
    totalTokenCount: 626,
  };
  /** @param {object} candidate @returns {Reply} */
  const answer = (candidate) => ({
    json: { candidates: [{ index: 0, finishReason: "STOP", ...candidate }], usageMetadata, responseId: "r1" },
  });
  /** @param {object[]} parts */
  const parts = (...parts) => ({ content: { role: "model", parts } });
  switch (behaviour) {
    case "several-parts":
      return answer(
        parts({ text: said.slice(0, half) }, { text: said.slice(half), thoughtSignature: "c2ln" }),
      );
    case "thinking":
      return answer(parts({ text: "The person wants tags.", thought: true }, { text: said }));
    case "refusal":
    case "safety":
      return answer({
        content: {},
        finishReason: behaviour === "safety" ? "SAFETY" : "PROHIBITED_CONTENT",
        safetyRatings: [{ category: "HARM_CATEGORY_HARASSMENT", probability: "HIGH", blocked: true }],
      });
    case "prompt-blocked":
      return { json: { promptFeedback: { blockReason: "OTHER" }, usageMetadata, responseId: "r1" } };
    case "cut-off":
      return answer({ content: { role: "model" }, finishReason: "MAX_TOKENS" });
    case "empty":
      return answer({ content: { role: "model" } });
    case "other":
      return answer({ content: { role: "model" }, finishReason: "OTHER" });
    default:
      return answer(parts({ text: said }));
  }
}

/** @param {any} body @param {string} model @returns {string | undefined} */
function faultIn(body, model) {
  const picture = body.contents?.[0]?.parts?.find((/** @type {any} */ part) => part.inlineData)?.inlineData;
  if (!["image/jpeg", "image/png", "image/webp"].includes(picture?.mimeType)) return "Unsupported MIME type.";
  const level = body.generationConfig?.thinkingConfig?.thinkingLevel;
  if (level !== undefined && levels[model]?.includes(level) !== true)
    return `Thinking level ${level} is not supported.`;
  return undefined;
}

/** @returns {import("../fake-server.js").Kind<GeminiBehaviour>} */
export function geminiKind() {
  return {
    key,
    cors: {
      origin: (origin) => origin,
      headers: ["content-type", "x-goog-api-key", "x-goog-api-client", "authorization"],
      refuses: 403,
    },
    answer(asked, behave) {
      if (asked.headers["x-goog-api-key"] === undefined)
        return error(403, "Method doesn't allow unregistered callers.", "PERMISSION_DENIED");
      if (asked.headers["x-goog-api-key"] !== key)
        return error(400, "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT");
      const [, model] = /^\/v1beta\/models\/([^/:]+):generateContent$/u.exec(asked.path) ?? [];
      if (asked.method === "POST" && model !== undefined) {
        const fault = faultIn(asked.json, decodeURIComponent(model));
        return fault === undefined ? generate(asked, behave()) : error(400, fault, "INVALID_ARGUMENT");
      }
      if (asked.path === "/v1beta/models?pageSize=1000")
        return {
          json: {
            nextPageToken: "page/2",
            models: [
              {
                name: "models/gemini-3.5-flash-lite",
                displayName: "Gemini 3.5 Flash-Lite",
                supportedGenerationMethods: ["generateContent", "countTokens"],
              },
              {
                name: "models/gemini-3.8-flash-image",
                displayName: "Image",
                supportedGenerationMethods: ["generateContent"],
              },
            ],
          },
        };
      if (asked.path === "/v1beta/models?pageSize=1000&pageToken=page%2F2")
        return {
          json: {
            models: [
              { name: "models/gemini-3.8-flash", supportedGenerationMethods: ["generateContent"] },
              { name: "models/text-embedding-004", supportedGenerationMethods: ["embedContent"] },
            ],
          },
        };
      return error(404, "Not found.", "NOT_FOUND");
    },
  };
}
