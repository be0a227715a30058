import { part, show, text } from "../../ui/dom.js";
import { countText, numberText } from "../../ui/wording.js";
import { createRoving } from "../../ui/roving.js";

/**
 * What can be done with the images that are picked. It is there as long as some are.
 *
 * @param {Omit<import("./types.js").EditingParts, "thumbnails"> & {
 *   onBulk: (what: "add" | "remove" | "replace") => void
 * }} options `root` is the part `selection-bar`; `onBulk` goes to where the tags of many images are edited
 */
export function createSelectionBar({ root, store, commands, onBulk, signal }) {
  const all = part(root, "bar-all");
  const ids = () => [...store.state.selection];
  /** @type {[string, (() => unknown) | undefined][]} */
  const actions = [
    ["bar-all", () => commands.selectAllShown()],
    ["bar-add", () => onBulk("add")],
    ["bar-remove-tag", () => onBulk("remove")],
    ["bar-replace", () => onBulk("replace")],
    ["bar-tag", commands.tagImages && (() => commands.tagImages?.(ids()))],
    ["bar-caption", commands.captionImages && (() => commands.captionImages?.(ids()))],
    ["bar-remove", () => commands.removeImages(ids())],
    ["bar-close", () => commands.clearSelection()],
  ];
  for (const [name, run] of actions) {
    const button = part(root, name);
    show(button, run !== undefined);
    if (run) button.addEventListener("click", () => run(), { signal });
  }
  show(part(root, "bar-models"), commands.tagImages !== undefined || commands.captionImages !== undefined);
  part(root, "bar-pick", HTMLInputElement).addEventListener("change", () => commands.clearSelection(), {
    signal,
  });
  const roving = createRoving(root, {
    items: () =>
      /** @type {HTMLElement[]} */ ([...root.querySelectorAll("button, input")]).filter(
        (item) => !item.hidden,
      ),
    axis: "horizontal",
    signal,
  });

  const update = () => {
    const { selection, screen } = store.state;
    show(root, screen === "dataset" && selection.size > 0);
    if (selection.size === 0) return;
    part(root, "bar-pick", HTMLInputElement).checked = true;
    text(part(root, "bar-count"), numberText(selection.size));
    text(part(root, "bar-spoken"), `${countText(selection.size, "image")} selected`);
    show(all, selection.size < store.results.size);
    text(all, `Select all ${numberText(store.results.size)}`);
    roving.refresh();
  };
  store.subscribe((state) => state.selection, update, { signal });
  store.subscribe((_, { results }) => results.ids, update, { signal });
  store.subscribe((state) => state.screen, update, { signal });
}
