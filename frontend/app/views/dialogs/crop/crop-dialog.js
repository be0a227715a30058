import {
  aspects,
  largestSelection,
  moved,
  ratioOf,
  rotated,
  shaped,
  stretched,
  swappedAspect,
  toPicture,
  toView,
  turnedSize,
  wholePixels,
} from "../../../model/crop.js";
import { pictureAddress } from "../../picture-address.js";
import { createCropPanel } from "./crop-panel.js";
import { snappedCrop, cropFigures } from "./crop-figures.js";
import { createCropStage } from "./crop-stage.js";

/** @typedef {import("../../../model/crop.js").Aspect} Aspect */
/** @typedef {import("../../../model/crop.js").Rect} Rect */
/** @typedef {import("../../../model/crop.js").Turn} Turn */
/** @typedef {import("../../../model/types.js").ItemId} ItemId */

/**
 * What the user has chosen so far. `rect` is in pixels of the turned picture, and may be fractional while it is dragged;
 * `aspect` is null for the shape of a bucket.
 *
 * @typedef {{
 *   id: ItemId,
 *   size: import("../../../model/buckets.js").Size,
 *   turn: Turn,
 *   aspect: Aspect | null,
 *   ratio: number | null,
 *   rect: Rect,
 *   width: number | null,
 *   enlarge: boolean
 * }} Crop
 */

/** @type {Turn} */
const upright = { rotate: 0, flip: false };

