import { attribute, clone, icon, part, show, text } from "../../ui/dom.js";
import { createKeyedList } from "../../ui/keyed-list.js";
import { createSegmented } from "../../ui/segmented.js";
import { countText, numberText } from "../../ui/wording.js";
import { createAddTagField } from "../grid/add-tag-field.js";
import { createThumb } from "../grid/thumb.js";
import { createReplaceTag } from "./replace-tag.js";
import { overlap, sharedTags } from "./shared-tags.js";

/** @typedef {import("../../model/types.js").ItemId} ItemId */
/** @typedef {{ tag: string, count: number, kind: "all" | "some" | "trigger" | "trigger-some" }} SharedPill */

const mostThumbs = 12;
const mostPills = 60;

/**
 * Many images in the inspector: which tags they share, and what can be done to all of them at once.
 *
 * @param {import("./inspector.js").InspectorParts} parts `root` is the part `inspector-many`
 */
export function createManyImages({ root, store, commands, thumbnails, signal }) {
  const ids = () => [...store.state.selection];
  const position = createSegmented(part(root, "insert"), { onChange: () => {}, signal });
  const add = part(root, "add-to-many", HTMLInputElement);

  createAddTagField(add, {
    store,
    has: (tag) => {
      const { selection } = store.state;
      return overlap(store.document?.tags.images(tag) ?? new Set(), selection) === selection.size;
    },
    add: (words) => commands.addTags(ids(), words, position.value === "start" ? "start" : "end"),
    signal,
  });
  const replace = createReplaceTag({ root, store, commands, signal });
  part(root, "many-close").addEventListener("click", () => commands.clearSelection(), { signal });

  const thumbs = createKeyedList(part(root, "many-thumbs"), {
    key: (/** @type {{ id: ItemId }} */ { id }) => id,
    create: ({ id }) => {
      const cell = clone("many-thumb");
      const thumb = createThumb(part(cell, "thumb", HTMLImageElement), thumbnails);
      const item = store.document?.find(id);
      if (item) thumb.show(item, 96);
      releases.set(cell, thumb.clear);
      return cell;
    },
    remove: (cell) => {
      releases.get(cell)?.();
      releases.delete(cell);
    },
  });
  /** @type {Map<HTMLElement, () => void>} */
  const releases = new Map();

  const pillList = (/** @type {string} */ name) =>
    createKeyedList(part(root, name), {
      key: (/** @type {SharedPill} */ { kind, tag }) => `${kind} ${tag}`,
      create: createSharedPill,
      update: (pill, shared) => {
        pill.dataset.tag = shared.tag;
        pill.dataset.kind = shared.kind;
        fillSharedPill(pill, shared, store.state.selection.size);
      },
    });
  const onAll = pillList("on-all");
  const onSome = pillList("on-some");

  root.addEventListener(
    "click",
    (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-act]") : null;
      const pill = button?.closest(".pill");
      if (!(button instanceof HTMLElement) || !(pill instanceof HTMLElement)) return;
      const { tag = "", kind } = pill.dataset;
      if (button.dataset.act === "remove") commands.removeTag(ids(), tag);
      else if (kind === "some") commands.addTags(ids(), tag);
      else if (kind === "trigger-some") commands.addTrigger(ids());
    },
    { signal },
  );

  const showPills = () => {
    const { document, state } = store;
    if (!document) return;
    const { tagged, captions, all, some, trigger } = sharedTags(document, state.selection);
    /** @type {SharedPill[]} */
    const allPills = all.map((shared) => ({ ...shared, kind: "all" }));
    /** @type {SharedPill[]} */
    const somePills = some.slice(0, mostPills).map((shared) => ({ ...shared, kind: "some" }));
    if (trigger !== null && trigger > 0) {
      const isOnAll = trigger === state.selection.size;
      (isOnAll ? allPills : somePills).unshift({
        tag: document.trigger,
        count: trigger,
        kind: isOnAll ? "trigger" : "trigger-some",
      });
    }
    onAll.update(allPills);
    onSome.update(somePills);
    show(part(root, "on-all-block"), allPills.length > 0);
    show(part(root, "on-some-block"), somePills.length > 0);
    text(part(root, "on-all-head"), `On all ${numberText(tagged)}`);
    const rest = some.length - Math.min(some.length, mostPills);
    text(part(root, "on-some-rest"), rest > 0 ? `and ${countText(rest, "more tag")}` : "");
    text(part(root, "many-kinds"), kindsText(tagged, captions));
  };

  const update = () => {
    const { document, state, results } = store;
    if (!document) return;
    const { size } = state.selection;
    text(part(root, "many-count"), `${numberText(size)} selected`);
    text(part(root, "many-shown"), `of ${numberText(results.size)} shown`);
    text(part(root, "add-to-count"), `to ${numberText(size)}`);
    const shown = [...state.selection].slice(0, size > mostThumbs ? mostThumbs - 1 : mostThumbs);
    thumbs.update(shown.map((id) => ({ id })));
    const more = part(root, "many-more");
    show(more, size > shown.length);
    text(more, `+${numberText(size - shown.length)}`);
    text(part(root, "many-sizes"), sizesText(document, state.selection));
    showPills();
    replace.update();
  };

  return {
    update,
    focus(/** @type {"add" | "remove" | "replace"} */ what) {
      const remove = root.querySelector('[data-act="remove"]:not([hidden])');
      if (what === "replace") replace.focus();
      else if (what === "remove" && remove instanceof HTMLElement) remove.focus();
      else add.focus();
    },
  };
}

