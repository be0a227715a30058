import { compose } from "./trigger.js";

/** @typedef {import("./types.js").FileRules} FileRules */
/** @typedef {import("./types.js").Item} Item */

/**
 * What of the document, beside the item, decides on the content of its caption file.
 *
 * @typedef {{ readonly trigger: string, readonly savedTrigger: string, readonly rules: FileRules }} TextContext
 */

/**
 * @param {Item} item
 * @returns {boolean} whether nobody edited the text since it was opened or saved
 */
export function isTextAsSaved(item) {
  const { saved } = item;
  return saved !== null && item.body === saved.body && (saved.hasTrigger || !item.wantsTrigger);
}

/**
 * @param {Item} item
 * @param {TextContext} context
 * @returns {string | null} what its caption file will hold; null for no file
 */
export function fileTextOf(item, context) {
  const { saved } = item;
  if (item.textProblem !== null) return saved === null ? null : saved.raw;
  if (saved !== null && context.trigger === context.savedTrigger && isTextAsSaved(item)) return saved.raw;
  const text = composedText(item, context);
  if (text !== null || saved === null || saved.raw === null) return text;
  return saved.raw.trim() === "" ? saved.raw : null;
}

/**
 * @param {Item} item
 * @param {TextContext} context
 * @returns {string | null}
 */
function composedText(item, { trigger, rules }) {
  const isBlank = item.body.trim() === "";
  if (isBlank && (trigger === "" || (rules.untagged === "none" && !item.wantsTrigger))) return null;
  return compose(trigger, item.body, item.mode, item.opening);
}

/**
 * @param {Item} item
 * @param {TextContext} context
 * @returns {"first" | "missing" | "none"} where the trigger will be in the caption file; "none" where none is to be
 */
export function triggerStateOf(item, context) {
  if (context.trigger === "") return "none";
  if (item.textProblem !== null) return item.saved !== null && item.saved.hasTrigger ? "first" : "none";
  const isBlank = item.body.trim() === "";
  if (context.trigger === context.savedTrigger && isTextAsSaved(item)) {
    if (item.saved?.hasTrigger) return "first";
    return isBlank && context.rules.untagged === "none" ? "none" : "missing";
  }
  return isBlank && context.rules.untagged === "none" && !item.wantsTrigger ? "none" : "first";
}

/**
 * @param {Item} item
 * @returns {boolean} whether the picture's bytes or name are others than in the workspace; true for a new image
 */
export function isPictureChanged(item) {
  if (item.saved === null) return true;
  const { picture, saved } = item;
  if (picture === saved.picture) return false;
  return picture.file !== saved.picture.file || !isSameSource(picture.source, saved.picture.source);
}

/**
 * @param {import("./types.js").Source} one
 * @param {import("./types.js").Source} other
 * @returns {boolean}
 */
export function isSameSource(one, other) {
  if (one.kind === "stored") return other.kind === "stored" && one.version === other.version;
  return one === other || (other.kind === "local" && one.size === other.size && one.blob === other.blob);
}