/**
 * Cuts one picture. What was chosen for the last picture (shape, width) is offered for the next one, until the settings change.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createCropDialog({ root, store, commands, signal }) {
  const stageRoot = /** @type {HTMLElement} */ (root.querySelector("[data-part=stage]"));
  const panel = createCropPanel({
    root,
    signal,
    on: { aspect, width, height, enlarge, swap, snap, turn, flip, reset, restore, save },
  });
  const stage = createCropStage({
    root: stageRoot,
    signal,
    onSelect: (rect) => change({ rect }),
    onSettled: (rect) => change({ rect: whole(rect) }),
  });
  stageRoot.addEventListener("keydown", nudge, { signal });

  /** @type {Crop | null} */
  let crop = null;
  /** @type {{ aspect: Aspect, width: number | null, enlarge: boolean } | null} */
  let lastChoice = null;
  let opened = new AbortController();
  let releasePicture = () => {};

  store.subscribe(
    ({ settings }) => `${settings.cropAspect} ${settings.cropWidth} ${settings.cropEnlarge}`,
    () => (lastChoice = null),
    { signal },
  );

  /** @param {{ id: ItemId }} props */
  async function open({ id }) {
    const item = store.document?.get(id);
    if (!item) return commands.closeDialog();
    opened = new AbortController();
    const { signal: current } = opened;
    panel.name(item);
    const address = pictureAddress(item.picture.source);
    releasePicture = address.release;
    try {
      const size = await stage.load(address.url);
      if (current.aborted) return;
      const { cropAspect, cropWidth, cropEnlarge } = store.state.settings;
      const choice = lastChoice ?? { aspect: cropAspect, width: cropWidth, enlarge: cropEnlarge };
      const ratio = ratioOf(choice.aspect);
      const rect = wholePixels(largestSelection(size, ratio), size, ratio);
      crop = { id, size, turn: upright, ratio, rect, ...choice };
      update();
      stageRoot.focus();
    } catch {
      if (!current.aborted) panel.unreadable(item);
    }
  }

  function close() {
    opened.abort();
    crop = null;
    stage.clear();
    releasePicture();
  }

  /** @param {Partial<Crop>} part */
  function change(part) {
    if (!crop) return;
    crop = { ...crop, ...part };
    update();
  }

  function update() {
    if (!crop) return;
    const { size, turn, rect, ratio, width, enlarge } = crop;
    const view = turnedSize(size, turn);
    const figures = cropFigures({ rect: whole(rect), view, width, enlarge });
    stage.show({ size, turn, rect, ratio, cut: figures.cut });
    panel.update({ crop, rect: whole(rect), figures });
  }

  /** @param {Rect} rect @returns {Rect} */
  function whole(rect) {
    return crop ? wholePixels(rect, turnedSize(crop.size, crop.turn), crop.ratio) : rect;
  }

  /** @param {Aspect} next */
  function aspect(next) {
    if (!crop) return;
    reshape(next, ratioOf(next), crop.rect);
  }

  /** @param {Aspect | null} next @param {number | null} ratio @param {Rect} rect */
  function reshape(next, ratio, rect) {
    if (!crop) return;
    const view = turnedSize(crop.size, crop.turn);
    change({ aspect: next, ratio, rect: wholePixels(shaped(rect, ratio, view), view, ratio) });
  }

  function swap() {
    if (!crop) return;
    const { rect } = crop;
    const lying = {
      x: rect.x + (rect.width - rect.height) / 2,
      y: rect.y + (rect.height - rect.width) / 2,
      width: rect.height,
      height: rect.width,
    };
    const view = turnedSize(crop.size, crop.turn);
    const ratio = lying.width / lying.height;
    const next = crop.aspect && swappedAspect(crop.aspect);
    const fitting = wholePixels(shaped(lying, ratio, view), view, ratio);
    change({ aspect: next, ratio: next ? ratioOf(next) : ratio, rect: fitting });
  }

  function snap() {
    if (!crop) return;
    const view = turnedSize(crop.size, crop.turn);
    const { bucket } = cropFigures({ ...crop, rect: whole(crop.rect), view });
    const { rect, ratio } = snappedCrop({ rect: whole(crop.rect), view, enlarge: crop.enlarge, bucket });
    change({ aspect: null, ratio, rect, width: bucket.width });
  }

  /** @param {90 | -90} degrees */
  function turn(degrees) {
    if (crop) turnTo(rotated(crop.turn, degrees));
  }

  function flip() {
    if (crop) turnTo({ ...crop.turn, flip: !crop.turn.flip });
  }

  /** @param {Turn} next the selection stays on the same part of the picture, in the shape that was chosen */
  function turnTo(next) {
    if (!crop) return;
    const rect = toView(toPicture(crop.rect, crop.size, crop.turn), crop.size, next);
    const view = turnedSize(crop.size, next);
    change({ turn: next, rect: wholePixels(shaped(rect, crop.ratio, view), view, crop.ratio) });
  }

  function reset() {
    if (!crop) return;
    const { size, ratio } = crop;
    change({ turn: upright, rect: wholePixels(largestSelection(size, ratio), size, ratio) });
  }

  /** @param {number | null} next */
  function width(next) {
    change({ width: next });
  }

  /** @param {number} next */
  function height(next) {
    if (crop) change({ width: Math.max(1, Math.round((next * crop.rect.width) / crop.rect.height)) });
  }

  /** @param {boolean} next */
  function enlarge(next) {
    change({ enlarge: next });
  }

  /** @param {KeyboardEvent} event */
  function nudge(event) {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
      event.key
    ];
    if (!direction || !crop || event.altKey) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 : 1;
    const [dx, dy] = direction.map((one) => one * step);
    const view = turnedSize(crop.size, crop.turn);
    const rect =
      event.ctrlKey || event.metaKey
        ? stretched(crop.rect, dx, dy, crop.ratio, view)
        : moved(crop.rect, dx, dy, view);
    change({ rect: whole(rect) });
    panel.say();
  }

  async function restore() {
    if (!crop) return;
    const { id } = crop;
    commands.closeDialog();
    await commands.restoreOriginal(id);
  }

  async function save() {
    if (!crop) return;
    const { id, size, turn, rect, width, enlarge } = crop;
    const view = turnedSize(size, turn);
    const { output } = cropFigures({ rect: whole(rect), view, width, enlarge });
    if (crop.aspect) lastChoice = { aspect: crop.aspect, width, enlarge };
    const part = toPicture(whole(rect), size, turn);
    panel.busy(true);
    try {
      await commands.applyCrop(id, { ...part, ...turn, outputWidth: output.width });
    } finally {
      panel.busy(false);
    }
    commands.closeDialog();
  }

  return { open, close, initialFocus: () => stageRoot };
}
