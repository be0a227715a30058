import { goingBackWords } from "../../../model/versions/comparison.js";
import { dateText, numberText } from "../../../ui/wording.js";

/** @typedef {import("../../../model/versions/comparison.js").Comparison} Comparison */
/** @typedef {import("../../../model/versions/timeline.js").Moment} Moment */

/**
 * @param {Moment} moment
 * @param {Comparison} comparison with what the workspace has now
 * @param {boolean} isOneImage whether only one image is looked at
 * @returns {string} what a version is, or what going back to it would do
 */
export function wordsOf({ isUnsaved, version }, comparison, isOneImage) {
  if (isUnsaved)
    return "What is in this browser and not yet in the workspace. Save it, and it becomes a version.";
  if (version === null) return "This is what the workspace has now.";
  if (!isOneImage) return goingBackWords(comparison);
  const { differences, same } = comparison;
  if (differences.length === 0)
    return same === 0 ? "The image was not there then." : "The image and its text were the same.";
  return "This is how the image would change.";
}

/** @param {Moment} moment @returns {string} when a version was: from 20 November, 16:12 */
export function labelOf({ time }) {
  return time === null ? "from the earliest version kept" : `from ${dateText(time)}`;
}

/**
 * @param {import("../../../model/document.js").DatasetDocument | null} document
 * @returns {Map<string, string>} the number of each image that is shown now, by its file in the workspace
 */
export function numbersOf(document) {
  const items = document?.ids().map((id) => document.get(id)) ?? [];
  return new Map(
    items.flatMap(({ saved, number }) => (saved ? [[saved.picture.file, numberText(number)]] : [])),
  );
}
