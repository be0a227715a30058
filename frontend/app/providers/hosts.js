/** @typedef {import("./provider.js").Account} Account */

/**
 * Where the services are. The relay knows the same names and takes nothing else.
 */
export const hosts = Object.freeze({
  openai: "https://api.openai.com",
  grok: "https://api.x.ai",
  gemini: "https://generativelanguage.googleapis.com",
  claude: "https://api.anthropic.com",
  replicate: "https://api.replicate.com",
  deepdanbooru: "https://hysts-deepdanbooru.hf.space",
  huggingface: "https://huggingface.co",
});

/** @typedef {keyof typeof hosts | "compatible"} ServiceName */
