import { answerResponses, faultIn } from "./responses.js";

/** @typedef {import("../fake-server.js").Reply} Reply */
/** @typedef {import("./responses.js").ResponsesBehaviour} ResponsesBehaviour */

const key = "xai-canary-grok-0123456789";
const efforts = {
  "grok-4.3": ["none", "low", "medium", "high", "xhigh"],
  "grok-4.7": ["low", "medium", "high"],
};

/** The message is the error itself. @param {number} status @param {string} message @param {string} code @returns {Reply} */
const error = (status, message, code, headers = {}) => ({ status, headers, json: { code, error: message } });

/** @param {ResponsesBehaviour} behaviour @returns {Reply | undefined} */
function refusal(behaviour) {
  switch (behaviour) {
    case "bad-image":
      return error(400, "Failed to decode the image.", "Client specified an invalid argument");
    case "bad-key":
      return error(400, "Incorrect API key provided: xa***89.", "Client specified an invalid argument");
    case "no-credit":
      return error(
        429,
        "Your team has used all available credits or reached its monthly spending limit.",
        "Some resource has been exhausted",
      );
    case "slow-down":
      return error(429, "Too many requests. Please try again in 850ms.", "Some resource has been exhausted");
    case "slow-down-by-header":
      return error(429, "Too many requests.", "Some resource has been exhausted", { "Retry-After": "12" });
    case "server-error":
      return error(500, "Internal error.", "Internal error");
    case "overloaded":
      return error(503, "The service is currently unavailable.", "The service is currently unavailable");
    case "unknown-model":
      return error(404, "The model does not exist or your team has no access to it.", "Not found");
    case "too-large":
      return { status: 413, type: "text/html", text: "<h1>413</h1>", readable: false };
    case "echoes-key":
      return error(400, `Malformed token ${key}.`, "Client specified an invalid argument");
    default:
      return undefined;
  }
}

/** @param {{ hasDetailedList?: boolean }} [options] @returns {import("../fake-server.js").Kind<ResponsesBehaviour>} */
export function grokKind({ hasDetailedList = true } = {}) {
  return {
    key,
    cors: { origin: () => "*", headers: ["authorization", "content-type"] },
    answer(asked, behave) {
      if (asked.headers.authorization === undefined) return error(401, "No credentials.", "Unauthenticated");
      if (asked.headers.authorization !== `Bearer ${key}`)
        return error(400, "Incorrect API key provided.", "Client specified an invalid argument");
      switch (`${asked.method} ${asked.path}`) {
        case "GET /v1/language-models":
          if (!hasDetailedList) return error(404, "Not found.", "Not found");
          return {
            json: {
              models: [
                { id: "grok-4.3", input_modalities: ["text", "image"], output_modalities: ["text"] },
                { id: "grok-code-fast-1", input_modalities: ["text"], output_modalities: ["text"] },
              ],
            },
          };
        case "GET /v1/models":
          return {
            json: {
              object: "list",
              data: ["grok-4.3", "grok-4.7", "grok-3", "grok-code-fast-1", "grok-imagine-image"].map(
                (id) => ({
                  id,
                  object: "model",
                  owned_by: "xai",
                }),
              ),
            },
          };
        case "POST /v1/responses": {
          const fault = faultIn(asked.json, ["image/jpeg", "image/png"], efforts);
          return fault === undefined
            ? answerResponses(asked, behave(), refusal)
            : error(400, fault, "Client specified an invalid argument");
        }
        default:
          return error(404, "Not found.", "Not found");
      }
    },
  };
}
