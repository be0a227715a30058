import { attribute, part, show, text } from "../../ui/dom.js";
import { createMenuButton } from "../../ui/menu.js";
import { numberText } from "../../ui/wording.js";
import { batchItems } from "./batch-items.js";

/** @typedef {null | "tags" | "filter" | "inspector"} Sheet */

const needs = /** @type {const} */ ([
  "unreadable",
  "unreadable-text",
  "same-stem",
  "missing-trigger",
  "small",
]);

/**
 * The tabs at the bottom of a narrow page. Each opens a panel as a sheet over the images; the first goes back to them, and the last has
 * what models do as a menu.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createTabsView({ root, store, commands, signal }) {
  const bar = part(root, "tabs");
  const tabs = /** @type {HTMLElement[]} */ ([...bar.querySelectorAll("[data-sheet]")]);

  for (const tab of tabs) {
    tab.addEventListener(
      "click",
      () => {
        const sheet = sheetOf(tab);
        commands.setSheet(store.state.sheet === sheet ? null : sheet);
      },
      { signal },
    );
  }
  createMenuButton(part(bar, "tab-batch"), {
    label: "Batch",
    items: () => batchItems({ store, commands }),
    placement: "top-end",
    signal,
  });
  store.subscribe(
    ({ review }) => (review === null ? 0 : review.review.counts.undecided + review.review.counts.accepted),
    (count) => {
      text(part(bar, "tab-waits"), numberText(count));
      show(part(bar, "tab-waits"), count > 0);
    },
    { signal },
  );
  store.subscribe(
    (state) => state.sheet,
    (sheet) => {
      for (const tab of tabs) attribute(tab, "aria-current", sheetOf(tab) === sheet ? true : null);
    },
    { signal },
  );
  store.subscribe(
    (_, { needs: wanted }) => needs.reduce((sum, need) => sum + wanted.count(need), 0),
    (count) => {
      text(part(bar, "tab-needs"), numberText(count));
      show(part(bar, "tab-needs"), count > 0);
    },
    { signal },
  );
}

/**
 * @param {HTMLElement} tab
 * @returns {Sheet}
 */
function sheetOf(tab) {
  return tab.dataset.sheet === "none" ? null : /** @type {Sheet} */ (tab.dataset.sheet ?? null);
}
