import { thumbnailUrl } from "../../../model/versions/addresses.js";
import { textChange } from "../../../model/versions/comparison.js";
import { attribute, element, icon, part, show, text } from "../../../ui/dom.js";

/** @typedef {import("../../../model/versions/comparison.js").Difference} Difference */
/** @typedef {import("../../../model/items.js").ImageEntry} ImageEntry */

/** How many pills a row shows before it only counts. */
const mostPills = 8;

/**
 * Shows what going back would do to one image.
 *
 * @param {HTMLElement} row
 * @param {Difference} difference
 * @param {{ folder: string, version: string | null, number: string }} where
 */
export function fillDifference(row, difference, { folder, version, number }) {
  const { file, then, now, kind } = difference;
  head(row, file, number, false);
  const shown = then ?? now;
  if (shown !== null)
    picture(row, thumbnailUrl(folder, shown, kind === "back" || kind === "picture" ? version : null));
  const change = part(row, "version-change");
  if (kind === "away")
    change.replaceChildren(remark("trash", "Is not in this version and would go to the trash"));
  else if (kind === "back")
    change.replaceChildren(remark("restore", `${file} would come back`), ...plainText(then));
  else change.replaceChildren(...(kind === "picture" ? [otherPicture(then)] : []), ...textPieces(then, now));
  const canRestore = version !== null && then !== null;
  show(part(row, "restore-text"), canRestore && kind !== "back" && then.textVersion !== now?.textVersion);
  show(part(row, "restore-image"), canRestore && kind !== "text");
}

/**
 * Shows an image of a version with its text.
 *
 * @param {HTMLElement} row
 * @param {ImageEntry} entry
 * @param {{ folder: string, version: string | null, number: string }} where
 */
export function fillEntry(row, entry, { folder, version, number }) {
  head(row, entry.file, number, true);
  picture(row, thumbnailUrl(folder, entry, version));
  part(row, "version-change").replaceChildren(...plainText(entry));
  show(part(row, "restore-text"), false);
  show(part(row, "restore-image"), false);
}

/** @param {HTMLElement} row @param {string} file @param {string} number @param {boolean} isNamed whether the file's name is shown */
function head(row, file, number, isNamed) {
  attribute(row, "aria-label", number === "" ? file : `Image ${number}, ${file}`);
  text(part(row, "version-number"), number);
  part(row, "version-number").title = file;
  show(part(row, "version-file"), isNamed);
  text(part(row, "version-file"), file);
}

/** @param {HTMLElement} row @param {string} url */
function picture(row, url) {
  attribute(part(row, "version-picture", HTMLImageElement), "src", url);
}

/** @param {ImageEntry | null} then */
function otherPicture(then) {
  return remark(
    "image",
    then === null ? "Another picture" : `The picture of then, ${then.width} × ${then.height}`,
  );
}

/** @param {ImageEntry | null} then @param {ImageEntry | null} now @returns {Element[]} */
function textPieces(then, now) {
  const before = now?.text ?? null;
  const after = then?.text ?? null;
  if (before === after) return [element("span", "version-same", "Text unchanged")];
  const { removed, added, same, caption, becomesUntagged } = textChange(before, after);
  if (caption !== null) return [element("span", "version-caption", `Caption: “${caption}”`)];
  const pills = [
    ...removed.map((tag) => pill("del", "pill--remove", "minus", tag)),
    ...added.map((tag) => pill("ins", "pill--add", "plus", tag)),
  ];
  const more = pills.length - mostPills;
  const words = [
    ...(more > 0 ? [`+${more}`] : []),
    ...(becomesUntagged ? ["becomes untagged"] : []),
    ...(same > 0 ? [`${same} the same`] : []),
    ...(pills.length === 0 && !becomesUntagged ? ["Order or spaces"] : []),
  ];
  return [...pills.slice(0, mostPills), ...words.map((word) => element("span", "version-same", word))];
}

/** @param {ImageEntry | null} entry @returns {Element[]} */
function plainText(entry) {
  const words = entry?.text?.trim() ?? "";
  return [
    element("span", words === "" ? "version-same" : "version-caption", words === "" ? "No text" : words),
  ];
}

/** @param {"ins" | "del"} tag @param {string} kind @param {string} drawing @param {string} words */
function pill(tag, kind, drawing, words) {
  const made = element(tag, `pill ${kind}`);
  made.append(icon(drawing), element("span", "pill__text", words));
  return made;
}

/** @param {string} drawing @param {string} words */
function remark(drawing, words) {
  const line = element("span", "version-remark");
  line.append(icon(drawing), element("span", "", words));
  return line;
}
