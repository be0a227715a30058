/**
 * Two versions of a caption file beside the one that both began with.
 *
 * @module
 */
import { readsAsProse } from "../../../model/caption.js";
import { addTags, removeTag, tagTexts } from "../../../model/tags.js";

/**
 * What one side did to a text: with tags, what came and went; else the whole new text.
 *
 * @typedef {{ kind: "tags", added: string[], removed: string[], same: number }} TagDiff
 *
 * @typedef {{ kind: "caption", text: string }} CaptionDiff
 *
 * @typedef {{ kind: "nothing" }} NoText
 */

/**
 * @param {string | null} base null: there was no file
 * @param {string | null} next
 * @returns {TagDiff | CaptionDiff | NoText}
 */
export function textDiff(base, next) {
  if (next === null || next.trim() === "") return { kind: "nothing" };
  if (readsAsProse(next)) return { kind: "caption", text: next.trim() };
  const before = new Set(base === null || readsAsProse(base) ? [] : tagTexts(base));
  const after = new Set(tagTexts(next));
  const added = [...after].filter((tag) => !before.has(tag));
  return {
    kind: "tags",
    added,
    removed: [...before].filter((tag) => !after.has(tag)),
    same: after.size - added.length,
  };
}

/**
 * My text with what the other side added and without what it removed; null where a side is prose or has no text, which cannot be
 * merged tag by tag.
 *
 * @param {string | null} base
 * @param {string | null} mine
 * @param {string | null} theirs
 * @returns {string | null}
 */
export function mergedTags(base, mine, theirs) {
  if (mine === null || theirs === null) return null;
  if ([mine, theirs, base ?? ""].some(readsAsProse)) return null;
  const change = textDiff(base, theirs);
  if (change.kind !== "tags") return null;
  return addTags(change.removed.reduce(removeTag, mine), change.added);
}
