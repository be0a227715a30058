import { announce } from "../../ui/announce.js";
import { attribute, part, setTabStop, show, text } from "../../ui/dom.js";
import { createRoving } from "../../ui/roving.js";
import { countText } from "../../ui/wording.js";
import { createPill, fillPill, labelOf, pillWidth } from "./pill-element.js";
import { bindPillDrag } from "./pill-drag.js";
import { fitPills } from "./pill-flow.js";
import { startRename } from "./pill-rename.js";
import { pillsOf } from "./pills-of.js";
import { tagFiltersOf } from "./tag-filters.js";

/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./pills-of.js").Pill} Pill */

/**
 * How the pills of one image are folded: so many rows of so much room.
 *
 * @typedef {{ room: number, rows: number, gap: number, widthOf: (text: string) => number }} Fold
 */

const moreWidth = 44;
const addWidth = 98;

/**
 * The tags of one image. One stop for Tab; arrows move, with Shift they move the pill; Enter, F2 and a double click rename;
 * Delete and Backspace remove. A click filters, with Shift it excludes; Ctrl is left to picking images.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("./types.js").Store,
 *   commands: import("./types.js").EditingCommands,
 *   clicks: import("./pill-clicks.js").PillClicks,
 *   onLeave: () => void,
 *   signal: AbortSignal
 * }} options `root` holds the parts `pill-list` and `pill-more`; `onLeave` takes the focus when the last pill went
 */
