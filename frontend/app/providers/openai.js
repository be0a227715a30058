import { exchange } from "./exchange.js";
import { failuresOf } from "./failures.js";
import { askForResponse, bearer } from "./responses-api.js";

/** @typedef {import("./provider.js").Provider} Provider */
/** @typedef {import("./responses-api.js").Thinking} Thinking */

/** By the first that fits. A model that is not known here gets no setting, and room to think. @type {[RegExp, Thinking][]} */
const thinking = [
  [/-pro\b/u, { effort: null, thinks: true }],
  [/-sol\b/u, { effort: "low", thinks: true }],
  [/chat-latest|^gpt-4|^chatgpt/u, { effort: null, thinks: false }],
  [/^gpt-6-luna|^gpt-5\.[1-9]/u, { effort: "none", thinks: false }],
  [/^gpt-5/u, { effort: "minimal", thinks: true }],
  [/^o\d/u, { effort: "low", thinks: true }],
];

/** The list says of no model what it can do, so that its name has to. */
const mayWrite = /^(?:gpt-(?:[5-9]|4o|4\.|4-turbo)|chatgpt-|o\d)/u;
const writesOtherThings =
  /audio|realtime|transcri|tts|image|embed|moderation|search|instruct|codex|deep-research|^o1-(?:mini|preview)|^o3-mini|oss/u;

/** @type {Provider} */
export const openai = {
  id: "openai",
  name: "OpenAI",
  company: "OpenAI",
  key: "required",
  routes: ["direct", "relay"],
  modes: ["tags", "caption"],
  hasPrompt: true,
  defaultModel: "gpt-6-luna",
  imageTypes: ["image/jpeg", "image/png", "image/webp"],

  async suggest(task, account, call) {
    const failures = failuresOf(openai, account, task.model);
    failures.assertKey(openai.key);
    const [, settings] = thinking.find(([names]) => names.test(task.model)) ?? [
      null,
      { effort: null, thinks: true },
    ];
    return askForResponse("openai", task, settings, account, call, failures);
  },

  async listModels(account, call) {
    const failures = failuresOf(openai, account);
    failures.assertKey(openai.key);
    const list = await exchange(
      call,
      { service: "openai", method: "GET", path: "/v1/models", headers: bearer(account) },
      failures,
    );
    if (!Array.isArray(list.data)) throw failures.because("unreadable-answer");
    return list.data
      .map((/** @type {any} */ model) => String(model?.id))
      .filter((/** @type {string} */ id) => mayWrite.test(id) && !writesOtherThings.test(id))
      .sort()
      .map((/** @type {string} */ id) => ({ id, name: id, vision: null }));
  },
};
