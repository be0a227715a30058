import { element, icon } from "../../../ui/dom.js";
import { textDiff } from "./conflict-diff.js";

/** @typedef {import("../../../model/types.js").Item} Item */
/** @typedef {import("../../../model/types.js").Saved} Saved */
/** @typedef {import("./conflict-diff.js").TagDiff} TagDiff */

/** How many pills a side shows before it only counts. */
const mostPills = 8;

/**
 * What I did to an image.
 *
 * @param {HTMLElement} place
 * @param {{ item: Item | undefined, isRemoved: boolean, isLost: boolean, mine: string | null }} version `isLost`: the bytes of its
 *   picture went with its file
 */
export function showMine(place, { item, isRemoved, isLost, mine }) {
  if (isRemoved) return place.replaceChildren(removal("You removed this image"));
  const saved = item?.saved ?? null;
  const pieces = [];
  if (isLost)
    pieces.push(remark("warning", "Its picture is gone; if TagPilot removed it, the history has it"));
  if (item && saved && item.picture.source !== saved.picture.source)
    pieces.push(remark("crop", `Another picture, ${item.picture.width} × ${item.picture.height}`));
  if (item && saved && item.picture.file !== saved.picture.file)
    pieces.push(remark("pencil", `Renamed to ${item.picture.file}`));
  pieces.push(...textPieces(saved?.raw ?? null, mine, item?.mode ?? null));
  place.replaceChildren(...pieces);
}

/**
 * What the workspace holds now.
 *
 * @param {HTMLElement} place
 * @param {{ saved: Saved | null, now: import("./conflict-dialog.js").Conflict["now"] }} version
 */
export function showTheirs(place, { saved, now }) {
  if (!now) return place.replaceChildren(removal("Image was removed"));
  const before = saved?.picture.source;
  const pieces = [];
  if (before?.kind === "stored" && before.version !== now.version)
    pieces.push(remark("image", `Another picture, ${now.width} × ${now.height}`));
  pieces.push(...textPieces(saved?.raw ?? null, now.text, now.mode));
  place.replaceChildren(...pieces);
}

/**
 * @param {string | null} base
 * @param {string | null} next
 * @param {import("../../../model/types.js").TextMode | null} mode
 * @returns {Element[]}
 */
function textPieces(base, next, mode) {
  if (base === next) return [element("span", "conflict-same", "Text unchanged")];
  const diff = textDiff(base, next, mode);
  if (diff.kind === "nothing") return [element("span", "conflict-same", "No text")];
  if (diff.kind === "caption") return [element("span", "conflict-caption", `Caption: “${diff.text}”`)];
  return tagPieces(diff);
}

/** @param {TagDiff} diff @returns {Element[]} */
function tagPieces({ added, removed, same }) {
  const pills = [
    ...added.map((tag) => changedPill("ins", "pill--add", "plus", tag)),
    ...removed.map((tag) => changedPill("del", "pill--remove", "minus", tag)),
  ];
  /** @type {Element[]} */
  const shown = pills.slice(0, mostPills);
  const more = pills.length - shown.length;
  if (more > 0) shown.push(element("span", "conflict-same", `+${more}`));
  if (same > 0) shown.push(element("span", "conflict-same", `${same} the same`));
  return shown;
}

/** @param {"ins" | "del"} tag @param {string} kind @param {string} drawing @param {string} words */
function changedPill(tag, kind, drawing, words) {
  const pill = element(tag, `pill ${kind}`);
  pill.append(icon(drawing), element("span", "pill__text", words));
  return pill;
}

/** @param {string} words */
function removal(words) {
  const line = remark("trash", words);
  line.dataset.state = "removed";
  return line;
}

/** @param {string} drawing @param {string} words */
function remark(drawing, words) {
  const line = element("span", "conflict-remark");
  line.append(icon(drawing), element("span", "", words));
  return line;
}
