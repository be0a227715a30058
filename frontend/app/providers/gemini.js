import { exchange } from "./exchange.js";
import { failuresOf } from "./failures.js";
import { roomFor, tagsSchema, writtenAnswer } from "./written-answer.js";

/** @typedef {import("./failures.js").Failures} Failures */
/** @typedef {import("./provider.js").Account} Account */
/** @typedef {import("./provider.js").Answer} Answer */
/** @typedef {import("./provider.js").Model} Model */
/** @typedef {import("./provider.js").Provider} Provider */
/** @typedef {import("./provider.js").Task} Task */
/** @typedef {import("./read-problem.js").Problem} Problem */

/**
 * How a model is told to think little; another level than it knows is refused. By the first that fits. A model that is not known here gets
 * no setting, and room to think.
 *
 * @type {[RegExp, { config: object | null, thinks: boolean }][]}
 */
const thinking = [
  [/^gemma|flash-lite/u, { config: null, thinks: false }],
  [/^gemini-3.*(?:flash|pro)/u, { config: { thinkingLevel: "LOW" }, thinks: true }],
  [/^gemini-2\.5-flash/u, { config: { thinkingBudget: 0 }, thinks: false }],
  [/^gemini-2\.5-pro/u, { config: { thinkingBudget: 128 }, thinks: true }],
];

/** Training pictures show people; what is blocked all the same is not for us to change. */
const safetySettings = [
  "HARM_CATEGORY_HARASSMENT",
  "HARM_CATEGORY_HATE_SPEECH",
  "HARM_CATEGORY_SEXUALLY_EXPLICIT",
  "HARM_CATEGORY_DANGEROUS_CONTENT",
].map((category) => ({ category, threshold: "BLOCK_NONE" }));

const blocked = /SAFETY|PROHIBITED|BLOCKLIST|SPII|RECITATION/u;
const cannotWriteOrSee = /image|tts|audio|live|embedding|veo|imagen|robotics|computer-use|aqa/u;

/** @type {Provider} */
export const gemini = {
  id: "gemini",
  name: "Gemini",
  company: "Google",
  key: "required",
  routes: ["direct", "relay"],
  modes: ["tags", "caption"],
  hasPrompt: true,
  defaultModel: "gemini-3.5-flash-lite",
  imageTypes: ["image/jpeg", "image/png", "image/webp"],
  privacy: "With a key of the free tier, Google may use the pictures to improve its products.",

  async suggest(task, account, call) {
    const failures = failuresOf(gemini, account, task.model);
    failures.assertKey(gemini.key);
    const { config, thinks } = thinking.find(([names]) => names.test(task.model))?.[1] ?? {
      config: null,
      thinks: true,
    };
    const room = roomFor(task, thinks);
    const body = await exchange(
      call,
      {
        service: "gemini",
        method: "POST",
        path: `/v1beta/models/${encodeURIComponent(task.model)}:generateContent`,
        headers: keyHeader(account),
        json: {
          contents: [
            {
              role: "user",
              parts: [
                { inlineData: { mimeType: task.picture.type, data: task.picture.base64 } },
                { text: task.prompt },
              ],
            },
          ],
          generationConfig: {
            maxOutputTokens: room,
            ...(config === null ? {} : { thinkingConfig: config }),
            // The small open models refuse both.
            ...(task.model.startsWith("gemma")
              ? {}
              : { mediaResolution: "MEDIA_RESOLUTION_MEDIUM", ...form(task) }),
          },
          safetySettings,
        },
      },
      failures,
      meaning,
    );
    return readAnswer(body, task, room, failures);
  },

  async listModels(account, call) {
    const failures = failuresOf(gemini, account);
    failures.assertKey(gemini.key);
    /** @type {Model[]} */
    const models = [];
    let page = "";
    do {
      const list = await exchange(
        call,
        {
          service: "gemini",
          method: "GET",
          path: `/v1beta/models?pageSize=1000${page && `&pageToken=${encodeURIComponent(page)}`}`,
          headers: keyHeader(account),
        },
        failures,
        meaning,
      );
      if (!Array.isArray(list.models)) throw failures.because("unreadable-answer");
      models.push(...list.models.filter(mayDo).map(modelOf));
      page = list.nextPageToken ?? "";
    } while (page !== "");
    return models;
  },
};

/** @param {Account} account @returns {Record<string, string>} */
function keyHeader({ key }) {
  return { "x-goog-api-key": key };
}

/** @param {Task} task @returns {object} */
function form({ mode }) {
  if (mode === "caption") return {};
  const { type, properties, required } = tagsSchema;
  return { responseMimeType: "application/json", responseJsonSchema: { type, properties, required } };
}

/** @param {any} model @returns {boolean} */
function mayDo(model) {
  return (
    (model?.supportedGenerationMethods ?? []).includes("generateContent") &&
    !cannotWriteOrSee.test(model.name)
  );
}

/** @param {any} model @returns {Model} */
function modelOf({ name, displayName }) {
  const id = String(name).replace(/^models\//u, "");
  return { id, name: displayName ?? id, vision: null };
}

/**
 * A day's quota comes with the same status as a minute's, and sometimes with a delay of seconds, too: only the name of the quota, or that
 * no delay is named at all, tells them apart.
 *
 * @param {Problem} problem
 */
function meaning({ status, message, after, body }) {
  if (status === 403 && /unregistered callers/iu.test(message)) return "key-refused";
  if (status !== 429) return null;
  const details = Array.isArray(body?.error?.details) ? body.error.details : [];
  const isDaily = details.some((/** @type {any} */ detail) =>
    (detail?.violations ?? []).some((/** @type {any} */ one) => /PerDay/u.test(one?.quotaId ?? "")),
  );
  if (isDaily || (after === null && /plan and billing/iu.test(message))) return "quota";
  return after === null ? null : "rate-limited";
}

/**
 * @param {any} body
 * @param {Task} task
 * @param {number} room
 * @param {Failures} failures
 * @returns {Answer}
 */
function readAnswer(body, task, room, failures) {
  const [candidate] = body.candidates ?? [];
  const reason = String(candidate?.finishReason ?? body.promptFeedback?.blockReason ?? "");
  if (reason === "MAX_TOKENS") throw failures.because("cut-off", { tokens: room });
  if (blocked.test(reason) || body.promptFeedback?.blockReason) throw failures.because("refused");
  if (candidate === undefined) throw failures.because("unreadable-answer");
  /** @type {any[]} */
  const parts = candidate.content?.parts ?? [];
  const text = parts
    .filter((part) => typeof part?.text === "string" && !part.thought)
    .map((part) => part.text)
    .join("")
    .trim();
  if (text === "") throw failures.because("empty");
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount } = body.usageMetadata ?? {};
  const written =
    candidatesTokenCount === undefined ? undefined : candidatesTokenCount + (thoughtsTokenCount ?? 0);
  return writtenAnswer(text, task, promptTokenCount, written);
}
