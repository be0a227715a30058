import { readsAsProse } from "./caption.js";
import { placeOfTag, removeTag, removeTagBehind } from "./tags.js";

/** @typedef {import("./types.js").TextMode} TextMode */
/** @typedef {import("./types.js").Opening} Opening */

/** @type {Opening} */
export const standardOpening = Object.freeze({ before: "", after: ", " });

const byteOrderMark = "\uFEFF";
const longestOffer = 4;

/**
 * @param {string} text what was typed as a trigger word
 * @returns {string} in one line, without white space and commas at its ends
 */
export function cleanTrigger(text) {
  return text.replace(/\s+/gu, " ").replace(/^[\s,]+|[\s,]+$/gu, "");
}

/**
 * Takes a text apart. The trigger is what stands before the first comma. Prose that goes on behind it with a blank has the trigger, too,
 * but stays whole: there the word belongs to the sentence.
 *
 * @param {string | null} raw
 * @param {string} trigger
 * @param {TextMode} [mode] how the text reads, when not given
 * @returns {{ body: string, hasTrigger: boolean, opening: Opening }}
 */
export function takeTrigger(raw, trigger, mode) {
  const text = raw ?? "";
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : "";
  const whole = {
    body: text.slice(mark.length),
    hasTrigger: false,
    opening: mark === "" ? standardOpening : { before: mark, after: standardOpening.after },
  };
  const start = text.length - text.trimStart().length;
  if (trigger === "" || !text.startsWith(trigger, start)) return whole;
  const rest = text.slice(start + trigger.length);
  if (rest.trim() === "") return { ...whole, body: "", hasTrigger: true };
  const after = /^\s*,[\s,]*/u.exec(rest)?.[0];
  if (after === undefined) {
    const isProse = mode === undefined ? readsAsProse(text) : mode === "caption";
    return { ...whole, hasTrigger: isProse && /^\s/u.test(rest) };
  }
  const body = rest.slice(after.length);
  if (body === "") return { ...whole, body, hasTrigger: true };
  const before = text.slice(0, start);
  const isStandard = before === standardOpening.before && after === standardOpening.after;
  return { body, hasTrigger: true, opening: isStandard ? standardOpening : { before, after } };
}

/**
 * What a caption file holds. In tags the trigger stands first and nowhere else; in prose it stands before the untouched text, unless
 * the text begins with it.
 *
 * @param {string} trigger
 * @param {string} body
 * @param {TextMode} mode
 * @param {Opening} [opening]
 * @returns {string} the trigger alone for an empty body
 */
export function compose(trigger, body, mode, opening = standardOpening) {
  if (trigger === "") return opening.before + body;
  if (body.trim() === "") return trigger;
  if (!body.includes(trigger)) return opening.before + trigger + opening.after + body;
  if (mode === "caption") {
    return opening.before + (beginsWith(body, trigger) ? body : trigger + opening.after + body);
  }
  const place = placeOfTag(body, trigger);
  if (place < 0) return opening.before + trigger + opening.after + body;
  if (isFirstTag(body, place)) return opening.before + removeTagBehind(body, place + trigger.length, trigger);
  const rest = removeTag(body, trigger);
  return rest.trim() === "" ? trigger : opening.before + trigger + opening.after + rest;
}

/**
 * @param {string} body
 * @param {number} place of one of its tags
 * @returns {boolean}
 */
function isFirstTag(body, place) {
  return place === 0 || /^[\s,]*$/u.test(body.slice(0, place));
}

/**
 * @param {string} prose
 * @param {string} trigger
 * @returns {boolean} whether it begins with the trigger as a whole word
 */
export function beginsWith(prose, trigger) {
  const start = prose.length - prose.trimStart().length;
  if (!prose.startsWith(trigger, start)) return false;
  const next = prose[start + trigger.length];
  return next === undefined || next === "," || next.trim() === "";
}

/**
 * @param {readonly (string | null)[]} raws the texts of all images
 * @returns {string | null} the first tag that all texts share, if there are at least two texts
 */
export function offeredTrigger(raws) {
  /** @type {string | null} */
  let shared = null;
  let texts = 0;
  for (const raw of raws) {
    if (raw === null || raw.trim() === "") continue;
    const first = cleanTrigger(raw.split(",", 1)[0] ?? "");
    if (first === "" || (shared !== null && first !== shared)) return null;
    shared = first;
    texts++;
  }
  if (shared === null || texts < 2) return null;
  return shared.split(" ").length <= longestOffer && !/[.!?]$/u.test(shared) ? shared : null;
}
