/**
 * The Responses API as OpenAI and xAI answer it.
 *
 * @module
 */
import { saidBy, troubleOf, wellSaid } from "./written.js";

/** @typedef {import("../fake-server.js").Asked} Asked */
/** @typedef {import("../fake-server.js").Reply} Reply */
/** @typedef {import("./written.js").Written} Written */

/** @typedef {Written | "thoughts-only" | "filtered" | "failed-image"} ResponsesBehaviour */

const usage = {
  input_tokens: 1620,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 24,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 1644,
};
const thoughts = { id: "rs_1", type: "reasoning", summary: [], content: [] };

/** @param {string} text */
const textPart = (text) => ({ type: "output_text", text, annotations: [], logprobs: [] });

/** @param {object[]} content */
const message = (...content) => ({
  id: "msg_1",
  type: "message",
  status: "completed",
  role: "assistant",
  content,
});

/**
 * @param {Asked} asked
 * @param {ResponsesBehaviour} behaviour
 * @param {(behaviour: ResponsesBehaviour) => Reply | undefined} refusal in the words of the company
 * @returns {Reply}
 */
export function answerResponses({ json }, behaviour, refusal) {
  const trouble = troubleOf(behaviour) ?? refusal(behaviour);
  if (trouble) return trouble;
  const said = saidBy(wellSaid(json.text?.format !== undefined), behaviour);
  const half = Math.ceil(said.length / 2);
  /** @param {object} fields @returns {Reply} */
  const answer = (fields) => ({
    json: {
      id: "resp_1",
      object: "response",
      created_at: 1794700000,
      model: json.model,
      status: "completed",
      error: null,
      incomplete_details: null,
      output: [thoughts, message(textPart(said))],
      usage,
      ...fields,
    },
  });
  switch (behaviour) {
    case "several-parts":
      return answer({
        output: [thoughts, message(textPart(said.slice(0, half))), message(textPart(said.slice(half)))],
      });
    case "refusal":
      return answer({ output: [message({ type: "refusal", refusal: "I can't help with that." })] });
    case "empty":
      return answer({ output: [message(textPart(" \n"))] });
    case "thoughts-only":
      return answer({ output: [thoughts] });
    case "cut-off":
      return answer({
        status: "incomplete",
        incomplete_details: { reason: "max_output_tokens" },
        output: [thoughts],
      });
    case "filtered":
      return answer({ status: "incomplete", incomplete_details: { reason: "content_filter" }, output: [] });
    case "failed-image":
      return answer({
        status: "failed",
        error: { code: "image_parse_error", message: "The picture could not be parsed." },
        output: [],
      });
    default:
      return answer({});
  }
}

/**
 * What both would refuse in a request.
 *
 * @param {any} body
 * @param {readonly string[]} types
 * @param {Record<string, readonly string[]>} efforts that models take, those that take none aside
 * @returns {string | undefined} the reason
 */
export function faultIn(body, types, efforts) {
  const parts = body.input?.[0]?.content ?? [];
  const picture = parts.find((/** @type {any} */ part) => part.type === "input_image");
  const type = /^data:([^;]+);base64,[\w+/=]+$/u.exec(picture?.image_url ?? "")?.[1];
  if (type === undefined || !types.includes(type)) return "Invalid image: unsupported image type.";
  if (!parts.some((/** @type {any} */ part) => part.type === "input_text" && part.text)) return "No text.";
  if ("temperature" in body) return "Unsupported parameter: 'temperature'.";
  if (body.store !== false) return "Pictures need store to be false.";
  const effort = body.reasoning?.effort;
  if (effort !== undefined && efforts[body.model]?.includes(effort) !== true)
    return `Unsupported value: 'reasoning.effort' does not take '${effort}' with this model.`;
  const schema = body.text?.format?.schema;
  if (schema !== undefined && schema.additionalProperties !== false)
    return "Invalid schema: 'additionalProperties' has to be false.";
  return undefined;
}
