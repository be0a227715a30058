import { saidBy, troubleOf, wellSaid } from "./written.js";

/** @typedef {import("../fake-server.js").Asked} Asked */
/** @typedef {import("../fake-server.js").Reply} Reply */
/** @typedef {import("./written.js").Written | "thinking" | "page-refused" | "context-full" | "spent"} ClaudeBehaviour */

const key = "sk-ant-canary-claude-0123456789";
const notFromPages = "CORS requests are not allowed for this Organization because of its settings";

/** @param {number} status @param {string} type @param {string} message @param {Record<string, string>} [headers] @returns {Reply} */
const error = (status, type, message, headers) => ({
  status,
  headers,
  json: { type: "error", error: { type, message }, request_id: "req_1" },
});

/** @param {ClaudeBehaviour} behaviour @returns {Reply | undefined} */
function refusal(behaviour) {
  switch (behaviour) {
    case "bad-image":
      return error(400, "invalid_request_error", "Could not process image");
    case "bad-key":
      return error(401, "authentication_error", "invalid x-api-key");
    case "page-refused":
      return error(401, "authentication_error", notFromPages);
    case "no-credit":
      return error(402, "billing_error", "There is a problem with the billing of your organization.");
    case "spent":
      return error(
        400,
        "invalid_request_error",
        "Your credit balance is too low to access the Anthropic API. Please purchase credits.",
      );
    case "slow-down":
      return error(429, "rate_limit_error", "This request would exceed the rate limit. Please retry in 20s.");
    case "slow-down-by-header":
      return error(429, "rate_limit_error", "This request would exceed the rate limit.", {
        "Retry-After": "12",
      });
    case "server-error":
      return error(500, "api_error", "Internal server error");
    case "overloaded":
      return error(529, "overloaded_error", "Overloaded");
    case "unknown-model":
      return error(404, "not_found_error", "model: claude-0");
    case "too-large":
      return { ...error(413, "request_too_large", "Request exceeds the maximum size"), readable: false };
    case "echoes-key":
      return error(400, "invalid_request_error", `Unexpected value ${key}`);
    default:
      return undefined;
  }
}

/** @param {Asked} asked @param {ClaudeBehaviour} behaviour @returns {Reply} */
function write({ json }, behaviour) {
  const failed = troubleOf(behaviour) ?? refusal(behaviour);
  if (failed) return failed;
  const said = saidBy(wellSaid(json.output_config?.format !== undefined), behaviour);
  const half = Math.ceil(said.length / 2);
  /** @param {object[]} content @param {object} [fields] @returns {Reply} */
  const answer = (content, fields = {}) => ({
    json: {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: json.model,
      content,
      stop_reason: "end_turn",
      stop_sequence: null,
      stop_details: null,
      usage: { input_tokens: 1498, output_tokens: 21, output_tokens_details: { thinking_tokens: 0 } },
      ...fields,
    },
  });
  const text = (/** @type {string} */ words) => ({ type: "text", text: words });
  switch (behaviour) {
    case "several-parts":
      return answer([text(said.slice(0, half)), text(said.slice(half))]);
    case "thinking":
      return answer([{ type: "thinking", thinking: "A dog.", signature: "c2ln" }, text(said)]);
    case "refusal":
      return answer([], {
        stop_reason: "refusal",
        stop_details: { type: "refusal", category: null, explanation: null },
      });
    case "cut-off":
      return answer([text(said.slice(0, half))], { stop_reason: "max_tokens" });
    case "context-full":
      return answer([text(said.slice(0, half))], { stop_reason: "model_context_window_exceeded" });
    case "empty":
      return answer([]);
    default:
      return answer([text(said)]);
  }
}

/** @param {any} body @returns {string | undefined} */
function faultIn(body) {
  const source = body.messages?.[0]?.content?.find((/** @type {any} */ one) => one.type === "image")?.source;
  if (!["image/jpeg", "image/png", "image/webp", "image/gif"].includes(source?.media_type))
    return "messages.0.content.0.image.source.media_type: unsupported image type";
  if ("temperature" in body) return "temperature: not supported by this model";
  if (body.thinking?.type === "disabled" && !/haiku-5-5|opus-5$/u.test(body.model))
    return "thinking: disabled is not supported by this model";
  if (body.output_config?.effort !== undefined && /-4-|-3-/u.test(body.model))
    return "effort: not supported by this model";
  const schema = body.output_config?.format?.schema;
  if (schema !== undefined && schema.additionalProperties !== false)
    return "output_config.format.schema: additionalProperties has to be false";
  return undefined;
}

/** @returns {import("../fake-server.js").Kind<ClaudeBehaviour>} */
export function claudeKind() {
  const sees = (/** @type {boolean} */ supported) => ({ image_input: { supported } });
  return {
    key,
    cors: {
      origin: () => "*",
      headers: [
        "x-api-key",
        "anthropic-version",
        "anthropic-dangerous-direct-browser-access",
        "content-type",
        "anthropic-beta",
      ],
      exposes: ["request-id"],
    },
    answer(asked, behave) {
      const { headers } = asked;
      if (headers.origin !== undefined && headers["anthropic-dangerous-direct-browser-access"] !== "true")
        return error(
          401,
          "authentication_error",
          "CORS requests must set 'anthropic-dangerous-direct-browser-access' header",
        );
      if (headers["x-api-key"] !== key) return error(401, "authentication_error", "invalid x-api-key");
      if (headers["anthropic-version"] !== "2023-06-01")
        return error(400, "invalid_request_error", "anthropic-version: header is required");
      switch (`${asked.method} ${asked.path}`) {
        case "GET /v1/models?limit=1000":
          return {
            json: {
              data: [
                { id: "claude-haiku-5-5", display_name: "Claude Haiku 5.5", capabilities: sees(true) },
                { id: "claude-blind", display_name: "Blind", capabilities: sees(false) },
              ],
              has_more: true,
              last_id: "claude-blind",
            },
          };
        case "GET /v1/models?limit=1000&after_id=claude-blind":
          return {
            json: {
              data: [{ id: "claude-older", display_name: "Claude Older" }],
              has_more: false,
              last_id: "claude-older",
            },
          };
        case "POST /v1/messages": {
          const fault = faultIn(asked.json);
          return fault === undefined ? write(asked, behave()) : error(400, "invalid_request_error", fault);
        }
        default:
          return error(404, "not_found_error", "Not found");
      }
    },
  };
}
