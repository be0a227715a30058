import { parseTags } from "../../model/tags.js";

/**
 * A pill as it is to be shown. `index` is the tag's place in the text, -1 for the trigger word, which is no part of it.
 *
 * @typedef {{ text: string, kind: "tag" | "trigger" | "trigger-missing", index: number }} Pill
 */

/**
 * The pills of an image in the order in which its file has the tags: the trigger word first, and not a second time.
 *
 * @param {import("../../model/document.js").DatasetDocument} document
 * @param {import("../../model/types.js").Item} item
 * @returns {Pill[]}
 */
export function pillsOf(document, item) {
  const { trigger } = document;
  const state = document.triggerState(item.id);
  /** @type {Pill[]} */
  const pills = [];
  if (state === "first") pills.push({ text: trigger, kind: "trigger", index: -1 });
  if (state === "missing") pills.push({ text: trigger, kind: "trigger-missing", index: -1 });
  parseTags(item.body).forEach(({ text }, index) => {
    if (state !== "first" || text !== trigger) pills.push({ text, kind: "tag", index });
  });
  return pills;
}
