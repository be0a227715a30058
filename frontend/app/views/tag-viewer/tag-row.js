import { attribute, clone, part, setIcon, show, text } from "../../ui/dom.js";
import { numberText } from "../../ui/wording.js";

/** @typedef {import("../grid/tag-filters.js").TagFilters} TagFilters */

/** @returns {HTMLElement} */
export function createTagRow() {
  return clone("tag-row");
}

/**
 * @param {HTMLElement} row
 * @param {{
 *   tag: string,
 *   count: number,
 *   most: number,
 *   filter: ReturnType<TagFilters>,
 *   isActive: boolean,
 *   index: number,
 *   total: number
 * }} shown `most` is the count of the most used tag
 */
export function fillTagRow(row, { tag, count, most, filter, isActive, index, total }) {
  row.id = `tag-row-${index}`;
  row.dataset.tag = tag;
  text(part(row, "row-tag"), tag);
  text(part(row, "row-count"), numberText(count));
  const state = filter === null ? "" : filter === "include" ? ", shown" : ", excluded";
  const images = count === 1 ? "image" : "images";
  attribute(row, "aria-label", `${tag}, ${numberText(count)} ${images}${state}`);
  attribute(row, "aria-selected", filter === "include");
  attribute(row, "aria-setsize", total);
  attribute(row, "aria-posinset", index + 1);
  attribute(row, "data-filter", filter);
  attribute(row, "data-active", isActive ? true : null);
  row.style.setProperty("--tag-share", `${((count / most) * 100).toFixed(1)}%`);
  const sign = part(row, "row-sign", SVGSVGElement);
  sign.toggleAttribute("hidden", filter === null);
  if (filter !== null) setIcon(sign, filter === "include" ? "check" : "minus");
  for (const [name, words] of [
    ["row-exclude", `Exclude ${tag}`],
    ["row-rename", `Rename ${tag} everywhere`],
    ["row-remove", `Remove ${tag} from ${numberText(count)} ${images}`],
  ]) {
    part(row, name).dataset.tip = words;
  }
  show(part(row, "row-tag"), row.dataset.state !== "renaming");
}
