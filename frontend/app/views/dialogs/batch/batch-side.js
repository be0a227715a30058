import { defaultPrompts } from "../../../model/prompts.js";
import { clone, element, part, show, text } from "../../../ui/dom.js";

/** @typedef {import("../../../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../../../model/suggestions/types.js").Side} Side */
/** @typedef {import("../../../model/types.js").TextMode} TextMode */

let made = 0;

/**
 * Who is asked, with which model and which words.
 *
 * @param {{
 *   store: import("../../../state/store.js").Store,
 *   commands: Pick<import("../dialog-commands.js").DialogCommands, "updateSettings">,
 *   onChange: () => void,
 *   signal: AbortSignal
 * }} options
 */
export function createBatchSide({ store, commands, onChange, signal }) {
  const root = clone("batch-side");
  const provider = part(root, "provider", HTMLSelectElement);
  const model = part(root, "model", HTMLInputElement);
  const models = part(root, "models");
  const prompt = part(root, "prompt", HTMLTextAreaElement);
  const template = part(root, "template", HTMLSelectElement);
  const naming = part(root, "naming");
  const templateName = part(root, "template-name", HTMLInputElement);
  const number = ++made;
  /** @type {TextMode} */
  let mode = "tags";

  models.id = `batch-models-${number}`;
  model.setAttribute("list", models.id);
  prompt.id = `batch-prompt-${number}`;
  provider.id = `batch-provider-${number}`;
  part(root, "provider-label", HTMLLabelElement).htmlFor = provider.id;
  part(root, "prompt-label", HTMLLabelElement).htmlFor = prompt.id;

  const on = (
    /** @type {string} */ name,
    /** @type {string} */ type,
    /** @type {(event: Event) => void} */ run,
  ) => part(root, name).addEventListener(type, run, { signal });
  on("provider", "change", () => {
    model.value = modelOf(chosen());
    onChange();
  });
  on("model", "input", onChange);
  on("prompt", "input", onChange);
  on("template", "change", () => {
    prompt.value = templates().find(({ name }) => name === template.value)?.text ?? defaultPrompts[mode];
    onChange();
    update();
  });
  on("keep", "click", () => {
    show(naming, true);
    templateName.focus();
  });
  on("template-save", "click", keepTemplate);
  on("template-name", "keydown", (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== "Enter") return;
    event.preventDefault();
    keepTemplate();
  });
  on("drop", "click", () => {
    commands.updateSettings({ promptTemplates: others(template.value) });
    template.value = "";
    update();
  });

  /** @returns {ProviderId} */
  const chosen = () => /** @type {ProviderId} */ (provider.value);

  /** @param {ProviderId} id @returns {string} */
  const modelOf = (id) =>
    store.state.settings.providerChoices[id]?.model ?? store.state.providers[id]?.defaultModel ?? "";

  const templates = () => store.state.settings.promptTemplates.filter((one) => one.mode === mode);

  /** @param {string} name @returns {import("../../../state/settings.js").PromptTemplate[]} */
  const others = (name) =>
    store.state.settings.promptTemplates.filter((one) => one.mode !== mode || one.name !== name);

  function keepTemplate() {
    const name = templateName.value.trim();
    if (name === "") return templateName.focus();
    commands.updateSettings({ promptTemplates: [...others(name), { name, mode, text: prompt.value }] });
    show(naming, false);
    templateName.value = "";
    update();
    template.value = name;
    update();
    template.focus();
  }

  /** Shows who can be asked for what is wanted now. */
  function update() {
    const offered = Object.values(store.state.providers).filter(({ modes }) => modes.includes(mode));
    fill(
      provider,
      offered.map(({ id, name }) => ({ value: id, words: name })),
    );
    const info = store.state.providers[chosen()];
    showKeyState(part(root, "key-state"), info);
    show(part(root, "model-row"), info?.hasPrompt ?? true);
    show(part(root, "prompt-row"), info?.hasPrompt ?? true);
    models.replaceChildren(
      ...(info?.models ?? []).map(({ id, name }) => {
        const option = element("option", "", name === id ? "" : name);
        option.value = id;
        return option;
      }),
    );
    fill(template, [
      { value: "", words: "TagPilot’s own prompt" },
      ...templates().map(({ name }) => ({ value: name, words: name })),
    ]);
    show(part(root, "drop"), template.value !== "");
  }

  return {
    element: root,
    update,

    /** @param {TextMode} wanted @param {ProviderId} id */
    open(wanted, id) {
      mode = wanted;
      show(naming, false);
      update();
      provider.value = id;
      if (provider.value === "") provider.selectedIndex = 0;
      model.value = modelOf(chosen());
      const own = mode === "tags" ? store.state.settings.tagPrompt : store.state.settings.captionPrompt;
      prompt.value = own === "" ? defaultPrompts[mode] : own;
      template.value = "";
      update();
    },

    /** @returns {Side} */
    get side() {
      return { provider: chosen(), model: model.value.trim(), prompt: prompt.value };
    },
  };
}

/**
 * @param {HTMLElement} flag says what is known of a provider's key, where that matters
 * @param {import("../../../state/state.js").ProviderState | undefined} provider
 */
function showKeyState(flag, provider) {
  const isMissing = provider?.key === "required" && !provider.hasKey;
  const words = isMissing ? "no key" : provider?.state === "ready" ? "ready" : "";
  show(flag, words !== "");
  flag.className = `flag ${isMissing ? "flag--warn" : "flag--ok"}`;
  text(flag, words);
}

/**
 * @param {HTMLSelectElement} select keeps what is chosen, if it is still offered
 * @param {{ value: string, words: string }[]} options
 */
function fill(select, options) {
  const { value } = select;
  select.replaceChildren(
    ...options.map((one) => {
      const option = element("option", "", one.words);
      option.value = one.value;
      return option;
    }),
  );
  if (options.some((one) => one.value === value)) select.value = value;
}
