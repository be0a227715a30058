/**
 * The keys of the providers, in this browser. They leave it only in the headers of calls to the provider that they belong to. Storage may
 * be closed to us (private windows, frames) or full; then keys last as long as the page.
 *
 * @module
 */

/** @typedef {import("../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {"browser" | "tab"} KeyPlace kept until they are forgotten, or until this tab is closed */
/** @typedef {Partial<Record<ProviderId, string>>} KeysById */

const keysName = "tagpilot.keys";
const placeName = "tagpilot.keys-in";

/** Under which names the older page kept keys. @type {[name: string, provider: ProviderId][]} */
const older = [
  ["geminiApiKey", "gemini"],
  ["grokApiKey", "grok"],
  ["openaiApiKey", "openai"],
  ["claudeApiKey", "claude"],
  ["vllmApiKey", "compatible"],
  ["wd14ApiKey", "replicate"],
];

/**
 * @param {{ browser?: () => Storage, tab?: () => Storage }} [options] both may throw
 */
export function createKeys({ browser = () => localStorage, tab = () => sessionStorage } = {}) {
  const storages = { browser, tab };
  /** What no storage took. @type {KeysById} */
  let unkept = {};
  /** @type {KeyPlace} */
  let unkeptPlace = "browser";

  takeOverOlder();

  /** @returns {KeyPlace} */
  function place() {
    try {
      return browser().getItem(placeName) === "tab" ? "tab" : "browser";
    } catch {
      return unkeptPlace;
    }
  }

  /** @param {KeyPlace} where @returns {KeysById | null} null where nothing was ever kept */
  function read(where) {
    try {
      const text = storages[where]().getItem(keysName);
      return text === null ? null : onlyKeys(JSON.parse(text));
    } catch {
      return null; // Closed, or somebody else's words under our name.
    }
  }

  /** @param {KeyPlace} where @param {KeysById} keys */
  function write(where, keys) {
    try {
      storages[where]().setItem(keysName, JSON.stringify(keys));
      unkept = {};
    } catch {
      unkept = keys;
    }
  }

  /** @returns {KeysById} */
  function all() {
    return { ...read(place()), ...unkept };
  }

  function takeOverOlder() {
    if (place() !== "browser" || read("browser") !== null) return;
    /** @type {KeysById} */
    const taken = {};
    for (const [name, provider] of older) {
      const key = readText(name)?.trim();
      if (key) taken[provider] = key;
    }
    if (Object.keys(taken).length > 0) write("browser", taken);
  }

  /** @param {string} name @returns {string | null} */
  function readText(name) {
    try {
      return browser().getItem(name);
    } catch {
      return null;
    }
  }

  /** @param {KeyPlace} where @param {string[]} names */
  function drop(where, names) {
    try {
      for (const name of names) storages[where]().removeItem(name);
    } catch {
      return; // A closed storage holds nothing of ours.
    }
  }

  /** Who wants no key to stay in this browser means the older page's copies, too. */
  const dropFromBrowser = () => drop("browser", [keysName, ...older.map(([name]) => name)]);

  return {
    /** @param {ProviderId} provider @returns {string} empty without one */
    get: (provider) => all()[provider] ?? "",

    /** @param {ProviderId} provider @param {string} key empty forgets it */
    set(provider, key) {
      const keys = { ...all(), [provider]: key.trim() };
      if (keys[provider] === "") delete keys[provider];
      write(place(), keys);
    },

    place,

    /** Moves the keys. @param {KeyPlace} where */
    keepIn(where) {
      const keys = all();
      unkeptPlace = where;
      try {
        browser().setItem(placeName, where);
      } catch {
        unkept = keys;
        return; // Without storage there is one place only: this page.
      }
      write(where, keys);
      if (where === "tab") dropFromBrowser();
      else drop("tab", [keysName]);
    },

    /** Those of this tab and of this browser. Which of the two is used stays as it was chosen. */
    forgetAll() {
      unkept = {};
      drop("tab", [keysName]);
      dropFromBrowser();
    },
  };
}

/** @typedef {ReturnType<typeof createKeys>} Keys */

/** @param {unknown} value @returns {KeysById} */
function onlyKeys(value) {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, key]) => typeof key === "string"));
}
