import { clone, part, show, text } from "../../../ui/dom.js";
import { createSegmented } from "../../../ui/segmented.js";
import { createProviderRow } from "./provider-row.js";

/** @typedef {import("../../../state/state.js").ProviderState} ProviderState */

/** @type {readonly ProviderState["id"][]} */
const order = ["gemini", "grok", "openai", "claude", "compatible", "deepdanbooru", "replicate"];

/**
 * The providers in the settings: one row each, and below them what stands in the way of those that failed.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("../../../state/store.js").Store,
 *   commands: import("../dialog-commands.js").DialogCommands,
 *   signal: AbortSignal
 * }} options
 */
export function createProvidersSection({ root, store, commands, signal }) {
  const notes = part(root, "notes");
  const rows = new Map(order.map((id) => [id, createProviderRow({ id, commands, signal })]));
  const place = createSegmented(part(root, "keys-place"), {
    onChange: (value) => commands.keepKeysIn(value === "tab" ? "tab" : "browser"),
    signal,
  });
  part(root, "rows").append(...[...rows.values()].map((row) => row.element));
  part(root, "forget").addEventListener("click", () => commands.forgetKeys(), { signal });
  store.subscribe((state) => state.providers, update, { signal });
  store.subscribe((state) => state.settings, update, { signal });
  store.subscribe((state) => state.relay, update, { signal });

  function update() {
    const { providers, settings, relay } = store.state;
    place.value = settings.keysIn;
    for (const [id, row] of rows) {
      const provider = providers[id];
      show(row.element, provider !== undefined);
      if (provider) row.update(provider, settings.providerChoices[id] ?? {}, relay?.endpoints ?? []);
    }
    notes.replaceChildren(...order.flatMap((id) => noteOf(providers[id]) ?? []));
  }

  /** @param {ProviderState | undefined} provider */
  function noteOf(provider) {
    if (provider?.state !== "failed" || provider.failure === null) return null;
    const note = clone("provider-note");
    const { title, detail, remedy } = provider.failure;
    const action = part(note, "note-action");
    const offersRelay = remedy === "use-relay";
    text(part(note, "note-title"), `${provider.name}: ${title}.`);
    text(part(note, "note-words"), detail);
    text(action, offersRelay ? "Use server route" : "Test again");
    action.addEventListener("click", () => {
      if (offersRelay) commands.setProvider(provider.id, { route: "relay" });
      commands.testProvider(provider.id);
    });
    return note;
  }

  return {
    update,
    /** No key stays to be read behind a closed dialog. */
    close() {
      for (const row of rows.values()) row.hideKey();
    },
  };
}
