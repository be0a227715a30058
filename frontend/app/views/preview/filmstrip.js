import { attribute, clone, part } from "../../ui/dom.js";
import { filmstripWindow } from "./filmstrip-window.js";

/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {{ element: HTMLElement, version: string, cancel: () => void }} Tile */

/**
 * The images shown as one row of small pictures, with the current one as near to the middle as the ends of the row allow. Only what
 * is near exists.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("../../state/store.js").Store,
 *   thumbnails: import("../dialogs/dialogs.js").Thumbnails,
 *   onPick: (id: ItemId) => void,
 *   signal: AbortSignal
 * }} options
 */
export function createFilmstrip({ root, store, thumbnails, onPick, signal }) {
  const track = part(root, "track");
  /** @type {Map<ItemId, Tile>} */
  const tiles = new Map();
  /** @type {ItemId | null} */
  let current = null;
  let pitch = 0;

  root.addEventListener("scroll", draw, { signal, passive: true });
  root.addEventListener("click", pick, { signal });
  const resizes = new ResizeObserver(() => centre());
  resizes.observe(root);
  signal.addEventListener("abort", () => resizes.disconnect(), { once: true });

  /** @param {Event} event */
  function pick(event) {
    const tile = /** @type {Element} */ (event.target).closest("button");
    if (tile?.dataset.id) onPick(tile.dataset.id);
  }

  /** A row that is shorter than its room stands in the middle. */
  const lead = () => Math.max(0, (root.clientWidth - store.results.ids.length * pitch) / 2);

  function centre() {
    if (!root.clientWidth) return;
    pitch = parseFloat(getComputedStyle(root).getPropertyValue("--tile-pitch"));
    track.style.width = `${store.results.ids.length * pitch + 2 * lead()}px`;
    const at = current ? store.results.indexOf(current) : -1;
    if (at >= 0) root.scrollLeft = at * pitch - (root.clientWidth - pitch) / 2;
    draw();
  }

  function draw() {
    const { ids } = store.results;
    const { from, to } = filmstripWindow({
      count: ids.length,
      pitch,
      scroll: root.scrollLeft,
      width: root.clientWidth,
      lead: lead(),
    });
    const near = new Set(ids.slice(from, to));
    for (const id of tiles.keys()) if (!near.has(id)) drop(id);
    for (let at = from; at < to; at++) show(ids[at], at);
  }

  /** @param {ItemId} id */
  function drop(id) {
    const tile = tiles.get(id);
    tile?.cancel();
    tile?.element.remove();
    tiles.delete(id);
  }

  /** @param {ItemId} id @param {number} at */
  function show(id, at) {
    const item = store.document?.find(id);
    if (!item) return;
    const tile = tiles.get(id) ?? made(id);
    tile.element.style.transform = `translateX(${lead() + at * pitch}px)`;
    attribute(tile.element, "aria-label", `Image ${item.number}`);
    attribute(tile.element, "aria-current", id === current ? true : null);
    request(tile, item);
  }

  /** @param {ItemId} id @returns {Tile} */
  function made(id) {
    const element = clone("preview-tile");
    element.dataset.id = id;
    track.append(element);
    const tile = { element, version: "", cancel: () => {} };
    tiles.set(id, tile);
    return tile;
  }

  /** @param {Tile} tile @param {import("../../model/types.js").Item} item */
  function request(tile, { picture, ...item }) {
    const version = `${picture.file} ${picture.bytes} ${picture.width}×${picture.height}`;
    if (tile.version === version) return;
    tile.cancel();
    tile.version = version;
    const image = part(tile.element, "picture", HTMLImageElement);
    tile.cancel = thumbnails.request({ ...item, picture }, 96, (url) => (image.src = url));
  }

  return {
    /** @param {ItemId} id */
    show(id) {
      current = id;
      centre();
    },

    /** The list of images shown, or a picture in it, has changed. */
    update() {
      centre();
    },

    clear() {
      for (const id of [...tiles.keys()]) drop(id);
      current = null;
    },
  };
}
