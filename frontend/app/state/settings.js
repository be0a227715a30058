/**
 * What a person chose for all datasets. Kept in the browser; every field has a value at any time.
 *
 * @typedef {object} Settings
 * @property {"parent" | "dark" | "light" | "system"} theme `parent` follows the page that TagPilot is embedded in
 * @property {".txt" | ".caption" | "both"} captionEnding the ending that new caption files get
 * @property {"trigger" | "none"} untagged what an image without a text gets: the trigger word alone, or no file
 * @property {number} maxTags
 * @property {number} maxWords
 * @property {string} tagPrompt empty for the built-in one
 * @property {string} captionPrompt empty for the built-in one
 * @property {"free" | "1:1" | "16:9" | "3:2" | "4:3" | "21:9" | "9:16" | "2:3" | "3:4"} cropAspect
 * @property {number} cropWidth pixels of the result
 * @property {boolean} cropEnlarge whether a crop may become larger than its source
 * @property {number} cropQuality of JPEG and WebP, 0 to 1
 * @property {"list" | "gallery"} density
 * @property {number} tileHeight aim of the gallery, 96 to 320
 * @property {boolean} inspectorOpen
 * @property {boolean} singleKeys whether single letters are shortcuts
 * @property {"count" | "name"} tagSort
 * @property {readonly string[]} quickTags the tags on the keys 1 to 9, "" for none
 */

/** @type {Readonly<Settings>} */
export const defaultSettings = Object.freeze({
  theme: "parent",
  captionEnding: ".txt",
  untagged: "trigger",
  maxTags: 30,
  maxWords: 50,
  tagPrompt: "",
  captionPrompt: "",
  cropAspect: "free",
  cropWidth: 1024,
  cropEnlarge: false,
  cropQuality: 0.95,
  density: "list",
  tileHeight: 180,
  inspectorOpen: true,
  singleKeys: true,
  tagSort: "count",
  quickTags: Object.freeze([]),
});

/**
 * @param {Settings} settings
 * @returns {import("../model/types.js").FileRules}
 */
export function rulesOf({ captionEnding, untagged }) {
  return { captionEnding, untagged };
}

/**
 * Three of the settings are also what the page shows just now; setting either sets both.
 *
 * @param {Partial<Settings> & { settings?: Settings }} partial
 * @param {Settings} before
 * @returns {{ settings?: Settings } & Partial<Pick<Settings, "density" | "tileHeight" | "inspectorOpen">>} what is to be set, too
 */
export function shownSettings(partial, before) {
  const base = partial.settings ?? before;
  const {
    density = base.density,
    tileHeight = base.tileHeight,
    inspectorOpen = base.inspectorOpen,
  } = partial;
  const shown = { density, tileHeight, inspectorOpen };
  const isSame =
    density === base.density && tileHeight === base.tileHeight && inspectorOpen === base.inspectorOpen;
  if (!isSame) return { ...shown, settings: { ...base, ...shown } };
  return partial.settings === undefined ? {} : shown;
}
