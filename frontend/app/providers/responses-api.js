/**
 * The Responses API, which OpenAI and xAI share.
 *
 * @module
 */
import { exchange } from "./exchange.js";
import { codeOf, problemIn } from "./read-problem.js";
import { dataUrl, roomFor, tagsSchema, writtenAnswer } from "./written-answer.js";

/** @typedef {import("./failures.js").Failures} Failures */
/** @typedef {import("./provider.js").Account} Account */
/** @typedef {import("./provider.js").Answer} Answer */
/** @typedef {import("./provider.js").Call} Call */
/** @typedef {import("./provider.js").Task} Task */

/**
 * How much a model thinks before it answers, as far as that can be set. `effort` is null where the model takes none; another one than it
 * knows is refused.
 *
 * @typedef {{ effort: string | null, thinks: boolean }} Thinking
 */

/**
 * @param {"openai" | "grok"} service
 * @param {Task} task
 * @param {Thinking} thinking
 * @param {Account} account
 * @param {Call} call
 * @param {Failures} failures
 * @returns {Promise<Answer>}
 */
export async function askForResponse(service, task, thinking, account, call, failures) {
  const room = roomFor(task, thinking.thinks);
  const body = await exchange(
    call,
    {
      service,
      method: "POST",
      path: "/v1/responses",
      headers: bearer(account),
      json: {
        model: task.model,
        store: false, // Neither keeps the picture; xAI refuses pictures otherwise.
        max_output_tokens: room,
        ...(thinking.effort === null ? {} : { reasoning: { effort: thinking.effort } }),
        input: [
          {
            role: "user",
            content: [
              { type: "input_image", detail: "high", image_url: dataUrl(task) },
              { type: "input_text", text: task.prompt },
            ],
          },
        ],
        ...(task.mode === "tags"
          ? { text: { format: { type: "json_schema", name: "tags", strict: true, schema: tagsSchema } } }
          : {}),
      },
    },
    failures,
  );
  return readResponse(body, task, room, failures);
}

/** @param {Account} account @returns {Record<string, string>} */
export function bearer({ key }) {
  return { Authorization: `Bearer ${key}` };
}

/**
 * The answer stands in several parts, beside others that are not it; and a call can go well whose answer did not.
 *
 * @param {any} body
 * @param {Task} task
 * @param {number} room
 * @param {Failures} failures
 * @returns {Answer}
 */
function readResponse(body, task, room, failures) {
  if (body.error) {
    const problem = problemIn(body, 200);
    throw failures.because(codeOf(problem), { said: problem.message, after: problem.after });
  }
  const reason = body.incomplete_details?.reason;
  if (reason === "max_output_tokens") throw failures.because("cut-off", { tokens: room });
  if (reason === "content_filter") throw failures.because("refused");
  if (!Array.isArray(body.output)) throw failures.because("unreadable-answer");
  /** @type {any[]} */
  const parts = body.output
    .filter((/** @type {any} */ item) => item?.type === "message" && Array.isArray(item.content))
    .flatMap((/** @type {any} */ item) => item.content);
  const text = parts
    .filter((part) => part?.type === "output_text" && typeof part.text === "string")
    .map((part) => part.text)
    .join("")
    .trim();
  if (text !== "") return writtenAnswer(text, task, body.usage?.input_tokens, body.usage?.output_tokens);
  throw failures.because(parts.some((part) => part?.type === "refusal") ? "refused" : "empty");
}
