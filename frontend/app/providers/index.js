import { claude } from "./claude.js";
import { compatible } from "./compatible.js";
import { deepdanbooru } from "./deepdanbooru.js";
import { gemini } from "./gemini.js";
import { grok } from "./grok.js";
import { openai } from "./openai.js";
import { createReplicate } from "./replicate.js";

/** @typedef {import("./provider.js").Provider} Provider */
/** @typedef {import("./provider.js").ProviderId} ProviderId */

/**
 * All providers, in the order in which they are shown.
 *
 * @type {Readonly<Record<ProviderId, Provider>>}
 */
export const providers = Object.freeze({
  gemini,
  grok,
  openai,
  claude,
  compatible,
  deepdanbooru,
  replicate: createReplicate(),
});
