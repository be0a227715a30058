import { exchange } from "./exchange.js";
import { failuresOf } from "./failures.js";
import { askForResponse, bearer } from "./responses-api.js";

/** @typedef {import("./provider.js").Model} Model */
/** @typedef {import("./provider.js").Provider} Provider */
/** @typedef {import("./responses-api.js").Thinking} Thinking */

/** By the first that fits. A model that is not known here gets no setting, and room to think. @type {[RegExp, Thinking][]} */
const thinking = [
  [/non-reasoning|^grok-2/u, { effort: null, thinks: false }],
  [/^grok-4\.3/u, { effort: "none", thinks: false }],
  [/^grok-4\.[5-7]/u, { effort: "low", thinks: true }],
];

/** @type {Provider} */
export const grok = {
  id: "grok",
  name: "Grok",
  company: "xAI",
  key: "required",
  routes: ["direct", "relay"],
  modes: ["tags", "caption"],
  hasPrompt: true,
  defaultModel: "grok-4.3",
  imageTypes: ["image/jpeg", "image/png"],

  async suggest(task, account, call) {
    const failures = failuresOf(grok, account, task.model);
    failures.assertKey(grok.key);
    const [, settings] = thinking.find(([names]) => names.test(task.model)) ?? [
      null,
      { effort: null, thinks: true },
    ];
    return askForResponse("grok", task, settings, account, call, failures);
  },

  /** Only the second list is said to be there always, and only the first says what a model can see. */
  async listModels(account, call) {
    const failures = failuresOf(grok, account);
    failures.assertKey(grok.key);
    const request = /** @type {const} */ ({ service: "grok", method: "GET", headers: bearer(account) });
    const detailed = await call({ ...request, path: "/v1/language-models" });
    const models = detailed.ok ? detailed.json()?.models : undefined;
    if (Array.isArray(models)) return models.filter(canSee).map((model) => modelOf(model.id, true));
    const list = await exchange(call, { ...request, path: "/v1/models" }, failures);
    if (!Array.isArray(list.data)) throw failures.because("unreadable-answer");
    return list.data
      .map((/** @type {any} */ model) => String(model?.id))
      .filter(
        (/** @type {string} */ id) => /^grok-(?:[4-9]|2-vision)/u.test(id) && !/image|code|video/u.test(id),
      )
      .map((/** @type {string} */ id) => modelOf(id, null));
  },
};

/** @param {any} model @returns {boolean} */
function canSee(model) {
  return typeof model?.id === "string" && (model.input_modalities ?? []).includes("image");
}

/** @param {string} id @param {boolean | null} vision @returns {Model} */
function modelOf(id, vision) {
  return { id, name: id, vision };
}
