import { attribute, clone, part, setIcon, show, text } from "../../ui/dom.js";
import { createKeyedList } from "../../ui/keyed-list.js";
import { numberText } from "../../ui/wording.js";
import { createCaptionCount } from "./caption-count.js";

/**
 * @typedef {{ query: string, label: string, icon: string }} Filter
 *
 * @typedef {{ filter: Filter, count: number, isOn: boolean }} ShownFilter
 */

/** @type {Filter[]} */
const filters = [
  { query: "", label: "All images", icon: "image" },
  { query: "is:untagged", label: "Untagged", icon: "tag" },
  { query: "is:caption", label: "Captions", icon: "lines" },
  { query: "is:unsaved", label: "Unsaved changes", icon: "pencil" },
];

/** @type {(Filter & { need: import("../../model/checks/needs.js").Need | "failed" })[]} */
const needs = [
  { need: "failed", query: "is:failed", label: "Model failed", icon: "warning" },
  { need: "unreadable", query: "is:unreadable", label: "Unreadable images", icon: "warning" },
  { need: "unreadable-text", query: "is:unreadable-text", label: "Unreadable texts", icon: "warning" },
  { need: "same-stem", query: "is:same-stem", label: "Same file stem", icon: "copy" },
  { need: "missing-trigger", query: "is:missing-trigger", label: "Missing trigger", icon: "pin" },
  { need: "small", query: "is:small", label: "Small images", icon: "small" },
];

/**
 * The filters at the top of the side bar, with how many images each would show. Pressing one makes it the query; pressing it again
 * shows all images.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createSidebarFilters({ root, store, commands, signal }) {
  const block = part(root, "needs-block");
  const captions = createCaptionCount(store, { signal });

  const list = (/** @type {string} */ name) =>
    createKeyedList(part(root, name), {
      key: (/** @type {ShownFilter} */ { filter }) => filter.query,
      create: ({ filter }) => {
        const row = clone("filter");
        setIcon(row, filter.icon);
        text(part(row, "filter-label"), filter.label);
        row.addEventListener("click", () => {
          commands.setQuery(store.state.query.trim() === filter.query ? "" : filter.query);
        });
        return row;
      },
      update: (row, { count, isOn }) => {
        text(part(row, "filter-count"), numberText(count));
        attribute(/** @type {Element} */ (row.firstElementChild), "aria-current", isOn ? true : null);
      },
    });
  const filterList = list("filters");
  const needList = list("needs");

  const countOf = (/** @type {string} */ query) => {
    if (query === "is:untagged") return store.needs.count("untagged");
    if (query === "is:caption") return captions.count;
    return (query === "" ? store.document?.size : store.document?.changedCount) ?? 0;
  };

  const countNeeding = (/** @type {(typeof needs)[number]["need"]} */ need) =>
    need === "failed" ? (store.document?.failed.size ?? 0) : store.needs.count(need);

  const update = () => {
    const query = store.state.query.trim();
    filterList.update(
      filters.map((filter) => ({
        filter,
        count: countOf(filter.query),
        isOn: query !== "" && query === filter.query,
      })),
    );
    const wanted = needs
      .map((filter) => ({ filter, count: countNeeding(filter.need), isOn: query === filter.query }))
      .filter(({ count, isOn }) => count > 0 || isOn);
    needList.update(wanted);
    show(block, wanted.length > 0);
  };

  store.subscribe((state) => state.revision, update, { signal });
  store.subscribe((state) => state.query, update, { signal });
}
