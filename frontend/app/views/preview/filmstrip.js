import { filmstripWindow } from "./filmstrip-window.js";

/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {{ element: HTMLButtonElement, version: string, cancel: () => void }} Tile */

/**
 * The images shown as one row of small pictures with the current one in the middle. Only what is near exists.
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
  const track = /** @type {HTMLElement} */ (root.querySelector("[data-part=track]"));
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template"));
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

  const lead = () => Math.max(0, (root.clientWidth - pitch) / 2);

  function centre() {
    if (!root.clientWidth) return;
    pitch = parseFloat(getComputedStyle(root).getPropertyValue("--tile-pitch"));
    track.style.width = `${store.results.ids.length * pitch + 2 * lead()}px`;
    const at = current ? store.results.indexOf(current) : -1;
    if (at >= 0) root.scrollLeft = at * pitch;
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
    const item = store.document?.get(id);
    if (!item) return;
    const tile = tiles.get(id) ?? made(id);
    tile.element.style.transform = `translateX(${lead() + at * pitch}px)`;
    tile.element.setAttribute("aria-label", `Image ${item.number}`);
    if (id === current) tile.element.setAttribute("aria-current", "true");
    else tile.element.removeAttribute("aria-current");
    request(tile, item);
  }

  /** @param {ItemId} id @returns {Tile} */
  function made(id) {
    const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const element = /** @type {HTMLButtonElement} */ (copy.firstElementChild);
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
    const image = /** @type {HTMLImageElement} */ (tile.element.querySelector("img"));
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