export function createPillList({ root, store, commands, clicks, onLeave, signal }) {
  const list = part(root, "pill-list");
  const more = part(root, "pill-more", HTMLButtonElement);
  /** @type {HTMLElement[]} */
  const elements = [];
  /** @type {WeakMap<HTMLElement, string>} what each shows */
  const filled = new WeakMap();
  /** @type {Pill[]} */
  let pills = [];
  /** @type {ItemId | null} */
  let id = null;
  let isReachable = true;
  /** @type {{ cancel: () => void, index: number, text: string } | null} */
  let rename = null;

  const shown = () => elements.filter((element) => !element.hidden);
  const roving = createRoving(list, { items: shown, axis: "horizontal", signal });

  /**
   * @param {ItemId} nextId
   * @param {Fold | null} fold null shows all
   */
  const update = (nextId, fold) => {
    const { document, results } = store;
    if (!document) return;
    if (id !== nextId) rename?.cancel();
    id = nextId;
    pills = pillsOf(document, document.get(nextId));
    if (rename && pills.find(({ index }) => index === rename?.index)?.text !== rename.text) rename.cancel();
    const widths = fold ? pills.map((pill) => pillWidth(pill, fold.widthOf)) : [];
    const fits = fold ? fitPills(widths, { ...fold, more: moreWidth, add: addWidth }) : pills.length;
    const filters = tagFiltersOf(results.query);
    const isWhole = (/** @type {number} */ at) => fold !== null && widths[at] <= fold.room;
    const hadFocus = list.contains(globalThis.document.activeElement);
    while (elements.length < fits) list.append((elements[elements.length] = createPill()));
    elements.forEach((element, at) => {
      show(element, at < fits);
      if (at < fits) fill(element, pills[at], { filter: filters(pills[at].text), isWhole: isWhole(at) });
    });
    dropSpare(fits);
    show(list, fits > 0);
    showMore(pills.length - fits);
    reach();
    if (hadFocus && !list.contains(globalThis.document.activeElement)) focusAt(fits - 1);
  };

  /** With a key in the trigger field one pill of each image becomes another, and the rest are as they were. */
  const fill = (
    /** @type {HTMLElement} */ element,
    /** @type {Pill} */ pill,
    /** @type {import("./pill-element.js").PillLook} */ look,
  ) => {
    const state = `${pill.kind} ${pill.index} ${look.filter} ${look.isWhole} ${pill.text}`;
    if (filled.get(element) === state) return;
    filled.set(element, state);
    fillPill(element, pill, look);
  };

  /** A card that showed many pills shall not hold them for ever. */
  const dropSpare = (/** @type {number} */ used) => {
    for (const element of elements.splice(used + 8)) element.remove();
  };

  const showMore = (/** @type {number} */ hidden) => {
    show(more, hidden > 0);
    if (hidden === 0) return;
    text(more, `+${hidden}`);
    attribute(more, "aria-label", `${countText(hidden, "more tag")}`);
  };

  const reach = () => {
    roving.setStop(isReachable);
    setTabStop(more, isReachable);
  };

  const focusAt = (/** @type {number} */ at) => {
    const items = shown();
    const item = items[Math.min(Math.max(at, 0), items.length - 1)];
    if (item) roving.focus(item);
    else onLeave();
  };

  const pillAt = (/** @type {EventTarget | null} */ target) => {
    const element = target instanceof Element ? target.closest(".pill") : null;
    const at = elements.indexOf(/** @type {HTMLElement} */ (element));
    return at === -1 || at >= pills.length ? null : { at, pill: pills[at], element: elements[at] };
  };

  const remove = (/** @type {number} */ at) => {
    const { text: tag, index } = pills[at];
    if (id === null || index === -1) return;
    commands.removeTagAt(id, index);
    announce(`Removed ${tag}`);
  };

  const move = (/** @type {number} */ at, /** @type {number} */ to) => {
    const from = pills[at];
    const target = pills[to];
    if (id === null || from.index === -1 || !target || target.index === -1) return;
    commands.moveTag(id, from.index, target.index);
    const tags = pills.filter(({ index }) => index !== -1);
    announce(`${from.text}, moved to ${tags.indexOf(target) + 1} of ${tags.length}`);
    queueMicrotask(() => focusAt(to));
  };

  const beginRename = (/** @type {number} */ at) => {
    const pill = pills[at];
    const element = elements[at];
    const item = id;
    if (!pill || item === null || pill.index === -1 || rename) return;
    const started = startRename(element, labelOf(element), {
      over: root,
      onEnd: (words, isKey) => {
        rename = null;
        if (words !== null) commands.renameTagAt(item, pill.index, words);
        if (isKey) queueMicrotask(() => focusAt(at));
      },
    });
    rename = { cancel: started.cancel, index: pill.index, text: pill.text };
  };

  const addTrigger = () => {
    if (id !== null) commands.addTrigger([id]);
  };

  const act = (/** @type {number} */ at) => {
    if (pills[at].kind === "trigger-missing") addTrigger();
    else beginRename(at);
  };

  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const found = pillAt(event.target);
    if (!found || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { at } = found;
    if (event.shiftKey && event.key === "ArrowLeft") move(at, at - 1);
    else if (event.shiftKey && event.key === "ArrowRight") move(at, at + 1);
    else if (event.shiftKey) return;
    else if (event.key === "Enter" || event.key === "F2" || event.key === " ") act(at);
    else if (event.key === "Delete") remove(at);
    else if (event.key === "Backspace") {
      remove(at);
      queueMicrotask(() => focusAt(at - 1));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onClick = (/** @type {MouseEvent} */ event) => {
    const found = pillAt(event.target);
    if (!found || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    const isRemove = event.target instanceof Element && event.target.closest(".pill__remove") !== null;
    if (isRemove) remove(found.at);
    else if (found.pill.kind === "trigger-missing") addTrigger();
    else if (found.pill.kind === "tag") {
      clicks.click(event, { tag: found.pill.text, rename: () => beginRename(found.at) });
    }
  };

  list.addEventListener("keydown", onKey, { signal });
  list.addEventListener("click", onClick, { signal });
  bindPillDrag(list, {
    pills: shown,
    canMove: (element) => pillAt(element)?.pill.kind === "tag" && !rename,
    onDrop: (element, before) => {
      const from = pillAt(element);
      const target = pillAt(before.pill);
      if (!from || !target || id === null) return;
      const first = pills[0]?.index === -1 ? 1 : 0;
      const place = Math.max(first, target.at + (before.isAfter ? 1 : 0));
      const to = place > from.at ? place - 1 : place;
      if (to !== from.at) move(from.at, to);
    },
    signal,
  });

  return {
    update,
    focusLast: () => focusAt(Infinity),
    /** Starts renaming the pill that has the focus, or the first tag. */
    renameCurrent: () => {
      const at =
        pillAt(globalThis.document.activeElement)?.at ?? pills.findIndex(({ index }) => index !== -1);
      if (at !== -1) beginRename(at);
    },
    setReachable(/** @type {boolean} */ next) {
      if (isReachable === next) return;
      isReachable = next;
      reach();
    },
  };
}
