/**
 * Settings in the browser's storage. Storage may be closed to us (private windows, frames); then settings last as long as the page.
 *
 * @module
 */

const key = "tagpilot.settings";

/** @typedef {Record<string, unknown>} Settings any fields; which there are, and what they mean, is not known here */

/**
 * How the older page's keys are read, once, so that nobody has to type settings again.
 *
 * @type {[older: string, name: string, read: (text: string) => unknown][]}
 */
const older = [
  ["settingMaxTags", "maxTags", wholeNumber],
  ["settingMaxCaptionLen", "maxWords", wholeNumber],
  ["cropAspectRatio", "cropAspect", aspect],
  ["cropWidth", "cropWidth", wholeNumber],
  ["tagSystemPrompt", "tagPrompt", (text) => text],
  ["captionSystemPrompt", "captionPrompt", (text) => text],
];

/**
 * @template {object} T
 * @param {{ storage?: () => Storage, defaults: T }} options `storage` may throw
 * @returns {{ load: () => T, keep: (settings: T) => void }}
 */
export function createSettings({ storage = () => localStorage, defaults }) {
  return {
    load() {
      try {
        const kept = storage().getItem(key);
        return {
          ...defaults,
          ...onlyKnown(kept === null ? fromOlderPage(storage()) : parse(kept), defaults),
        };
      } catch {
        return { ...defaults }; // No storage for this page: it works without.
      }
    },
    keep(settings) {
      try {
        storage().setItem(key, JSON.stringify(settings));
      } catch {
        return; // Closed or full: the settings last as long as the page.
      }
    },
  };
}

/** @param {string} text @returns {Settings} */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {}; // Somebody else wrote it; it will be replaced by the next change.
  }
}

/** @param {Storage} storage @returns {Settings} */
function fromOlderPage(storage) {
  /** @type {Settings} */
  const settings = {};
  for (const [from, name, read] of older) {
    const text = storage.getItem(from);
    const value = text === null || text === "" ? undefined : read(text);
    if (value !== undefined) settings[name] = value;
  }
  return settings;
}

/**
 * Fields of another type than their default are somebody else's.
 *
 * @param {Settings} settings
 * @param {object} defaults
 * @returns {Settings}
 */
function onlyKnown(settings, defaults) {
  return Object.fromEntries(
    Object.entries(defaults)
      .filter(([name, standard]) => kindOf(settings[name]) === kindOf(standard))
      .map(([name]) => [name, settings[name]]),
  );
}

/** @param {unknown} value @returns {string} */
function kindOf(value) {
  return Array.isArray(value) ? "array" : typeof value;
}

/** @param {string} text @returns {number | undefined} */
function wholeNumber(text) {
  const number = Number.parseInt(text, 10);
  return number > 0 ? number : undefined;
}

/** @param {string} text @returns {string | undefined} */
function aspect(text) {
  const [known] = /^\d+:\d+$/u.exec(text.replace("/", ":")) ?? [];
  if (text === "free" || text === "NaN" || text === "Free form") return "free";
  return known;
}
