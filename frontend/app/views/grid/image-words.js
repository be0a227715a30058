import { countWords } from "../../model/caption.js";
import { needsOf } from "../../model/checks/needs.js";
import { tagTexts } from "../../model/tags.js";
import { countText, numberText } from "../../ui/wording.js";

/** @typedef {import("../../model/types.js").Item} Item */
/** @typedef {import("../../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../../model/checks/needs.js").Need} Need */

/**
 * What is marked on an image. `words` is the whole of it, for screen readers and tooltips.
 *
 * @typedef {{ need: Need | "failed", label: string, icon: string, kind: "warn" | "bad", words: string }} Mark
 */

/** @type {Partial<Record<Need, Omit<Mark, "need">>>} */
const marks = {
  unreadable: { label: "unreadable", icon: "warning", kind: "bad", words: "cannot be read as an image" },
  "unreadable-text": { label: "text", icon: "warning", kind: "bad", words: "its text cannot be read" },
  "same-stem": {
    label: "same stem",
    icon: "copy",
    kind: "warn",
    words: "another image has the same file stem",
  },
  "missing-trigger": { label: "missing trigger", icon: "pin", kind: "warn", words: "missing trigger" },
  small: { label: "small", icon: "small", kind: "warn", words: "below 1024 bucket" },
};

/** @type {Mark} */
const failedMark = {
  need: "failed",
  label: "failed",
  icon: "warning",
  kind: "bad",
  words: "a model gave nothing for it",
};

/**
 * @param {DatasetDocument} document
 * @param {Item} item
 * @returns {Mark[]} what should be looked at; an image without a text is not marked, it says so by itself
 */
export function marksOf(document, item) {
  const failed = document.failed.has(item.id) ? [failedMark] : [];
  const wanted = needsOf(document, item.id).flatMap((need) => {
    const mark = marks[need];
    return mark ? [{ need, ...mark }] : [];
  });
  return [...failed, ...wanted];
}

/**
 * @param {DatasetDocument} document
 * @param {Item} item
 * @returns {number} how many tags the image has, with the trigger word
 */
export function tagCount(document, item) {
  const tags = tagTexts(item.body);
  if (document.triggerState(item.id) !== "first") return tags.length;
  return tags.filter((tag) => tag !== document.trigger).length + 1;
}

/**
 * @param {DatasetDocument} document
 * @param {Item} item
 * @returns {string} 11 tags, 37 words, no text
 */
export function textCount(document, item) {
  if (item.body.trim() === "") return "no text";
  if (item.mode === "caption") return countText(countWords(item.body), "word");
  return countText(tagCount(document, item), "tag");
}

/**
 * @param {DatasetDocument} document
 * @param {Item} item
 * @returns {string} Image 12, corgi.jpg, 11 tags, warning: below 1024 bucket
 */
export function imageLabel(document, item) {
  const warnings = marksOf(document, item).map((mark) => mark.words);
  return [
    `Image ${numberText(item.number)}`,
    item.picture.file,
    item.mode === "caption" && item.body.trim() !== ""
      ? `caption of ${textCount(document, item)}`
      : textCount(document, item),
    ...(document.changeOf(item.id) === null ? [] : ["unsaved"]),
    ...(warnings.length > 0 ? [`warning: ${warnings.join(", ")}`] : []),
  ].join(", ");
}

/**
 * @param {import("../../model/types.js").Picture} picture
 * @returns {string} 780 × 780, or that it is not known
 */
export function sizeText({ width, height }) {
  return width > 0 && height > 0 ? `${width} × ${height}` : "size unknown";
}
