import { attribute, clone, part, setIcon, show, text } from "../../ui/dom.js";
import { countText, numberText } from "../../ui/wording.js";

/** @typedef {import("../grid/tag-filters.js").TagFilters} TagFilters */

/** Where nothing hovers, each row has a button that opens what else can be done with the tag. */
const isTouch = matchMedia("(hover: none)");

/** @returns {HTMLElement} */
export function createTagRow() {
  const row = clone("tag-row");
  if (isTouch.matches) part(row, "row-count").before(clone("tag-more"));
  return row;
}

/**
 * What can be done with a tag by mouse: one group of buttons, which goes to the row that the pointer is on.
 *
 * @returns {{ moveTo: (row: HTMLElement, tag: string, count: number) => void, leave: () => void }}
 */
export function createRowActions() {
  const actions = clone("tag-actions");
  return {
    moveTo(row, tag, count) {
      if (row.dataset.state === "covered" || isTouch.matches) return;
      part(actions, "row-exclude").dataset.tip = `Exclude ${tag}`;
      part(actions, "row-rename").dataset.tip = `Rename ${tag} everywhere`;
      part(actions, "row-remove").dataset.tip = `Remove ${tag} from ${countText(count, "image")}`;
      const place = part(row, "row-count");
      if (place.previousElementSibling !== actions) place.before(actions);
    },
    leave: () => actions.remove(),
  };
}

/**
 * @param {HTMLElement} row
 * @param {{
 *   tag: string,
 *   count: number,
 *   most: number,
 *   filter: ReturnType<TagFilters>,
 *   quickKey: number,
 *   isActive: boolean,
 *   index: number,
 *   total: number
 * }} shown `most` is the count of the most used tag; `quickKey` the key that the tag is on, 0 for none
 */
export function fillTagRow(row, { tag, count, most, filter, quickKey, isActive, index, total }) {
  row.id = `tag-row-${index}`;
  row.dataset.tag = tag;
  text(part(row, "row-tag"), tag);
  text(part(row, "row-count"), numberText(count));
  const state = filter === null ? "" : filter === "include" ? ", shown" : ", excluded";
  const key = quickKey === 0 ? "" : `, key ${quickKey}`;
  attribute(row, "aria-label", `${tag} ${countText(count, "image")}${state}${key}`);
  part(row, "row-key").dataset.key = String(quickKey);
  show(part(row, "row-key"), quickKey > 0);
  attribute(row, "aria-selected", filter === "include");
  attribute(row, "aria-setsize", total);
  attribute(row, "aria-posinset", index + 1);
  attribute(row, "data-filter", filter);
  attribute(row, "data-active", isActive ? true : null);
  row.style.setProperty("--tag-share", `${((count / most) * 100).toFixed(1)}%`);
  const sign = part(row, "row-sign", SVGSVGElement);
  sign.toggleAttribute("hidden", filter === null);
  if (filter !== null) setIcon(sign, filter === "include" ? "check" : "minus");
}
