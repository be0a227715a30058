/**
 * WD taggers at Replicate, which answers no browser: every call is passed on by our server.
 *
 * @module
 */
import { sleep } from "../services/http.js";
import { exchange, rememberPerCall } from "./exchange.js";
import { failuresOf } from "./failures.js";
import { bearer } from "./responses-api.js";
import { dataUrl } from "./written-answer.js";

/** @typedef {import("./failures.js").Failures} Failures */
/** @typedef {import("./provider.js").Account} Account */
/** @typedef {import("./provider.js").Answer} Answer */
/** @typedef {import("./provider.js").Call} Call */
/** @typedef {import("./provider.js").Provider} Provider */
/** @typedef {import("./provider.js").RatedTag} RatedTag */
/** @typedef {import("./provider.js").Task} Task */

const place = "zsxkib/wd-image-tagger";
const service = "replicate";

/** The taggers that the one program at Replicate holds. */
const taggers = [
  "wd-swinv2-tagger-v3",
  "wd-convnext-tagger-v3",
  "wd-vit-tagger-v3",
  "wd-v1-4-moat-tagger-v2",
  "wd-v1-4-swinv2-tagger-v2",
  "wd-v1-4-convnext-tagger-v2",
  "wd-v1-4-convnextv2-tagger-v2",
  "wd-v1-4-vit-tagger-v2",
];

/** A program that nobody used lately needs a minute to start; beyond two, something is wrong. */
const patience = 120_000;
const firstPause = 250;
const longestPause = 2_000;

/**
 * @param {{ wait?: (milliseconds: number) => Promise<void>, now?: () => number }} [options]
 * @returns {Provider}
 */
export function createReplicate({ wait = sleep, now = () => performance.now() } = {}) {
  /** @type {(call: Call, find: () => Promise<string>) => Promise<string>} */
  const versionOf = rememberPerCall();

  /** @type {Provider} */
  const replicate = {
    id: "replicate",
    name: "WD1.4 (Replicate)",
    company: "Replicate",
    key: "required",
    routes: ["relay"],
    modes: ["tags"],
    hasPrompt: false,
    defaultModel: "wd-swinv2-tagger-v3",
    imageTypes: ["image/jpeg"],

    async suggest(task, account, call) {
      const failures = failuresOf(replicate, account, task.model);
      failures.assertKey(replicate.key);
      const headers = bearer(account);
      const deadline = now() + patience;
      const version = await versionOf(call, () => latestVersion(headers, call, failures));
      let prediction = await exchange(
        call,
        {
          service,
          method: "POST",
          path: "/v1/predictions",
          headers: { ...headers, Prefer: "wait", "Cancel-After": "2m" },
          json: { version, input: inputOf(task) },
        },
        failures,
      );
      for (let pause = firstPause; !isDone(prediction, failures); pause = Math.min(pause * 2, longestPause)) {
        const path = `/v1/predictions/${encodeURIComponent(prediction.id)}`;
        if (now() + pause > deadline) {
          await call({ service, method: "POST", path: `${path}/cancel`, headers });
          throw failures.because("timeout", { seconds: patience / 1000 });
        }
        await wait(pause);
        prediction = await exchange(call, { service, method: "GET", path, headers }, failures);
      }
      return readTags(prediction.output, task, failures);
    },

    async listModels(account, call) {
      const failures = failuresOf(replicate, account);
      failures.assertKey(replicate.key);
      await exchange(
        call,
        { service, method: "GET", path: "/v1/account", headers: bearer(account) },
        failures,
      );
      return taggers.map((id) => ({ id, name: id, vision: true }));
    },
  };
  return replicate;
}

/**
 * @param {Record<string, string>} headers
 * @param {Call} call
 * @param {Failures} failures
 * @returns {Promise<string>}
 */
async function latestVersion(headers, call, failures) {
  const found = await exchange(
    call,
    { service, method: "GET", path: `/v1/models/${place}`, headers },
    failures,
  );
  const id = found.latest_version?.id;
  if (typeof id !== "string") throw failures.because("model-unknown");
  return id;
}

/** @param {Task} task @returns {Record<string, unknown>} */
function inputOf(task) {
  return {
    image: dataUrl(task),
    model_repo: `models/${task.model}`,
    general_thresh: task.thresholds.general,
    character_thresh: task.thresholds.character,
    category: "all_tags",
  };
}

/**
 * The tags can be there while the state still says “processing”.
 *
 * @param {any} prediction
 * @param {Failures} failures
 * @returns {boolean}
 */
function isDone({ id, status, output, error }, failures) {
  if (status === "canceled" || status === "aborted")
    throw failures.because("work-stopped", { stage: status });
  if (status === "failed" || error) {
    const said = typeof error === "string" ? error : "";
    throw failures.because(/cannot identify image|image file/iu.test(said) ? "bad-image" : "model-broke", {
      said,
    });
  }
  if (output !== undefined && output !== null) return true;
  if (status === "succeeded" || typeof id !== "string") throw failures.because("unreadable-answer");
  return false;
}

/**
 * @param {unknown} output
 * @param {Task} task
 * @param {Failures} failures
 * @returns {Answer}
 */
function readTags(output, { thresholds }, failures) {
  if (!Array.isArray(output)) throw failures.because("unreadable-answer");
  /** @type {RatedTag[]} */
  const rated = [];
  for (const one of output) {
    // Four ratings come with every picture.
    if (one?.category !== "general" && one?.category !== "character") continue;
    const { tag: name, confidence, category } = one;
    if (
      typeof name !== "string" ||
      confidence < thresholds[/** @type {"general" | "character"} */ (category)]
    )
      continue;
    rated.push({ name, confidence, category });
  }
  if (rated.length === 0) throw failures.because("nothing-sure");
  return { rated, tags: null, text: null, usage: null };
}
