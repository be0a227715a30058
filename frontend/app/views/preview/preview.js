import { part as partOf, setIcon, show, text } from "../../ui/dom.js";
import { bindHotkeys } from "../../ui/hotkeys.js";
import { createFilmstrip } from "./filmstrip.js";
import { createNearPictures } from "./near-pictures.js";
import { bucketWords, pictureFacts } from "./picture-facts.js";
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
 *   commands: import("../dialogs/dialog-commands.js").DialogCommands,
 *   thumbnails: import("../dialogs/dialogs.js").Thumbnails,
 *   createTextEditor: (place: { root: HTMLElement, signal: AbortSignal }) => { show: (id: ItemId) => void },
 *   signal: AbortSignal
 * }} options `createTextEditor` makes the editor of one image's text
 */
export function createPreview({ root, store, commands, thumbnails, createTextEditor, signal }) {
  /** @param {string} name */
  const part = (name) => partOf(root, name);
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

  const editor = createTextEditor({ root: part("editor"), signal });

  /** @type {ItemId | null} */
  let shown = null;
  /** @type {import("../../model/types.js").Picture | null} */
  let picture = null;
  let place = 0;
  let cancelSmall = () => {};
  /** @type {ItemId | null} what was removed here last: it is shown again when it is brought back */
  let removed = null;
  const near = createNearPictures();

  on("previous", "click", () => walk(-1));
  on("next", "click", () => walk(1));
  on("zoom", "click", stage.toggle);
  on("crop", "click", crop);
  on("remove", "click", remove);
  on("close", "click", () => commands.closePreview());
  root.addEventListener("cancel", cancelled, { signal });
  root.addEventListener("close", () => store.state.preview && commands.closePreview(), { signal });
  bindHotkeys(root, hotkeys(), { signal, singleKeys: () => store.state.settings.singleKeys });
  root.addEventListener("keydown", keepFromPage, { signal });
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
  store.onTouched(touched, { signal });

  /** @param {string} name @param {string} type @param {() => void} run */
  function on(name, type, run) {
    part(name).addEventListener(type, run, { signal });
  }

  /** @returns {import("../../ui/hotkeys.js").Hotkey[]} */
  function hotkeys() {
    const close = () => commands.closePreview();
    return [
      { keys: "ArrowLeft", run: () => walk(-1), when: outsideWidgets },
      { keys: "ArrowRight", run: () => walk(1), when: outsideWidgets },
      { keys: ["Enter", "Space"], run: close, when: outsideControls },
      { keys: "Delete", run: remove, when: outsideWidgets },
      { keys: "Ctrl+Z", run: () => commands.undo() },
      { keys: ["Ctrl+Shift+Z", "Ctrl+Y"], run: () => commands.redo() },
      { keys: "Ctrl+S", inFields: true, run: () => commands.save() },
      { keys: "z", run: stage.toggle },
      { keys: "c", run: crop },
    ];
  }

  /** @param {import("../../model/types.js").Touched} what */
  function touched({ ids, all }) {
    if (removed !== null && ids.has(removed) && store.document?.has(removed)) {
      commands.openPreview(removed);
      removed = null;
    }
    if (all || (shown && ids.has(shown))) update();
  }

  function update() {
    const id = store.state.preview;
    const item = id ? store.document?.find(id) : undefined;
    if (!id || !item) return close();
    const isNew = id !== shown;
    shown = id;
    if (!root.open) {
      root.showModal();
      part("stage").focus();
    }
    const at = store.results.indexOf(id);
    if (at >= 0) place = at;
    header(item, at);
    if (isNew || item.picture !== picture) showPicture(item);
    if (isNew) editor.show(id);
    if (isNew) filmstrip.show(id);
    else filmstrip.update();
  }

  /** @param {Item} item @param {number} at */
  function header(item, at) {
    const { size } = store.results;
    text(part("number"), String(item.number));
    text(part("file"), item.picture.file.slice(item.picture.file.lastIndexOf("/") + 1));
    part("file").title = item.picture.file;
    text(part("facts"), pictureFacts(item.picture));
    text(part("position"), at >= 0 ? `${at + 1} of ${size} shown` : `not among the ${size} shown`);
    /** @type {HTMLButtonElement} */ (part("previous")).disabled = neighbour(-1) === undefined;
    /** @type {HTMLButtonElement} */ (part("next")).disabled = neighbour(1) === undefined;
    const fit = bucketWords(item.picture);
    show(part("bucket"), fit !== null);
    part("bucket").dataset.state = fit?.state ?? "";
    text(part("bucket-text"), fit?.text ?? "");
    setIcon(part("bucket"), fit?.state === "warning" ? "small" : "check");
  }

  /** @param {Item} item */
  function showPicture(item) {
    picture = item.picture;
    cancelSmall();
    void stage.show(item.picture, near.keep([item, neighbour(1), neighbour(-1)].map(itemOf)));
    cancelSmall = thumbnails.request(item, 384, stage.standIn);
  }

  /** @param {Item | ItemId | undefined} which */
  function itemOf(which) {
    return typeof which === "string" ? store.document?.find(which) : which;
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
    const item = shown ? store.document?.find(shown) : undefined;
    if (!item) return;
    const next = neighbour(1) ?? neighbour(-1);
    if (next) commands.openPreview(next);
    else commands.closePreview();
    commands.removeImages([item.id]);
    removed = item.id;
  }

  /** @param {Event} event */
  function cancelled(event) {
    event.preventDefault();
    commands.closePreview();
  }

  function close() {
    if (!shown && !root.open) return;
    const last = shown;
    shown = null;
    picture = null;
    cancelSmall();
    stage.clear();
    filmstrip.clear();
    near.clear();
    removed = null;
    root.close();
    if (last && store.document?.find(last)) commands.focusImage(last);
  }

  return {
    destroy() {
      close();
    },
  };
}

/** @param {Event} event whether the arrows have no meaning of their own there */
function outsideWidgets({ target }) {
  return !(target instanceof Element && target.closest("[role=listbox], [role=radiogroup]"));
}

/** @param {Event} event whether Enter and Space have no meaning of their own there */
function outsideControls({ target }) {
  return !(target instanceof Element && target.closest("button, [role=listbox], [role=radiogroup]"));
}

/** @param {Event} event the page's own shortcuts would act on what lies behind */
function keepFromPage(event) {
  event.stopPropagation();
}
