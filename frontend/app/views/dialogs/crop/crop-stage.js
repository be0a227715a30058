import { heldInside, turnedSize } from "../../../model/crop.js";

/** @typedef {import("../../../model/crop.js").Rect} Rect */
/** @typedef {import("../../../model/crop.js").Turn} Turn */
/** @typedef {import("../../../model/buckets.js").Size} Size */
/** @typedef {{ size: Size, turn: Turn, rect: Rect, ratio: number | null, cut: { x: number, y: number } }} StageState */

/** The room around the picture, for handles that stand on its edge. */
const margin = 24;
/** A small picture is not blown up further than this. */
const largestScale = 8;

const nowhere = Object.freeze({ x: 0, y: 0, width: 0, height: 0 });

/**
 * The picture with the selection on it. The elements of the crop library stand in the page's template; `cropperjs` is loaded
 * with the first picture and brings them to life.
 *
 * @param {{
 *   root: HTMLElement,
 *   onSelect: (rect: Rect) => void,
 *   onSettled: (rect: Rect) => void,
 *   signal: AbortSignal
 * }} options `onSelect` gets what the user drags and `onSettled` what is let go, in pixels of the turned picture
 */
export function createCropStage({ root, onSelect, onSettled, signal }) {
  const image = /** @type {HTMLImageElement} */ (root.querySelector("[data-part=picture]"));
  const selection = /** @type {import("cropperjs").CropperSelection} */ (
    root.querySelector("cropper-selection")
  );
  const shade = /** @type {import("cropperjs").CropperShade} */ (root.querySelector("cropper-shade"));

  /** @type {StageState | null} */
  let state = null;
  let scale = 1;
  let offset = { x: 0, y: 0 };
  /** @type {Rect | null} where the selection was when the drag began */
  let before = null;
  /** How far the pointer is beyond what the picture's edges allow, so that the selection waits for it to come back. */
  let beyond = nowhere;
  let drawing = false;

  const resizes = new ResizeObserver(() => draw());
  resizes.observe(root);
  signal.addEventListener("abort", () => resizes.disconnect(), { once: true });

  selection.addEventListener("change", selected, { signal });
  root.addEventListener("change", (event) => event.stopPropagation(), { signal });
  root.addEventListener("actionstart", begin, { signal });
  root.addEventListener("actionend", end, { signal });

  function begin() {
    before = state?.rect ?? null;
    beyond = nowhere;
  }

  /** @param {Event} event */
  function selected(event) {
    if (drawing || !state) return;
    event.preventDefault();
    const { x, y, width, height } = /** @type {CustomEvent<Rect>} */ (event).detail;
    const wanted = {
      x: (x - offset.x) / scale + beyond.x,
      y: (y - offset.y) / scale + beyond.y,
      width: width / scale + beyond.width,
      height: height / scale + beyond.height,
    };
    const held = heldInside(wanted, state.rect, turnedSize(state.size, state.turn), state.ratio);
    beyond = {
      x: wanted.x - held.x,
      y: wanted.y - held.y,
      width: wanted.width - held.width,
      height: wanted.height - held.height,
    };
    onSelect(held);
  }

  function end() {
    if (!state || !before) return;
    const { width, height } = state.rect;
    const strayClick = width * scale < 4 || height * scale < 4;
    onSettled(strayClick ? before : state.rect);
    before = null;
  }

  function draw() {
    if (!state || root.clientWidth === 0) return;
    const { size, turn, rect, ratio, cut } = state;
    const view = turnedSize(size, turn);
    const room = { width: root.clientWidth - 2 * margin, height: root.clientHeight - 2 * margin };
    scale = Math.min(room.width / view.width, room.height / view.height, largestScale);
    offset = {
      x: (root.clientWidth - view.width * scale) / 2,
      y: (root.clientHeight - view.height * scale) / 2,
    };
    image.style.width = `${size.width}px`;
    image.style.height = `${size.height}px`;
    image.style.transform = pictureTransform(size, turn, scale, root);
    drawing = true;
    selection.aspectRatio = ratio ?? NaN;
    selection.$change(
      offset.x + rect.x * scale,
      offset.y + rect.y * scale,
      rect.width * scale,
      rect.height * scale,
      NaN,
      true,
    );
    shade.hidden = false;
    drawing = false;
    selection.style.setProperty("--cut-x", `${cut.x * 100}%`);
    selection.style.setProperty("--cut-y", `${cut.y * 100}%`);
  }

  return {
    /**
     * Shows another picture; the answer is its size as the browser shows it, EXIF orientation included.
     *
     * @param {string} address
     * @returns {Promise<Size>}
     */
    async load(address) {
      state = null;
      image.src = address;
      await Promise.all([import("cropperjs"), image.decode()]);
      return { width: image.naturalWidth, height: image.naturalHeight };
    },

    /** @param {StageState} next */
    show(next) {
      state = next;
      draw();
    },

    clear() {
      state = null;
      image.removeAttribute("src");
    },
  };
}

/**
 * The picture lies with its upper left corner at the stage's, and is turned about its middle, then carried to the stage's.
 *
 * @param {Size} size
 * @param {Turn} turn
 * @param {number} scale
 * @param {HTMLElement} stage
 */
function pictureTransform(size, { rotate, flip }, scale, stage) {
  const x = (stage.clientWidth - size.width) / 2;
  const y = (stage.clientHeight - size.height) / 2;
  return `translate(${x}px, ${y}px) scale(${flip ? -scale : scale}, ${scale}) rotate(${rotate}deg)`;
}
