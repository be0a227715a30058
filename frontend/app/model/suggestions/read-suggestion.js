import { cleanCaption } from "./clean-caption.js";
import { cleanRatedTags, cleanTags } from "./clean-tags.js";
import { readTags } from "./read-tags.js";

/** @typedef {import("./clean-tags.js").TagRules} TagRules */

/**
 * What a provider answered; exactly one of the three is not null.
 *
 * @typedef {{
 *   rated: readonly import("./clean-tags.js").RatedTag[] | null,
 *   tags: readonly string[] | null,
 *   text: string | null
 * }} ModelAnswer
 */

/**
 * @param {ModelAnswer} answer
 * @param {import("../types.js").TextMode} mode what was asked for
 * @param {{ tags: TagRules, maxWords: number, trigger: string }} rules
 * @returns {string} the text of a suggestion, empty where the answer holds none
 */
export function readSuggestion({ rated, tags, text }, mode, rules) {
  const { trigger, maxWords } = rules;
  if (mode === "caption") {
    const prose = text ?? tags?.join(", ") ?? rated?.map(({ name }) => name).join(", ") ?? "";
    return cleanCaption(prose, { maxWords, trigger });
  }
  const tagRules = { ...rules.tags, trigger };
  if (rated !== null) return cleanRatedTags(rated, tagRules).join(", ");
  return cleanTags(tags ?? readTags(text ?? ""), tagRules).join(", ");
}
