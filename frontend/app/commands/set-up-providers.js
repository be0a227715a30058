import { failuresOf } from "../providers/failures.js";
import { ProviderFailure } from "../providers/provider.js";
import { isStopped } from "./context.js";

/** @typedef {import("../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../state/settings.js").ProviderChoice} ProviderChoice */
/** @typedef {import("../state/state.js").ProviderState} ProviderState */
/** @typedef {import("./context.js").Context} Context */

/**
 * Keys, models and routes of the providers.
 *
 * @param {Context & { asking: import("./batch/ask-model.js").Asking }} context
 */
export function createProviderCommands({ store, services, tell, ask, asking: to }) {
  const { providers, keys, http } = services;
  /** A later question takes the place of an earlier one. @type {Map<ProviderId, AbortController>} */
  const asking = new Map();

  store.set({
    providers: Object.fromEntries(
      Object.values(providers).map((provider) => [provider.id, stateOf(provider)]),
    ),
  });

  // Where keys are is known to where they are kept; settings that come from elsewhere, or are restored, do not move them.
  store.subscribe(
    ({ settings }) => settings.keysIn,
    (keysIn) => {
      const place = keys.place();
      if (keysIn !== place) store.set({ settings: { ...store.state.settings, keysIn: place } });
    },
  );

  /** @param {import("../providers/provider.js").Provider} provider @returns {ProviderState} */
  function stateOf(provider) {
    const { id, name, company, key, routes, modes, hasPrompt, defaultModel, privacy = "" } = provider;
    const known = { id, name, company, key, routes, modes, hasPrompt, defaultModel, privacy };
    return { ...known, hasKey: keys.get(id) !== "", ...unknown };
  }

  /** @param {ProviderId} id @param {Partial<ProviderState>} change */
  function set(id, change) {
    const before = store.state.providers[id];
    if (before !== undefined)
      store.set({ providers: { ...store.state.providers, [id]: { ...before, ...change } } });
  }

  /** What was known of a provider was known of it as it was set up then. @param {ProviderId} id */
  function forget(id) {
    asking.get(id)?.abort();
    set(id, { ...unknown, hasKey: keys.get(id) !== "" });
  }

  const commands = {
    /** @param {ProviderId} id @returns {string} */
    keyOf: (id) => keys.get(id),

    /** @param {ProviderId} id @param {string} key */
    setKey(id, key) {
      keys.set(id, key.trim());
      forget(id);
    },

    /** @param {"browser" | "tab"} place */
    keepKeysIn(place) {
      keys.keepIn(place);
      store.set({ settings: { ...store.state.settings, keysIn: place } });
    },

    async forgetKeys() {
      const question = {
        title: "Forget all keys?",
        text: "They are removed from this browser. Tagging with a provider that needs one asks for it again.",
        confirmLabel: "Forget all keys",
        danger: true,
      };
      if ((await ask(question)) === false) return;
      keys.forgetAll();
      for (const id of /** @type {ProviderId[]} */ (Object.keys(store.state.providers))) forget(id);
      tell.done("Forgot all keys");
    },

    /** @param {ProviderId} id @param {ProviderChoice} choice what is to be another than before */
    setProvider(id, choice) {
      const { settings } = store.state;
      const before = settings.providerChoices[id];
      const changed = { ...settings.providerChoices, [id]: { ...before, ...choice } };
      store.set({ settings: { ...settings, providerChoices: changed } });
      if (Object.keys(choice).some((name) => name !== "model")) forget(id);
    },

    /**
     * Asks for the models, which shows whether the key, the route and the address are right.
     *
     * @param {ProviderId} id
     */
    async testProvider(id) {
      asking.get(id)?.abort();
      const stop = new AbortController();
      asking.set(id, stop);
      set(id, { ...unknown, state: "checking" });
      const began = performance.now();
      try {
        const models = await providers[id].listModels(to.accountOf(id), to.callTo(id, stop.signal));
        const milliseconds = Math.round(performance.now() - began);
        set(id, { state: "ready", milliseconds, failure: null, models });
      } catch (error) {
        if (isStopped(error)) return;
        set(id, { state: "failed", failure: failureOf(error, providers[id], to.accountOf(id)) });
      } finally {
        if (asking.get(id) === stop) asking.delete(id);
      }
    },

    /** Learns which services the server passes calls on to. */
    async loadRelay() {
      const relay = await http.json("/api/tagpilot/relay").catch(() => null);
      store.set({ relay });
    },
  };
  return commands;
}

/** @type {Pick<ProviderState, "state" | "milliseconds" | "failure" | "models">} */
const unknown = { state: "unknown", milliseconds: null, failure: null, models: null };

/**
 * @param {unknown} error
 * @param {import("../providers/provider.js").Provider} provider
 * @param {import("../providers/provider.js").Account} account
 * @returns {import("../model/suggestions/types.js").Failure} an answer that trips us counts as one that cannot be read
 */
function failureOf(error, provider, account) {
  if (error instanceof ProviderFailure) return error.failure;
  return failuresOf(provider, account).because("unreadable-answer", { cause: error }).failure;
}