/** @param {SharedPill} shared */
function createSharedPill({ kind }) {
  const pill = clone("shared-pill");
  if (kind === "trigger") part(pill, "shared-add").prepend(icon("pin"));
  if (kind === "trigger-some") part(pill, "shared-add").prepend(icon("plus"));
  return pill;
}

/**
 * @param {HTMLElement} pill
 * @param {SharedPill} shared
 * @param {number} total
 */
function fillSharedPill(pill, { tag, count, kind }, total) {
  const isTrigger = kind === "trigger" || kind === "trigger-some";
  const isPartial = kind === "some" || kind === "trigger-some";
  const remove = part(pill, "shared-remove");
  const add = part(pill, "shared-add", HTMLButtonElement);
  pill.className = `pill pill--${kind === "all" ? "common" : kind === "some" ? "partial" : kind === "trigger" ? "trigger" : "trigger-missing"}`;
  text(part(pill, "shared-tag"), tag);
  text(part(pill, "shared-count"), isPartial ? numberText(count) : "");
  show(part(pill, "shared-count"), isPartial);
  show(remove, !isTrigger);
  add.disabled = !isPartial;
  attribute(
    add,
    "aria-label",
    isPartial ? `${tag} ${numberText(count)}, add to the other ${numberText(total - count)}` : tag,
  );
  attribute(remove, "aria-label", `Remove ${tag} from ${countText(count, "image")}`);
}

/**
 * @param {number} tagged
 * @param {number} captions
 */
function kindsText(tagged, captions) {
  return captions === 0
    ? `${numberText(tagged)} tagged`
    : `${numberText(tagged)} tagged · ${countText(captions, "caption")}`;
}

/**
 * @param {import("../../model/document.js").DatasetDocument} document
 * @param {ReadonlySet<ItemId>} ids
 * @returns {string} from the smallest to the largest
 */
function sizesText(document, ids) {
  let least = null;
  let most = null;
  for (const id of ids) {
    const picture = document.find(id)?.picture;
    if (!picture || picture.width === 0) continue;
    const area = picture.width * picture.height;
    if (least === null || area < least.width * least.height) least = picture;
    if (most === null || area > most.width * most.height) most = picture;
  }
  if (least === null || most === null) return "";
  const [from, to] = [least, most].map(({ width, height }) => `${width} × ${height}`);
  return from === to ? from : `${from} to ${to}`;
}
