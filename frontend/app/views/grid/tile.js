import { attribute, part, setIcon, setTabStop, show, text } from "../../ui/dom.js";
import { numberText } from "../../ui/wording.js";
import { imageLabel, marksOf, textCount } from "./image-words.js";
import { leanClone } from "./lean-clone.js";
import { createThumb, shownSide } from "./thumb.js";

/** @typedef {import("./types.js").ItemId} ItemId */

/**
 * A picture of the gallery with its number and how much text it has.
 *
 * @param {import("./image-list.js").ListParts} options
 */
export function createTile({ store, thumbnails }) {
  const root = leanClone("tile");
  const thumb = createThumb(part(root, "thumb", HTMLImageElement), thumbnails);
  const checkbox = part(root, "pick", HTMLInputElement);
  const mark = part(root, "tile-mark", SVGSVGElement);

  return {
    root,
    editor: null,
    /**
     * @param {ItemId} id
     * @param {import("./card.js").Place} place
     */
    update(id, { index, count, isCurrent, isSelected, box }) {
      const { document } = store;
      const item = document?.find(id);
      if (!document || !item) return;
      root.dataset.id = id;
      thumb.show(item, shownSide(item.picture, box, "cover"));
      text(part(root, "number"), numberText(item.number));
      text(
        part(root, "text-count"),
        item.mode === "caption" && item.body ? "caption" : textCount(document, item),
      );
      const [first] = marksOf(document, item);
      mark.toggleAttribute("hidden", !first);
      if (first) setIcon(mark, first.icon);
      show(part(root, "unsaved"), document.changeOf(id) !== null);
      attribute(root, "aria-label", imageLabel(document, item));
      attribute(checkbox, "aria-label", `Select image ${numberText(item.number)}`);
      attribute(root, "aria-setsize", count);
      attribute(root, "aria-posinset", index + 1);
      attribute(root, "data-current", isCurrent ? true : null);
      attribute(root, "data-selected", isSelected ? true : null);
      if (checkbox.checked !== isSelected) checkbox.checked = isSelected;
      setTabStop(root, isCurrent);
      setTabStop(checkbox, isCurrent);
    },
    release: thumb.clear,
  };
}
