/**
 * What the fakes of models that write have to say about a picture.
 *
 * @module
 */
import { troubles } from "../fake-server.js";

/** @typedef {import("../fake-server.js").Asked} Asked */
/** @typedef {import("../fake-server.js").Reply} Reply */
/** @typedef {import("../fake-server.js").Trouble} Trouble */

export const tags = ["corgi", "open mouth", "cherry blossom"];
export const caption = "A corgi sits under a cherry tree.";

/** Names of behaviours that every model that writes has. */
export const writtenBehaviours = /** @type {const} */ ([
  "ok",
  "fenced",
  "several-parts",
  "refusal",
  "cut-off",
  "empty",
  "bad-image",
  "bad-key",
  "no-credit",
  "slow-down",
  "slow-down-by-header",
  "server-error",
  "overloaded",
  "unknown-model",
  "too-large",
  "echoes-key",
  "html-503",
  "html-200",
  "reset",
  "slow",
]);

/** @typedef {typeof writtenBehaviours[number]} Written */

/** @param {boolean} inForm @returns {string} tags as a model gives them that is held to a form, or a caption */
export function wellSaid(inForm) {
  return inForm ? JSON.stringify({ tags }) : caption;
}

export const fenced = `Here are the tags:\n\`\`\`json\n${JSON.stringify(tags)}\n\`\`\``;

/** @param {string} name @returns {Reply | undefined} */
export function troubleOf(name) {
  return name in troubles ? troubles[/** @type {Trouble} */ (name)] : undefined;
}

/** @param {string} said @param {string} behaviour @returns {string} what is written where the behaviour is one of writing */
export function saidBy(said, behaviour) {
  return behaviour === "fenced" ? fenced : said;
}
