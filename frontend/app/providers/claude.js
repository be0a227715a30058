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
 * `canBeSilenced`: thinking can be switched off. `effort`: takes an effort. `schema`: can be held to a form.
 *
 * @typedef {{ canBeSilenced: boolean, thinks: boolean, effort: boolean, schema: boolean }} Abilities
 */

/** By the first that fits; newer models than these think unless told not to, and not all can be told. @type {[RegExp, Abilities][]} */
const abilities = [
  [/^claude-(?:haiku-5-5|opus-5(?!-5))/u, { canBeSilenced: true, thinks: false, effort: true, schema: true }],
  [
    /^claude-(?:sonnet|opus|haiku)-4-[5-9]/u,
    { canBeSilenced: false, thinks: false, effort: false, schema: true },
  ],
  [/^claude-(?:3|(?:sonnet|opus)-4)/u, { canBeSilenced: false, thinks: false, effort: false, schema: false }],
];
/** @type {Abilities} */
const newest = { canBeSilenced: false, thinks: true, effort: true, schema: true };

/** @type {Provider} */
export const claude = {
  id: "claude",
  name: "Claude",
  company: "Anthropic",
  key: "required",
  routes: ["direct", "relay"],
  modes: ["tags", "caption"],
  hasPrompt: true,
  defaultModel: "claude-haiku-5-5",
  imageTypes: ["image/jpeg", "image/png", "image/webp"],

  async suggest(task, account, call) {
    const failures = failuresOf(claude, account, task.model);
    failures.assertKey(claude.key);
    const model = abilities.find(([names]) => names.test(task.model))?.[1] ?? newest;
    const room = roomFor(task, model.thinks);
    const output = {
      ...(model.effort ? { effort: "low" } : {}),
      ...(model.schema && task.mode === "tags"
        ? { format: { type: "json_schema", schema: tagsSchema } }
        : {}),
    };
    const { type, base64 } = task.picture;
    const body = await exchange(
      call,
      {
        service: "claude",
        method: "POST",
        path: "/v1/messages",
        headers: headersFor(account),
        json: {
          model: task.model,
          max_tokens: room,
          ...(model.canBeSilenced ? { thinking: { type: "disabled" } } : {}),
          ...(Object.keys(output).length > 0 ? { output_config: output } : {}),
          messages: [
            {
              role: "user",
              content: [
                { type: "image", source: { type: "base64", media_type: type, data: base64 } },
                { type: "text", text: task.prompt },
              ],
            },
          ],
        },
      },
      failures,
      meaning,
    );
    return readMessage(body, task, room, failures);
  },

  async listModels(account, call) {
    const failures = failuresOf(claude, account);
    failures.assertKey(claude.key);
    /** @type {Model[]} */
    const models = [];
    let after = "";
    do {
      const list = await exchange(
        call,
        {
          service: "claude",
          method: "GET",
          path: `/v1/models?limit=1000${after && `&after_id=${encodeURIComponent(after)}`}`,
          headers: headersFor(account),
        },
        failures,
        meaning,
      );
      if (!Array.isArray(list.data)) throw failures.because("unreadable-answer");
      models.push(...list.data.map(modelOf));
      after = list.has_more === true ? (list.last_id ?? "") : "";
    } while (after !== "");
    return models.filter(({ vision }) => vision !== false);
  },
};

/** A browser has to say that it knows what it does. @param {Account} account @returns {Record<string, string>} */
function headersFor({ key, route }) {
  return {
    "x-api-key": key,
    "anthropic-version": "2023-06-01",
    ...(route === "direct" ? { "anthropic-dangerous-direct-browser-access": "true" } : {}),
  };
}

/** @param {any} model @returns {Model} */
function modelOf({ id, display_name: name, capabilities }) {
  return { id, name: name ?? id, vision: capabilities?.image_input?.supported ?? null };
}

/** @param {Problem} problem */
function meaning({ message }) {
  return /CORS requests/u.test(message) ? "page-refused" : null;
}

/**
 * @param {any} body
 * @param {Task} task
 * @param {number} room
 * @param {Failures} failures
 * @returns {Answer}
 */
function readMessage(body, task, room, failures) {
  if (body.stop_reason === "refusal") throw failures.because("refused");
  if (body.stop_reason === "max_tokens") throw failures.because("cut-off", { tokens: room });
  if (body.stop_reason === "model_context_window_exceeded") throw failures.because("cut-off");
  if (!Array.isArray(body.content)) throw failures.because("unreadable-answer");
  /** @type {any[]} */
  const blocks = body.content;
  const text = blocks
    .filter((block) => block?.type === "text" && typeof block.text === "string")
    .map((block) => block.text)
    .join("")
    .trim();
  if (text === "") throw failures.because("empty");
  return writtenAnswer(text, task, body.usage?.input_tokens, body.usage?.output_tokens);
}
