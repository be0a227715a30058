import { attribute, part, setTabStop, show, text } from "../../ui/dom.js";
import { numberText } from "../../ui/wording.js";
import { imageLabel, marksOf, sizeText, textCount } from "./image-words.js";
import { leanClone } from "./lean-clone.js";
import { showBusy } from "../../ui/busy.js";
import { createMarks } from "./marks.js";
import { createTextEditor } from "./text-editor.js";
import { createThumb, shownSide } from "./thumb.js";

/** @typedef {import("./types.js").ItemId} ItemId */

/**
 * What a card or a tile shows besides its image: where it stands in the list, and whether it is picked or the one that keys
 * act on.
 *
 * @typedef {{
 *   index: number,
 *   count: number,
 *   isCurrent: boolean,
 *   isSelected: boolean,
 *   box: { width: number, height: number }
 * }} Place
 */

/**
 * A card of the list: picture, number, text and what can be done with the image. One card shows one image after the other.
 *
 * @param {import("./image-list.js").ListParts & { shape: () => import("./card-layout.js").CardShape, fold: () => import("./pill-list.js").Fold }} options
 */
export function createCard({
  store,
  commands,
  thumbnails,
  clicks,
  measure,
  shape,
  fold,
  onNext,
  onMore,
  signal,
}) {
  const root = leanClone("card");
  const thumb = createThumb(part(root, "thumb", HTMLImageElement), thumbnails);
  const marks = createMarks(part(root, "marks"));
  const checkbox = part(root, "pick", HTMLInputElement);
  const picture = part(root, "picture", HTMLButtonElement);
  /** @type {ItemId | null} */
  let id = null;
  /** @type {import("../../model/types.js").Item | null} */
  let item = null;
  /** @type {boolean | null} */
  let isCurrent = null;

  const editor = createTextEditor({
    root,
    store,
    commands,
    clicks,
    measure,
    onNext,
    onMore: () => id !== null && onMore(id),
    signal,
  });
  // Looked up once: a card is filled anew with every key in the trigger field.
  const [number, size, unsaved, count, crop, tag, write] = [
    "number",
    "size",
    "unsaved",
    "text-count",
    "crop",
    "tag",
    "write-caption",
  ].map((name) => part(root, name));
  const run = (/** @type {(id: ItemId) => unknown} */ command) => () => id !== null && command(id);
  /** @type {[string, ((id: ItemId) => unknown) | undefined][]} */
  const actions = [
    ["crop", (image) => commands.openDialog("crop", { id: image })],
    ["tag", commands.tagImages && ((image) => commands.tagImages?.([image]))],
    ["write-caption", commands.captionImages && ((image) => commands.captionImages?.([image]))],
    ["remove", (image) => commands.removeImages([image])],
  ];
  for (const [name, command] of actions) {
    const button = part(root, name);
    show(button, command !== undefined);
    if (command) button.addEventListener("click", run(command), { signal });
  }
  const controls = [checkbox, picture, ...actions.map(([name]) => part(root, name))];

  const showItem = () => {
    const { document } = store;
    if (!document || !item) return;
    text(number, numberText(item.number));
    text(size, sizeText(item.picture));
    attribute(root, "aria-label", imageLabel(document, item));
    attribute(picture, "aria-label", `Preview image ${numberText(item.number)}`);
    attribute(checkbox, "aria-label", `Select image ${numberText(item.number)}`);
    marks.update(marksOf(document, item));
    show(unsaved, document.changeOf(item.id) !== null);
    text(count, textCount(document, item));
    const asked = store.state.asking.get(item.id);
    showBusy(tag, asked === "tags");
    showBusy(write, asked === "caption");
    for (const button of [crop, tag, write]) attribute(button, "aria-disabled", item.problem ? true : null);
  };

  return {
    root,
    editor,
    /**
     * @param {ItemId} nextId
     * @param {Place} place
     */
    update(nextId, { index, count: total, isCurrent: isNowCurrent, isSelected }) {
      const next = store.document?.find(nextId);
      if (!next) return;
      const { pictureWidth: width, pictureHeight: height } = shape();
      id = nextId;
      item = next;
      root.dataset.id = nextId;
      showItem();
      thumb.show(next, shownSide(next.picture, { width, height }, "contain"));
      editor.update(nextId, fold());
      attribute(root, "aria-setsize", total);
      attribute(root, "aria-posinset", index + 1);
      attribute(root, "data-current", isNowCurrent ? true : null);
      attribute(root, "data-selected", isSelected ? true : null);
      if (checkbox.checked !== isSelected) checkbox.checked = isSelected;
      if (isCurrent === isNowCurrent) return;
      isCurrent = isNowCurrent;
      setTabStop(root, isNowCurrent);
      editor.setReachable(isNowCurrent);
      for (const control of controls) setTabStop(control, isNowCurrent);
    },
    release() {
      editor.flush();
      thumb.clear();
      id = null;
    },
  };
}
