import { listCompatibleModels } from "./compatible-models.js";
import { failuresOf } from "./failures.js";
import { codeOf, problemIn, readProblem } from "./read-problem.js";
import { dataUrl, roomFor, tagsSchema, writtenAnswer } from "./written-answer.js";

/** @typedef {import("./failures.js").Failures} Failures */
/** @typedef {import("./provider.js").Account} Account */
/** @typedef {import("./provider.js").Answer} Answer */
/** @typedef {import("./provider.js").Call} Call */
/** @typedef {import("./provider.js").Provider} Provider */
/** @typedef {import("./provider.js").Task} Task */
/** @typedef {import("./read-problem.js").Problem} Problem */

/**
 * What is good to have and not known by every server. Whoever refuses one of them names it; then it is left out for the rest of the run.
 */
const optional = /** @type {const} */ ([
  "response_format",
  "chat_template_kwargs",
  "reasoning_effort",
  "reasoning",
  "temperature",
]);
/** @typedef {typeof optional[number]} OptionalField */

/** Words by which servers mean a field without naming it. @type {Partial<Record<OptionalField, RegExp>>} */
const otherWords = {
  response_format: /json_schema|structured output|guided|grammar/iu,
  chat_template_kwargs: /chat_template|enable_thinking/iu,
};

/** @type {WeakMap<Call, Set<OptionalField>>} */
const refusedIn = new WeakMap();

/** @type {Provider} */
export const compatible = {
  id: "compatible",
  name: "OpenAI-compatible",
  company: "The model server",
  key: "optional",
  routes: ["direct", "relay"],
  modes: ["tags", "caption"],
  hasPrompt: true,
  defaultModel: "",
  imageTypes: ["image/jpeg", "image/png"],

  async suggest(task, account, call) {
    const failures = failuresOf(compatible, account, task.model);
    assertReady(account, failures);
    if (task.model === "") throw failures.because("no-model");
    const refused = refusedIn.get(call) ?? new Set();
    refusedIn.set(call, refused);
    const room = roomFor(task, /think|reason|\br1\b|qwq/iu.test(task.model));
    for (;;) {
      const json = requestOf(task, account, room, refused);
      const response = await call({
        service: "compatible",
        method: "POST",
        path: "/chat/completions",
        headers: keyHeader(account),
        json,
      });
      if (response.ok) {
        const body = response.json();
        if (typeof body !== "object" || body === null)
          throw failures.because("unreadable-answer", { status: response.status });
        return readCompletion(body, task, room, failures);
      }
      const field = refusedField(readProblem(response), Object.keys(json));
      if (field === undefined) throw failures.of(response, meaning);
      refused.add(field);
    }
  },

  async listModels(account, call) {
    const failures = failuresOf(compatible, account);
    assertReady(account, failures);
    return listCompatibleModels({
      headers: keyHeader(account),
      route: account.route,
      call,
      failures,
      meaning,
    });
  },
};

/** @param {Account} account @param {Failures} failures */
function assertReady({ route, endpoint, baseUrl }, failures) {
  if ((route === "relay" ? endpoint : baseUrl).trim() === "") throw failures.because("no-address");
  failures.assertKey(compatible.key);
}

/** Some servers refuse an empty key where they would take none. @param {Account} account @returns {Record<string, string>} */
function keyHeader({ key }) {
  return key === "" ? {} : { Authorization: `Bearer ${key}` };
}

/**
 * @param {Task} task
 * @param {Account} account
 * @param {number} room
 * @param {ReadonlySet<OptionalField>} refused
 * @returns {Record<string, unknown>}
 */
function requestOf(task, account, room, refused) {
  /** @type {Partial<Record<OptionalField, unknown>>} */
  const extra = { temperature: 0, ...withoutThinking(account) };
  if (task.mode === "tags")
    extra.response_format = {
      type: "json_schema",
      json_schema: { name: "tags", strict: true, schema: tagsSchema },
    };
  for (const field of refused) delete extra[field];
  return {
    model: task.model,
    max_tokens: room,
    stream: false,
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: task.prompt },
          { type: "image_url", image_url: { url: dataUrl(task) } },
        ],
      },
    ],
    ...extra,
  };
}

/** Each kind of server has a switch of its own. @param {Account} account @returns {Partial<Record<OptionalField, unknown>>} */
function withoutThinking({ route, baseUrl }) {
  if (route === "direct" && /\/\/openrouter\.ai\b/u.test(baseUrl)) return { reasoning: { effort: "none" } };
  if (route === "direct" && /:11434\b/u.test(baseUrl)) return { reasoning_effort: "none" };
  return { chat_template_kwargs: { enable_thinking: false } };
}

/** @param {Problem} problem @param {string[]} sent @returns {OptionalField | undefined} */
function refusedField({ status, message, code, body }, sent) {
  if (status !== 400 && status !== 422) return undefined;
  const said = `${message} ${code} ${body?.error?.param ?? ""}`;
  return optional.find(
    (field) =>
      sent.includes(field) &&
      (new RegExp(`\\b${field}\\b`, "iu").test(said) || otherWords[field]?.test(said) === true),
  );
}

/** @param {Problem} problem */
function meaning({ status, message }) {
  return status === 404 && !/model|endpoints found/iu.test(message) ? "wrong-address" : null;
}

/**
 * @param {any} body
 * @param {Task} task
 * @param {number} room
 * @param {Failures} failures
 * @returns {Answer}
 */
function readCompletion(body, task, room, failures) {
  const [choice] = body.choices ?? [];
  const error = body.error ?? choice?.error;
  // A service in between answers 200 before it hears from the model.
  if (error) {
    const problem = problemIn({ error }, 200);
    throw failures.because(codeOf(problem), {
      status: problem.status === 200 ? undefined : problem.status,
      said: problem.message,
      after: problem.after,
    });
  }
  if (choice === undefined) throw failures.because("unreadable-answer");
  const { message = {}, finish_reason: reason } = choice;
  const used = body.usage ?? {};
  if (reason === "length")
    // With room left it was the model's memory that was full, pictures included.
    throw failures.because("cut-off", { tokens: (used.completion_tokens ?? room) < room ? 0 : room });
  if (reason === "content_filter") throw failures.because("refused");
  const text = withoutThoughts(contentOf(message.content));
  if (text !== "") return writtenAnswer(text, task, used.prompt_tokens, used.completion_tokens);
  throw failures.because(message.refusal ? "refused" : "empty");
}

/** @param {unknown} content @returns {string} */
function contentOf(content) {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (typeof part?.text === "string" ? part.text : "")).join("");
}

/**
 * Thoughts stand before the answer; some servers keep the mark at their beginning to themselves, and thoughts that were cut off lack the
 * one at their end.
 *
 * @param {string} text
 * @returns {string}
 */
function withoutThoughts(text) {
  return text
    .replace(/^[\s\S]*<\/think(?:ing)?>/u, "")
    .replace(/<think(?:ing)?>[\s\S]*$/u, "")
    .trim();
}
