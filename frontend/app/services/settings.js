/**
 * Settings in the browser's storage. Storage may be closed to us (private windows, frames); then settings last as long as the page.
 *
 * @module
 */

import { aspects } from "../model/crop.js";

const key = "tagpilot.settings";

/** @typedef {Record<string, unknown>} Settings any fields; which there are, and what they mean, is not known here */

/**
 * How the older page's keys are read, so that nobody has to type settings again: each as long as nothing is kept under the name it has
 * here, which is once.
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
        const kept = parse(storage().getItem(key) ?? "{}");
        const taken = fromOlderPage(storage(), kept);
        const settings = { ...defaults, ...onlyKnown({ ...kept, ...taken }, defaults) };
        if (taken !== null) this.keep(settings);
        return settings;
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

/**
 * One setting, for what cannot wait until all are read.
 *
 * @param {string} name
 * @returns {unknown} undefined where none is kept, or storage is closed to us
 */
export function keptSetting(name) {
  try {
    return parse(localStorage.getItem(key) ?? "{}")[name];
  } catch {
    return undefined; // as if nothing had been set
  }
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

/** @param {Storage} storage @param {Settings} kept @returns {Settings | null} null where all that the older page had is kept already */
function fromOlderPage(storage, kept) {
  const missing = older.filter(([, name]) => !(name in kept));
  if (missing.length === 0) return null;
  /** @type {Settings} */
  const settings = {};
  for (const [from, name, read] of missing) {
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
  if (text === "NaN" || text === "Free form") return "free";
  return aspects.find((known) => known === text.replace("/", ":"));
}
