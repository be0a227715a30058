import { attribute, part } from "../../ui/dom.js";
import { openMenu } from "../../ui/menu.js";
import { createVirtualList } from "../../ui/virtual-list.js";
import { fixedRows } from "../../ui/virtual-window.js";
import { quickKeyOf } from "../../model/quick-tags.js";
import { tagFiltersOf } from "../grid/tag-filters.js";
import { startRename } from "../grid/pill-rename.js";
import { createRowActions, createTagRow, fillTagRow } from "./tag-row.js";

/** @typedef {import("../../model/tag-index.js").TagCount} TagCount */

const rowHeight = { fine: 26, coarse: 44 };

/**
 * The rows of the Tag Viewer. The list has the focus and says which row is active: rows come and go while one scrolls. Enter
 * includes, Shift+Enter excludes, F2 renames, Delete removes everywhere, 1 to 9 put the tag on that key.
 *
 * @param {Omit<import("../grid/types.js").EditingParts, "thumbnails">} parts `root` holds the list
 */
export function createTagList({ root, store, commands, signal }) {
  const viewport = part(root, "tag-list");
  /** @type {readonly TagCount[]} */
  let rows = [];
  let most = 1;
  /** @type {string | null} */
  let active = null;
  /** @type {{ take: () => void } | null} */
  let renaming = null;
  const actions = createRowActions();

  const list = createVirtualList({
    viewport,
    content: part(root, "tag-rows"),
    key: (index) => rows[index].tag,
    create: createTagRow,
    update: (row, index) => {
      const { tag, count } = rows[index];
      const filter = tagFiltersOf(store.results.query)(tag);
      const quickKey = quickKeyOf(store.state.settings.quickTags, tag);
      const isActive = tag === active;
      fillTagRow(row, { tag, count, most, filter, quickKey, isActive, index, total: rows.length });
    },
    signal,
  });

  const layOut = () => {
    const isCoarse = matchMedia("(pointer: coarse)").matches;
    list.setRows(fixedRows({ count: rows.length, height: isCoarse ? rowHeight.coarse : rowHeight.fine }));
    showActive();
  };

  const indexOf = (/** @type {string | null} */ tag) => rows.findIndex((row) => row.tag === tag);

  const showActive = () => {
    const at = active === null ? -1 : indexOf(active);
    const element = at === -1 ? undefined : list.elementOf(at);
    attribute(viewport, "aria-activedescendant", element?.id ?? null);
  };

  const activate = (/** @type {number} */ index) => {
    if (rows.length === 0) return;
    const at = Math.min(rows.length - 1, Math.max(0, index));
    active = rows[at].tag;
    list.scrollTo(at);
    list.refresh();
    showActive();
  };

  const toggle = (/** @type {string} */ tag, /** @type {"include" | "exclude"} */ kind) =>
    commands.toggleTagFilter(tag, kind);

  const rename = (/** @type {number} */ index) => {
    const row = list.elementOf(index);
    if (!row || renaming) return;
    actions.leave();
    const from = rows[index].tag;
    renaming = startRename(row, part(row, "row-tag"), {
      name: "Rename everywhere:",
      over: root,
      onEnd: (to, isKey) => {
        renaming = null;
        if (isKey) viewport.focus();
        if (to === null || to === "") return;
        active = to;
        commands.renameTag(from, to);
      },
    });
  };

  const openRowMenu = (/** @type {HTMLElement} */ anchor, /** @type {number} */ index) => {
    const { tag } = rows[index];
    openMenu(anchor, {
      label: tag,
      placement: "bottom-end",
      items: [
        { label: "Show images with it", icon: "check", run: () => toggle(tag, "include") },
        { label: "Show images without it", icon: "minus", run: () => toggle(tag, "exclude") },
        { label: "Rename everywhere", icon: "pencil", run: () => rename(index) },
        { rule: true },
        {
          label: "Remove everywhere",
          icon: "trash",
          danger: true,
          run: () => commands.removeTagEverywhere(tag),
        },
      ],
    });
  };

  const pageRows = () => Math.max(1, Math.floor(viewport.clientHeight / rowHeight.fine) - 1);

  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.target !== viewport || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = indexOf(active);
    /** @type {Record<string, () => unknown>} */
    const keys = {
      ArrowDown: () => activate(at + 1),
      ArrowUp: () => activate(at - 1),
      Home: () => activate(0),
      End: () => activate(rows.length - 1),
      PageDown: () => activate(at + pageRows()),
      PageUp: () => activate(at - pageRows()),
      Enter: () => at !== -1 && toggle(rows[at].tag, event.shiftKey ? "exclude" : "include"),
      " ": () => at !== -1 && toggle(rows[at].tag, event.shiftKey ? "exclude" : "include"),
      F2: () => at !== -1 && rename(at),
      Delete: () => at !== -1 && commands.removeTagEverywhere(rows[at].tag),
    };
    const digit = /^[1-9]$/u.test(event.key) && store.state.settings.singleKeys ? Number(event.key) : 0;
    const run = digit > 0 && at !== -1 ? () => commands.setQuickTag(digit, rows[at].tag) : keys[event.key];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  const onClick = (/** @type {MouseEvent} */ event) => {
    const target = /** @type {Element} */ (event.target);
    const row = target.closest(".tag-row");
    const at = row instanceof HTMLElement ? indexOf(row.dataset.tag ?? null) : -1;
    if (at === -1) return;
    const { tag } = rows[at];
    active = tag;
    const action = target.closest("[data-part]");
    const name = action instanceof HTMLElement ? action.dataset.part : "";
    if (name === "row-exclude") toggle(tag, "exclude");
    else if (name === "row-rename") rename(at);
    else if (name === "row-remove") commands.removeTagEverywhere(tag);
    else if (name === "row-more") openRowMenu(/** @type {HTMLElement} */ (action), at);
    else toggle(tag, event.shiftKey ? "exclude" : "include");
    showActive();
  };

  viewport.addEventListener(
    "pointerover",
    ({ target }) => {
      const row = target instanceof Element ? target.closest(".tag-row") : null;
      const at = row instanceof HTMLElement ? indexOf(row.dataset.tag ?? null) : -1;
      if (row instanceof HTMLElement && at !== -1) actions.moveTo(row, rows[at].tag, rows[at].count);
    },
    { signal, passive: true },
  );
  viewport.addEventListener("pointerleave", actions.leave, { signal });
  viewport.addEventListener("keydown", onKey, { signal });
  viewport.addEventListener("click", onClick, { signal });
  viewport.addEventListener(
    "dblclick",
    (event) => {
      const row = event.target instanceof Element ? event.target.closest(".tag-row") : null;
      if (row instanceof HTMLElement) rename(indexOf(row.dataset.tag ?? null));
    },
    { signal },
  );
  viewport.addEventListener(
    "focus",
    () => {
      if (active === null || indexOf(active) === -1) activate(0);
    },
    { signal },
  );
  viewport.addEventListener(
    "scroll",
    () => {
      renaming?.take(); // its field does not move with the rows
      showActive();
    },
    { signal, passive: true },
  );

  return {
    refresh: list.refresh,
    /** @param {readonly TagCount[]} next */
    update(next) {
      if (next === rows) {
        list.refresh();
        return;
      }
      rows = next;
      most = rows.reduce((largest, { count }) => Math.max(largest, count), 1);
      layOut();
    },
    focusFirst() {
      viewport.focus();
      activate(0);
    },
    includeFirst(/** @type {boolean} */ isExcluded) {
      if (rows.length > 0) toggle(rows[0].tag, isExcluded ? "exclude" : "include");
    },
  };
}
