/**
 * DeepDanbooru in a public Space, spoken to as gradio programs are: send the picture, ask for a prediction, listen until it is there.
 *
 * @module
 */
import { exchange, isFailure, rememberPerCall } from "./exchange.js";
import { failuresOf } from "./failures.js";
import { ProviderFailure } from "./provider.js";
import { isOver, readEvents } from "./server-events.js";

/** @typedef {import("./failures.js").Failures} Failures */
/** @typedef {import("./provider.js").Account} Account */
/** @typedef {import("./provider.js").Answer} Answer */
/** @typedef {import("./provider.js").Call} Call */
/** @typedef {import("./provider.js").Provider} Provider */
/** @typedef {import("./provider.js").RatedTag} RatedTag */
/** @typedef {import("./provider.js").Task} Task */

const model = "hysts/DeepDanbooru";
const service = "deepdanbooru";

/** Stages from which a Space comes up by itself once somebody calls. */
const comingUp = /^(?:SLEEPING|BUILDING|RUNNING_BUILDING|APP_STARTING|RUNNING_APP_STARTING|STARTING)$/u;

/** A Space that was woken is not asked again before. */
const wakingTime = 30_000;

/** @type {(call: Call, find: () => Promise<string>) => Promise<string>} */
const prefixOf = rememberPerCall();

/** @type {Provider} */
export const deepdanbooru = {
  id: "deepdanbooru",
  name: "DeepDanbooru",
  company: "Hugging Face",
  key: "none",
  routes: ["direct", "relay"],
  modes: ["tags"],
  hasPrompt: false,
  defaultModel: model,
  imageTypes: ["image/jpeg", "image/png"],
  privacy: "Pictures go to a public Space at Hugging Face, which a third person runs.",

  async suggest(task, account, call) {
    const failures = failuresOf(deepdanbooru, account, task.model);
    return orSayAsleep(call, failures, async () => {
      const prefix = await prefixOf(call, () => findPrefix(call, failures));
      const path = await upload(task, prefix, call, failures);
      const threshold = task.thresholds.deepDanbooru;
      const { event_id: id } = await exchange(
        call,
        {
          service,
          method: "POST",
          path: `${prefix}/call/predict`,
          json: { data: [{ path, meta: { _type: "gradio.FileData" } }, threshold] },
        },
        failures,
      );
      if (typeof id !== "string") throw failures.because("unreadable-answer");
      const response = await call({
        service,
        method: "GET",
        path: `${prefix}/call/predict/${encodeURIComponent(id)}`,
        headers: { Accept: "text/event-stream" },
        until: isOver,
      });
      if (!response.ok) throw failures.of(response, meaning);
      return readPrediction(response.text, threshold, failures);
    });
  },

  async listModels(account, call) {
    const failures = failuresOf(deepdanbooru, account);
    await orSayAsleep(call, failures, () => prefixOf(call, () => findPrefix(call, failures)));
    return [{ id: model, name: "DeepDanbooru", vision: true }];
  },
};

/**
 * Versions of gradio differ in where they listen.
 *
 * @param {Call} call
 * @param {Failures} failures
 * @returns {Promise<string>}
 */
async function findPrefix(call, failures) {
  const { version, api_prefix: prefix } = await exchange(
    call,
    { service, method: "GET", path: "/config" },
    failures,
    meaning,
  );
  const major = Number.parseInt(version, 10);
  if (Number.isNaN(major)) throw failures.because("unreadable-answer");
  if (major < 4) throw failures.because("space-too-old", { stage: String(version) });
  return prefix === "/gradio_api" || (prefix === undefined && major > 4) ? "/gradio_api" : "";
}

/**
 * @param {Task} task
 * @param {string} prefix
 * @param {Call} call
 * @param {Failures} failures
 * @returns {Promise<string>} where the Space put it
 */
async function upload({ picture }, prefix, call, failures) {
  const form = new FormData();
  form.set("files", picture.blob, picture.type === "image/png" ? "picture.png" : "picture.jpg");
  const [path] = await exchange(
    call,
    { service, method: "POST", path: `${prefix}/upload`, form },
    failures,
    meaning,
  );
  if (typeof path !== "string") throw failures.because("unreadable-answer");
  return path;
}

/** What stands before the Space answers for it while it is down. @param {import("./read-problem.js").Problem} problem */
function meaning({ status, body }) {
  return body === undefined && (status === 404 || status >= 500) ? "unreachable" : null;
}

/**
 * A Space that sleeps cannot say so, and what stands before it does not let browsers read its words. The hub knows.
 *
 * @template T
 * @param {Call} call
 * @param {Failures} failures
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function orSayAsleep(call, failures, work) {
  try {
    return await work();
  } catch (error) {
    if (!isFailure(error, "unreachable")) throw error;
    const stage = await stageOf(call);
    if (stage === "" || stage === "RUNNING") throw error;
    throw comingUp.test(stage)
      ? failures.because("asleep", { stage, after: wakingTime, cause: error })
      : failures.because("switched-off", { stage, cause: error });
  }
}

/** @param {Call} call @returns {Promise<string>} empty where the hub does not answer either */
async function stageOf(call) {
  try {
    const response = await call({ service: "huggingface", method: "GET", path: `/api/spaces/${model}` });
    return String(response.json()?.runtime?.stage ?? "");
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    return "";
  }
}

/**
 * @param {string} text
 * @param {number} threshold
 * @param {Failures} failures
 * @returns {Answer}
 */
function readPrediction(text, threshold, failures) {
  const last = readEvents(text).find(({ name }) => name === "complete" || name === "error");
  if (last === undefined) throw failures.because("broken-off");
  if (last.name === "error") throw failures.because("model-broke", { said: saidIn(last.data) });
  const [label] = Array.isArray(last.data) ? last.data : [];
  if (!Array.isArray(label?.confidences)) throw failures.because("unreadable-answer");
  /** @type {RatedTag[]} */
  const rated = label.confidences
    .map((/** @type {any} */ one) => ({
      name: String(one?.label),
      confidence: Number(one?.confidence),
      category: /** @type {const} */ ("general"),
    }))
    .filter(
      (/** @type {RatedTag} */ { name, confidence }) =>
        confidence >= threshold && !name.startsWith("rating:"),
    );
  if (rated.length === 0) throw failures.because("nothing-sure");
  return { rated, tags: null, text: null, usage: null };
}

/** @param {unknown} data @returns {string} */
function saidIn(data) {
  if (typeof data === "string") return data;
  const error = /** @type {any} */ (data)?.error;
  return typeof error === "string" ? error : "";
}
