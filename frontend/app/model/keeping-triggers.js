import { beginsWith, cleanTrigger, compose, standardOpening } from "./trigger.js";
import { isTextAsSaved } from "./file-text.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").FileRules} FileRules */

/**
 * Prose that begins with the trigger is not given it again, so for prose every beginning of the text is such a trigger. Only that many
 * are listed; longer ones are looked for when somebody types one.
 */
export const listedWords = 3;

/**
 * Which trigger words, beside the one the files have, would leave an image's file as it is in the workspace. Knowing them for each image
 * is what makes the number of unsaved images cost nothing while the trigger is typed.
 *
 * @param {Item} item of the workspace
 * @param {FileRules} rules
 * @returns {readonly string[] | "all"}
 */
export function keepingTriggers(item, rules) {
  const { saved, body, mode } = item;
  const raw = saved?.raw ?? null;
  if (item.textProblem !== null) return "all";
  if (body.trim() === "") return keepingOnBlank(raw, item, rules);
  if (raw === null || saved === null) return [];
  const opening = item.opening ?? standardOpening;
  const isWithout = raw === opening.before + body;
  if (!isWithout && saved.hasTrigger && isTextAsSaved(item)) return [];
  const candidates = mode === "tags" ? [firstTag(raw)] : isWithout ? beginnings(body) : [];
  candidates.push("", between(raw, opening.before, opening.after + body));
  return [...new Set(candidates)].filter(
    (trigger) => cleanTrigger(trigger) === trigger && compose(trigger, body, mode, opening) === raw,
  );
}

/**
 * @param {Item} item of the workspace
 * @param {string} trigger with more than the listed words
 * @returns {boolean} whether it is prose that begins with that trigger, and its file stays as it is for that reason
 */
export function keepsByBeginning(item, trigger) {
  if (item.mode !== "caption" || item.textProblem !== null || !beginsWith(item.body, trigger)) return false;
  return item.saved?.raw === (item.opening ?? standardOpening).before + item.body;
}

/**
 * @param {string} trigger
 * @returns {boolean} whether prose beginning with it is not found by the listed ones
 */
export function isLongTrigger(trigger) {
  return beginnings(trigger).length === listedWords && beginnings(trigger).at(-1) !== trigger;
}

/**
 * @param {string | null} raw
 * @param {Item} item
 * @param {FileRules} rules
 * @returns {string[] | "all"}
 */
function keepingOnBlank(raw, item, rules) {
  const isRawBlank = raw === null || raw.trim() === "";
  if (rules.untagged === "none" && !item.wantsTrigger) return isRawBlank ? "all" : [];
  if (isRawBlank) return [""];
  return cleanTrigger(raw) === raw ? [raw] : [];
}

/**
 * @param {string} raw
 * @returns {string}
 */
function firstTag(raw) {
  return /[^\s,][^,]*/u.exec(raw)?.[0].trimEnd() ?? "";
}

/**
 * @param {string} raw
 * @param {string} before
 * @param {string} after
 * @returns {string} what is left between the two, empty where they do not fit
 */
function between(raw, before, after) {
  const length = raw.length - before.length - after.length;
  const fits = length > 0 && raw.startsWith(before) && raw.endsWith(after);
  return fits ? raw.slice(before.length, before.length + length) : "";
}

/**
 * @param {string} body
 * @returns {string[]} its beginnings that end at the end of one of its first words
 */
function beginnings(body) {
  const text = body.trimStart();
  /** @type {string[]} */
  const found = [];
  for (const word of text.matchAll(/[^\s,]+(?=[\s,]|$)/gu)) {
    found.push(text.slice(0, word.index + word[0].length));
    if (found.length === listedWords) break;
  }
  return found;
}
