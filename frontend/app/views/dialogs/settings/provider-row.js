import { attribute, clone, element, part, show, text } from "../../../ui/dom.js";
import { createSegmented } from "../../../ui/segmented.js";

/** @typedef {import("../../../state/state.js").ProviderState} ProviderState */
/** @typedef {import("../../../state/settings.js").ProviderChoice} ProviderChoice */

/**
 * The part of the commands that a row calls.
 *
 * @typedef {{
 *   keyOf: (id: ProviderState["id"]) => string,
 *   setKey: (id: ProviderState["id"], key: string) => unknown,
 *   setProvider: (id: ProviderState["id"], choice: ProviderChoice) => unknown,
 *   testProvider: (id: ProviderState["id"]) => unknown
 * }} RowCommands
 */

/**
 * One provider in the settings: its model, its key or address, how it is called, and what is known of it.
 *
 * @param {{ id: ProviderState["id"], commands: RowCommands, signal: AbortSignal }} options
 */
export function createProviderRow({ id, commands, signal }) {
  const root = clone("provider-row");
  const model = part(root, "model", HTMLInputElement);
  const models = part(root, "models");
  const key = part(root, "key", HTMLInputElement);
  const reveal = part(root, "reveal");
  const address = part(root, "address", HTMLInputElement);
  const endpoint = part(root, "endpoint", HTMLSelectElement);
  const test = part(root, "test", HTMLButtonElement);
  const route = createSegmented(part(root, "route"), {
    onChange: (value) => commands.setProvider(id, { route: value === "relay" ? "relay" : "direct" }),
    signal,
  });
  models.id = `models-${id}`;
  model.setAttribute("list", models.id);

  const on = (
    /** @type {HTMLElement} */ field,
    /** @type {string} */ type,
    /** @type {() => unknown} */ run,
  ) => field.addEventListener(type, run, { signal });
  on(model, "change", () => commands.setProvider(id, { model: model.value.trim() }));
  on(key, "change", () => commands.setKey(id, key.value));
  on(address, "change", () => commands.setProvider(id, { baseUrl: address.value.trim() }));
  on(endpoint, "change", () => commands.setProvider(id, { endpoint: endpoint.value }));
  on(test, "click", () => commands.testProvider(id));
  on(reveal, "click", () => revealKey(key.type === "password"));

  /** @param {boolean} isShown */
  function revealKey(isShown) {
    key.type = isShown ? "text" : "password";
    attribute(reveal, "aria-pressed", isShown);
  }

  /**
   * @param {ProviderState} provider
   * @param {ProviderChoice} choice
   * @param {readonly string[]} endpoints that the server may pass calls on to
   */
  function update(provider, choice, endpoints) {
    const { name, key: wantsKey, routes, hasPrompt, defaultModel } = provider;
    const chosen = choice.route ?? routes[0] ?? "direct";
    const isCompatible = id === "compatible";
    text(part(root, "name"), name);
    for (const [field, words] of /** @type {[Element, string][]} */ ([
      [model, `Model of ${name}`],
      [key, `API key of ${name}`],
      [reveal, `Show the key of ${name}`],
      [address, `Address of ${name}`],
      [endpoint, `Address of ${name} at the server`],
      [part(root, "route"), `Route to ${name}`],
      [test, `Test ${name}`],
    ]))
      attribute(field, "aria-label", words);
    show(model, hasPrompt);
    show(part(root, "vocabulary"), !hasPrompt);
    attribute(model, "placeholder", defaultModel === "" ? "Name of the model" : defaultModel);
    put(model, choice.model ?? "");
    models.replaceChildren(...(provider.models ?? []).map(modelOption));
    show(part(root, "key-field"), wantsKey !== "none");
    show(part(root, "no-key"), wantsKey === "none");
    put(key, commands.keyOf(id));
    show(address, isCompatible && chosen === "direct");
    put(address, choice.baseUrl ?? "");
    show(endpoint, isCompatible && chosen === "relay");
    endpoint.replaceChildren(...endpointOptions(endpoints));
    endpoint.value = choice.endpoint ?? endpoints[0] ?? "";
    route.value = chosen;
    for (const button of root.querySelectorAll("[data-value]"))
      show(
        /** @type {HTMLElement} */ (button),
        routes.some((one) => one === button.getAttribute("data-value")),
      );
    attribute(part(root, "status"), "data-state", statusOf(provider).state);
    text(part(root, "status-words"), statusOf(provider).words);
    attribute(test, "aria-busy", provider.state === "checking" ? true : null);
  }

  return { element: root, update, hideKey: () => revealKey(false) };
}

/** @param {HTMLInputElement} field what a person is typing in stays @param {string} value */
function put(field, value) {
  if (field !== document.activeElement && field.value !== value) field.value = value;
}

/** @param {{ id: string, name: string }} model */
function modelOption({ id, name }) {
  const option = element("option", "", name === id ? "" : name);
  option.value = id;
  return option;
}

/** @param {readonly string[]} endpoints */
function endpointOptions(endpoints) {
  if (endpoints.length === 0) return [element("option", "", "The server names no address")];
  return endpoints.map((name) => element("option", "", name));
}

/**
 * @param {ProviderState} provider
 * @returns {{ state: string, words: string }}
 */
export function statusOf({ state, hasKey, key, milliseconds, failure, models }) {
  if (state === "checking") return { state, words: "Asking…" };
  if (state === "failed") return { state, words: failure?.title ?? "Failed" };
  if (state === "ready") {
    const count = models === null || models.length === 0 ? "" : `, ${models.length} models`;
    return { state, words: `Ready, ${((milliseconds ?? 0) / 1000).toFixed(1)} s${count}` };
  }
  if (key === "required" && !hasKey) return { state: "no-key", words: "No key" };
  return { state, words: "Not tested" };
}
