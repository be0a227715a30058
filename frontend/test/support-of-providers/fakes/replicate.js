import { troubleOf } from "./written.js";

/** @typedef {import("../fake-server.js").Reply} Reply */
/**
 * @typedef {"ok"
 *   | "processing-with-output"
 *   | "cold"
 *   | "never"
 *   | "canceled"
 *   | "aborted"
 *   | "failed"
 *   | "bad-image"
 *   | "empty"
 *   | "no-output"
 *   | "bad-key"
 *   | "no-credit"
 *   | "slow-down"
 *   | "slow-down-by-header"
 *   | "server-error"
 *   | "unknown-model"
 *   | "echoes-key"
 *   | import("../fake-server.js").Trouble} ReplicateBehaviour
 */

const key = "r8_CanaryReplicate0123456789";
const version = "2c081a1d".repeat(8);
const output = [
  { tag: "solo", confidence: 0.99, category: "general" },
  { tag: "open mouth", confidence: 0.81, category: "general" },
  { tag: "hatsune miku", confidence: 0.91, category: "character" },
  { tag: "general", confidence: 0.9, category: "rating" },
  { tag: "sensitive", confidence: 0.1, category: "rating" },
  { tag: "questionable", confidence: 0.01, category: "rating" },
  { tag: "explicit", confidence: 0.01, category: "rating" },
];

/** @param {number} status @param {string} title @param {string} detail @param {object} [more] @param {Record<string, string>} [headers] @returns {Reply} */
const problem = (status, title, detail, more = {}, headers = {}) => ({
  status,
  headers,
  type: "application/problem+json",
  json: { title, detail, status, ...more },
});

/** @param {ReplicateBehaviour} behaviour @returns {Reply | undefined} */
function refusal(behaviour) {
  switch (behaviour) {
    case "bad-key":
      return problem(401, "Unauthenticated", "You did not pass a valid authentication token");
    case "no-credit":
      return problem(402, "Insufficient credit", "You have insufficient credit to run this model.");
    case "slow-down":
      return problem(
        429,
        "",
        "Request was throttled. 6 requests per minute while you have less than $5.0 in credit.",
        { retry_after: 5 },
      );
    case "slow-down-by-header":
      return problem(429, "", "Request was throttled.", {}, { "ratelimit-reset": "12" });
    case "server-error":
      return problem(500, "Internal server error", "Something went wrong");
    case "unknown-model":
      return problem(404, "Not found", "The specified model version does not exist");
    case "echoes-key":
      return problem(422, "Input validation failed", `- token ${key} is odd`);
    default:
      return undefined;
  }
}

/** @returns {import("../fake-server.js").Kind<ReplicateBehaviour>} */
export function replicateKind() {
  /** @type {Map<string, { behaviour: ReplicateBehaviour, looks: number }>} */
  const predictions = new Map();

  /** @param {string} id @returns {object} */
  function stateOf(id) {
    const one = predictions.get(id);
    const looks = one ? one.looks++ : 0;
    /** @param {string} status @param {object} [fields] */
    const state = (status, fields = {}) => ({
      id,
      model: "zsxkib/wd-image-tagger",
      version,
      status,
      output: null,
      error: null,
      logs: "",
      metrics: {},
      urls: { get: "https://elsewhere.invalid/get", cancel: "https://elsewhere.invalid/cancel" },
      ...fields,
    });
    switch (one?.behaviour) {
      case "processing-with-output":
        return state("processing", { output });
      case "cold":
        return looks < 4 ? state(looks < 2 ? "starting" : "processing") : state("succeeded", { output });
      case "never":
        return state("starting");
      case "canceled":
      case "aborted":
        return state(looks < 1 ? "processing" : one.behaviour);
      case "failed":
        return state("failed", { error: "CUDA error: out of memory" });
      case "bad-image":
        return state("failed", { error: "cannot identify image file '/tmp/x.jpg'" });
      case "empty":
        return state("succeeded", { output: output.filter(({ category }) => category === "rating") });
      case "no-output":
        return state("succeeded");
      default:
        return state("succeeded", { output });
    }
  }

  return {
    key,
    cors: { origin: () => null, headers: [], refuses: 404 },
    answer(asked, behave) {
      if (asked.headers.authorization !== `Bearer ${key}`)
        return problem(401, "Unauthenticated", "You did not pass a valid authentication token");
      const [, id, cancel] = /^\/v1\/predictions\/(\w+)(\/cancel)?$/u.exec(asked.path) ?? [];
      if (asked.path === "/v1/account") return { json: { type: "user", username: "somebody" } };
      if (asked.path === "/v1/models/zsxkib/wd-image-tagger")
        return { json: { latest_version: { id: version } } };
      if (asked.path === "/v1/predictions" && asked.method === "POST") {
        const { input } = asked.json;
        if (asked.json.version !== version) return problem(422, "Invalid version", "No such version");
        if (!/^data:image\/jpeg;base64,/u.test(input.image) || !/^models\/wd-/u.test(input.model_repo))
          return problem(422, "Input validation failed", "- input: is odd");
        const behaviour = behave();
        const failed = troubleOf(behaviour) ?? refusal(behaviour);
        if (failed) return failed;
        const made = `p${predictions.size + 1}`;
        predictions.set(made, { behaviour, looks: 0 });
        return { status: 201, headers: { "Preference-Applied": "wait" }, json: stateOf(made) };
      }
      if (id === undefined || !predictions.has(id)) return problem(404, "Not found", "No such prediction");
      if (cancel) predictions.set(id, { behaviour: "canceled", looks: 1 });
      return { json: stateOf(id) };
    },
  };
}
