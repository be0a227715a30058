import { attribute, clone, part, text } from "../../../ui/dom.js";
import { changedWords, chooseWords, freeWords, keptWords, sideTitle } from "./conflict-words.js";
import { mergedTags } from "./conflict-diff.js";
import { showMine, showTheirs } from "./conflict-sides.js";

/** @typedef {import("../../../model/types.js").ItemId} ItemId */
/** @typedef {import("../../../model/types.js").Item} Item */

/**
 * An image that both sides changed. `now` is what the workspace holds, null when the image is gone there; `changed` and `edited` are when it
 * was last written there and edited here, in milliseconds since 1970, null where that is not known.
 *
 * @typedef {{
 *   id: ItemId,
 *   file: string,
 *   kind: "text" | "image" | "removed",
 *   changed: number | null,
 *   edited: number | null,
 *   now: import("../../../model/items.js").ImageEntry | null
 * }} Conflict
 */

/** @typedef {"mine" | "theirs" | "both"} Side */

/**
 * What was chosen for an image; `text` is the whole merged text of the file.
 *
 * @typedef {{ id: ItemId, file: string, side: "mine" | "theirs" } | { id: ItemId, file: string, side: "both", text: string }} Choice
 */

/**
 * @typedef {{
 *   title: string,
 *   total: number,
 *   openedAt: number | null,
 *   conflicts: Conflict[],
 *   resolve: (answer: Choice[] | "copy" | null) => void
 * }} ConflictProps `total` counts all changes to be saved; `openedAt` is when the
 *   workspace was last looked at; the answer null leaves everything as it is, `copy` wants a new dataset
 */

/**
 * Asks, image by image, whose version to keep.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createConflictDialog({ root, store, commands, thumbnails, signal }) {
  const rows = part(root, "rows");
  const save = part(root, "save", HTMLButtonElement);
  const mergeAll = part(root, "merge-all", HTMLButtonElement);
  /** @type {ConflictProps | null} */
  let asked = null;
  /** @type {Map<string, Side>} by file */
  let sides = new Map();
  /** @type {Map<string, string>} the merged texts, by file, where merging is possible */
  let merged = new Map();
  /** @type {Set<string>} files whose bytes are no longer to be had */
  let lost = new Set();
  /** @type {(() => void)[]} */
  let cancels = [];

  rows.addEventListener("change", chosen, { signal });
  part(root, "all-mine").addEventListener("click", () => chooseAll("mine"), { signal });
  part(root, "all-theirs").addEventListener("click", () => chooseAll("theirs"), { signal });
  mergeAll.addEventListener("click", () => chooseAll("both"), { signal });
  part(root, "copy").addEventListener("click", () => answer("copy"), { signal });
  part(root, "form").addEventListener("submit", submitted, { signal });

  /** @param {Event} event */
  function chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = /** @type {HTMLElement} */ (input.closest("[data-file]")).dataset.file ?? "";
    sides.set(file, /** @type {Side} */ (input.value));
    update();
  }

  /** @param {Side} side leaves alone what cannot be merged, or cannot be kept */
  function chooseAll(side) {
    const isPossible = (/** @type {string} */ file) =>
      side === "theirs" || (side === "mine" ? !lost.has(file) : merged.has(file));
    for (const { file } of asked?.conflicts ?? []) if (isPossible(file)) sides.set(file, side);
    update();
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    if (!asked || sides.size < asked.conflicts.length) return;
    answer(asked.conflicts.map(({ id, file }) => choice(id, file)));
  }

  /** @param {ItemId} id @param {string} file @returns {Choice} */
  function choice(id, file) {
    const side = sides.get(file);
    if (side === "both") return { id, file, side, text: merged.get(file) ?? "" };
    return { id, file, side: side === "theirs" ? "theirs" : "mine" };
  }

  /** @param {Choice[] | "copy" | null} given */
  function answer(given) {
    const { resolve } = asked ?? {};
    asked = null;
    commands.closeDialog();
    resolve?.(given);
  }

  function update() {
    if (!asked) return;
    const open = asked.conflicts.length - sides.size;
    text(part(root, "to-decide"), `${asked.conflicts.length} to decide`);
    text(part(root, "undecided"), open === 0 ? "" : `${open} of ${asked.conflicts.length} still to decide`);
    save.disabled = open > 0;
    for (const row of rows.children) {
      const side = sides.get(/** @type {HTMLElement} */ (row).dataset.file ?? "");
      for (const input of row.querySelectorAll("input")) input.checked = input.value === side;
    }
  }

  /** @param {Conflict} conflict @returns {HTMLElement} */
  function row({ id, file, now, changed, edited }) {
    const made = clone("conflict-row");
    const item = store.document?.find(id) ?? store.document?.removedSaved.get(id);
    made.dataset.file = file;
    attribute(made, "aria-label", item ? `Image ${item.number}, ${file}` : file);
    text(part(made, "number"), item?.number ?? "");
    text(part(made, "mine-title"), sideTitle("Yours", edited));
    text(part(made, "theirs-title"), sideTitle("Workspace", changed));
    for (const input of made.querySelectorAll("input")) input.name = `conflict ${file}`;
    const isRemoved = !store.document?.has(id);
    const mine = isRemoved ? null : (store.document?.fileText(id) ?? null);
    if (now === null && item?.picture.source.kind === "stored") {
      lost.add(file);
      sides.set(file, "theirs");
    } else if (item) {
      const picture = part(made, "picture", HTMLImageElement);
      cancels.push(thumbnails.request(item, 96, (url) => (picture.src = url)));
    }
    part(made, "choose-mine", HTMLInputElement).disabled = lost.has(file);
    showMine(part(made, "mine"), { item, isRemoved, mine, isLost: lost.has(file) });
    showTheirs(part(made, "theirs"), { saved: item?.saved ?? null, now });
    const both = now && item?.saved ? mergedTags(item.saved.raw, mine, now.text) : null;
    if (both !== null) merged.set(file, both);
    part(made, "both").hidden = both === null;
    return made;
  }

  return {
    /** @param {ConflictProps} props */
    open(props) {
      asked = props;
      sides = new Map();
      merged = new Map();
      lost = new Set();
      const count = props.conflicts.length;
      const free = props.total - count;
      text(part(root, "title"), `${props.title} changed in the workspace`);
      text(part(root, "when"), changedWords(props.conflicts, props.openedAt));
      text(part(root, "free"), freeWords(free, props.total));
      text(part(root, "rest"), chooseWords(count, free));
      text(part(root, "save-label"), `Save ${props.total} ${props.total === 1 ? "change" : "changes"}`);
      rows.replaceChildren(...props.conflicts.map(row));
      text(part(root, "kept"), keptWords(lost.size > 0));
      mergeAll.disabled = merged.size === 0;
      update();
    },
    close() {
      for (const cancel of cancels) cancel();
      cancels = [];
      const { resolve } = asked ?? {};
      asked = null;
      resolve?.(null);
      rows.replaceChildren();
    },
    initialFocus: () => part(root, "all-mine"),
  };
}
