/** @typedef {import("./types.js").TextMode} TextMode */
/** @typedef {import("./types.js").Opening} Opening */

/** @type {Opening} */
export const standardOpening = Object.freeze({ before: "", after: ", " });

/**
 * @param {string} text what was typed as a trigger word
 * @returns {string} in one line, without white space and commas at its ends
 */
export function cleanTrigger(text) {
  return text.replace(/\s+/gu, " ").replace(/^[\s,]+|[\s,]+$/gu, "");
}

/**
 * Takes a text apart. In tags the trigger is the first tag. Prose that goes on after the trigger with a blank has it, too, but stays
 * whole.
 *
 * @param {string | null} raw
 * @param {string} trigger
 * @returns {{ body: string, hasTrigger: boolean, opening: Opening }}
 */
export function takeTrigger(raw, trigger) {
  return { body: raw ?? "", hasTrigger: trigger === "", opening: standardOpening };
}

/**
 * What a caption file holds. In tags the trigger stands first and nowhere else; in prose it stands before the untouched text, unless
 * the text begins with it.
 *
 * @param {string} trigger
 * @param {string} body
 * @param {TextMode} _mode
 * @param {Opening} [opening]
 * @returns {string} the trigger alone for an empty body
 */
export function compose(trigger, body, _mode, opening = standardOpening) {
  return opening.before + trigger + opening.after + body;
}

/**
 * @param {readonly (string | null)[]} _raws the texts of all images
 * @returns {string | null} the first tag that all texts share, if there are at least two texts
 */
export function offeredTrigger(_raws) {
  return null;
}
