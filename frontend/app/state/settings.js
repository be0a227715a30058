/** @typedef {import("../model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../model/suggestions/types.js").Route} Route */
/** @typedef {import("../model/types.js").TextMode} TextMode */

/**
 * How a provider is called; what is not set is as the provider has it. `baseUrl` and `endpoint` are for OpenAI-compatible servers.
 *
 * @typedef {{ model?: string, route?: Route, baseUrl?: string, endpoint?: string }} ProviderChoice
 *
 * A prompt that a person keeps under a name.
 *
 * @typedef {{ name: string, mode: TextMode, text: string }} PromptTemplate
 */

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
 * @property {PromptTemplate[]} promptTemplates
 * @property {ProviderId} tagProvider who is asked for tags
 * @property {ProviderId} captionProvider
 * @property {Partial<Record<ProviderId, ProviderChoice>>} providerChoices
 * @property {"browser" | "tab"} keysIn where the keys of providers are kept
 * @property {number} generalThreshold of WD, 0 to 1
 * @property {number} characterThreshold of WD, 0 to 1
 * @property {number} deepDanbooruThreshold 0 to 1
 * @property {string[]} neverAdd tags that are dropped from every answer
 * @property {"spaces" | "keep"} underscores
 * @property {"line" | "space"} captionJoint what stands between a caption and one that is appended to it
 * @property {number} sentSide long side of the pictures sent to a model, in pixels
 * @property {number} concurrency how many images are asked about at the same time
 * @property {number} perMinute requests at the most, 0 for no limit
 * @property {number} costLimit in US dollars, 0 for no limit
 * @property {number} maxOutputTokens of an answer
 * @property {boolean} reviewBatches whether the answers of a batch wait as suggestions
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
  promptTemplates: [],
  tagProvider: "gemini",
  captionProvider: "gemini",
  providerChoices: {},
  keysIn: "browser",
  generalThreshold: 0.35,
  characterThreshold: 0.85,
  deepDanbooruThreshold: 0.5,
  neverAdd: [],
  underscores: "spaces",
  captionJoint: "line",
  sentSide: 1024,
  concurrency: 4,
  perMinute: 0,
  costLimit: 0,
  maxOutputTokens: 1024,
  reviewBatches: true,
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
