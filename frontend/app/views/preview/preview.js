import { bucketFor, trainingCut } from "../../model/buckets.js";
import { pictureAddress } from "../picture-address.js";
import { createFilmstrip } from "./filmstrip.js";
import { pictureFacts } from "./picture-facts.js";
import { createPreviewStage } from "./preview-stage.js";

/** @typedef {import("../../model/types.js").Item} Item */
/** @typedef {import("../../model/types.js").ItemId} ItemId */

/**
 * One image over the whole window, its text below, the others as a filmstrip. It shows `state.preview` and walks through the
 * images that the page shows.
 *
 * @param {{
 *   root: HTMLDialogElement,
 *   store: import("../../state/store.js").Store,
 *   commands: import("../../commands/types.js").Commands,
 *   thumbnails: import("../dialogs/dialogs.js").Thumbnails,
 *   signal: AbortSignal
 * }} options
 */
export function createPreview({ root, store, commands, thumbnails, signal }) {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part=${name}]`));
  const stage = createPreviewStage({
    root: part("stage"),
    signal,
    onZoom: (label) => (part("zoom-label").textContent = label),
    onSwipe: (direction) => walk(direction),
  });
  const filmstrip = createFilmstrip({
    root: part("filmstrip"),
    store,
    thumbnails,
    signal,
    onPick: (id) => commands.openPreview(id),
  });

  /** @type {ItemId | null} */
  let shown = null;
  /** @type {import("../../model/types.js").Picture | null} */
  let picture = null;
  let place = 0;
  let cancelSmall = () => {};
  /** @type {Map<ItemId, { source: object, url: string, release: () => void, image: HTMLImageElement }>} */
  const near = new Map();

  on("previous", "click", () => walk(-1));
  on("next", "click", () => walk(1));
  on("zoom", "click", stage.toggle);
  on("crop", "click", crop);
  on("remove", "click", remove);
  on("close", "click", () => commands.closePreview());
  root.addEventListener("cancel", cancelled, { signal });
  root.addEventListener("close", () => store.state.preview && commands.closePreview(), { signal });
  root.addEventListener("keydown", keys, { signal });
  store.subscribe(
    (state) => state.preview,
    () => update(),
    { signal },
  );
  store.subscribe(
    (_, { results }) => results.ids,
    () => update(),
    { signal },
  );
  store.onTouched(({ ids, all }) => (all || (shown && ids.has(shown))) && update(), { signal });

  /** @param {string} name @param {string} type @param {() => void} run */
  function on(name, type, run) {
    part(name).addEventListener(type, run, { signal });
  }

  function update() {
    const id = store.state.preview;
    const item = id ? store.document?.get(id) : undefined;
    if (!id || !item) return close();
    const isNew = id !== shown;
    shown = id;
    if (!root.open) root.showModal();
    const at = store.results.indexOf(id);
    if (at >= 0) place = at;
    header(item, at);
    if (isNew || item.picture !== picture) showPicture(item);
    if (isNew) filmstrip.show(id);
    else filmstrip.update();
  }

  /** @param {Item} item @param {number} at */
  function header(item, at) {
    const { size } = store.results;
    part("number").textContent = String(item.number);
    part("file").textContent = item.picture.file.slice(item.picture.file.lastIndexOf("/") + 1);
    part("file").title = item.picture.file;
    part("facts").textContent = pictureFacts(item.picture);
    part("position").textContent = at >= 0 ? `${at + 1} of ${size} shown` : `not among the ${size} shown`;
    /** @type {HTMLButtonElement} */ (part("previous")).disabled = neighbour(-1) === undefined;
    /** @type {HTMLButtonElement} */ (part("next")).disabled = neighbour(1) === undefined;
    const fit = bucketWords(item.picture);
    part("bucket").hidden = fit === null;
    part("bucket").dataset.kind = fit?.kind;
    part("bucket-text").textContent = fit?.text ?? "";
  }

  /** @param {Item} item */
  function showPicture(item) {
    picture = item.picture;
    cancelSmall();
    const ids = [item.id, neighbour(1), neighbour(-1)].filter((id) => id !== undefined);
    for (const [id, { source, release }] of near) {
      if (ids.includes(id) && store.document?.get(id)?.picture.source === source) continue;
      release();
      near.delete(id);
    }
    void stage.show(item.picture, address(item));
    cancelSmall = thumbnails.request(item, 384, stage.standIn);
    for (const id of ids.slice(1)) {
      const beside = store.document?.get(id);
      if (beside) address(beside);
    }
  }

  /** @param {Item} item @returns {string} of the whole picture, which is fetched if it is not there yet */
  function address({ id, picture: { source } }) {
    const known = near.get(id);
    if (known) return known.url;
    const { url, release } = pictureAddress(source);
    const image = new Image();
    image.src = url;
    near.set(id, { source, url, release, image });
    return url;
  }

  /** @param {-1 | 1} direction @returns {ItemId | undefined} */
  function neighbour(direction) {
    const { ids } = store.results;
    const isShown = shown !== null && ids[place] === shown;
    if (direction < 0) return ids[place - 1];
    return isShown ? ids[place + 1] : ids[place];
  }

  /** @param {-1 | 1} direction */
  function walk(direction) {
    const id = neighbour(direction);
    if (id) commands.openPreview(id);
  }

  function crop() {
    if (shown) commands.openDialog("crop", { id: shown });
  }

  function remove() {
    const id = shown;
    if (!id) return;
    const next = neighbour(1) ?? neighbour(-1);
    if (next) commands.openPreview(next);
    else commands.closePreview();
    commands.removeImages([id]);
  }

  /** @param {Event} event */
  function cancelled(event) {
    event.preventDefault();
    commands.closePreview();
  }

  /** @param {KeyboardEvent} event */
  function keys(event) {
    const inText = /** @type {Element} */ (event.target).closest("input, textarea, [role=listbox], [role=radiogroup]");
    if (event.defaultPrevented || inText || event.altKey || event.ctrlKey || event.metaKey) return;
    const onButton = /** @type {Element} */ (event.target).closest("button");
    const run = {
      ArrowLeft: () => walk(-1),
      ArrowRight: () => walk(1),
      Enter: onButton ? undefined : () => commands.closePreview(),
      " ": onButton ? undefined : () => commands.closePreview(),
      Delete: remove,
      ...(store.state.settings.singleKeys ? { z: stage.toggle, c: crop } : {}),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }

  function close() {
    if (!shown && !root.open) return;
    const last = shown;
    shown = null;
    picture = null;
    cancelSmall();
    stage.clear();
    filmstrip.clear();
    for (const { release } of near.values()) release();
    near.clear();
    root.close();
    if (last && store.document?.get(last)) commands.focusImage(last);
  }

  return {
    destroy() {
      close();
    },
  };
}

/**
 * Whether a picture fills its training bucket, in words; null when its size is not known.
 *
 * @param {import("../../model/types.js").Picture} picture
 * @returns {{ kind: "ok" | "warning", text: string } | null}
 */
function bucketWords({ width, height }) {
  if (!(width > 0 && height > 0)) return null;
  const bucket = bucketFor({ width, height });
  const { scale } = trainingCut({ width, height }, bucket);
  const name = `${bucket.width} × ${bucket.height} (SDXL)`;
  if (scale > 1.005)
    return { kind: "warning", text: `Below bucket ${name}: the trainer enlarges it ${scale.toFixed(2)}×` };
  return { kind: "ok", text: `Fits bucket ${name}` };
}
