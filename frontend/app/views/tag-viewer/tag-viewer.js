import { part, show, text } from "../../ui/dom.js";
import { createMenuButton } from "../../ui/menu.js";
import { numberText } from "../../ui/wording.js";
import { createTagList } from "./tag-list.js";

/** @typedef {import("../../model/tag-index.js").TagSort} TagSort */

/** @type {Record<TagSort, { label: string, hint: string }>} */
const sorts = {
  count: { label: "Most used", hint: "most used" },
  name: { label: "Name", hint: "by name" },
};

/**
 * All tags of the dataset with how many images have them: search, sort, filter by them, rename or remove them everywhere.
 *
 * @param {Omit<import("../grid/types.js").EditingParts, "thumbnails">} parts `root` is the part `tag-viewer`
 */
export function createTagViewer({ root, store, commands, signal }) {
  const search = part(root, "tag-search", HTMLInputElement);
  const list = createTagList({ root, store, commands, signal });

  const update = () => {
    const { document, state } = store;
    if (!document || state.screen !== "dataset") return;
    const { size } = document.tags;
    const rows = document.tags.list({ search: search.value, sort: state.settings.tagSort });
    text(part(root, "tags-total"), numberText(size));
    text(part(root, "tag-sort-hint"), sorts[state.settings.tagSort].hint);
    list.update(rows);
    show(part(root, "no-tags"), rows.length === 0);
    text(part(root, "no-tags"), noTagsWords(size, search.value.trim()));
  };

  let frame = 0;
  /** Many edits of one turn, and a key in the trigger field, cost this list one look a frame at most. */
  const updateSoon = () => {
    if (frame === 0) {
      frame = requestAnimationFrame(() => {
        frame = 0;
        update();
      });
    }
  };
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));

  search.addEventListener("input", update, { signal });
  search.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape" && search.value !== "") {
        search.value = "";
        update();
      } else if (event.key === "ArrowDown") list.focusFirst();
      else if (event.key === "Enter") list.includeFirst(event.shiftKey);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
  createMenuButton(part(root, "tag-sort"), {
    label: "Sort tags",
    placement: "bottom-end",
    items: () =>
      /** @type {TagSort[]} */ (["count", "name"]).map((sort) => ({
        label: sorts[sort].label,
        checked: sort === store.state.settings.tagSort,
        run: () => commands.updateSettings({ tagSort: sort }),
      })),
    signal,
  });
  store.subscribe((_, { document }) => document, update, { signal });
  store.subscribe((state) => state.settings.tagSort, update, { signal });
  store.subscribe((state) => state.settings.quickTags, list.refresh, { signal });
  store.subscribe((state) => state.screen, update, { signal });
  store.subscribe((state) => state.sheet, updateSoon, { signal });
  store.subscribe((_, { results }) => results.query, list.refresh, { signal });
  store.onTouched(({ ids }) => ids.size > 0 && updateSoon(), { signal });
}

/**
 * @param {number} size
 * @param {string} search
 */
function noTagsWords(size, search) {
  if (size === 0) return "No tags yet. Tags of all images are listed here.";
  return `No tag holds “${search}”.`;
}
