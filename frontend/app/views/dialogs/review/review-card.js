import { attribute, clone, element, part, show, text } from "../../../ui/dom.js";
import { showDiff } from "./review-diff.js";

/** @typedef {import("../../../model/suggestions/review.js").Review} Review */
/** @typedef {import("../../../model/types.js").ItemId} ItemId */

const states = {
  accepted: "accepted",
  rejected: "rejected",
  failed: "failed",
  unchanged: "no change",
  gone: "gone",
};

/**
 * The suggestion for one image.
 *
 * @param {{
 *   store: import("../../../state/store.js").Store,
 *   commands: import("../dialog-commands.js").DialogCommands,
 *   thumbnails: import("../dialogs.js").Thumbnails,
 *   onEdit: (id: ItemId | null) => void
 * }} options
 */
export function createReviewCard({ store, commands, thumbnails, onEdit }) {
  const root = clone("review-card");
  const picture = part(root, "picture", HTMLImageElement);
  const edit = part(root, "edit", HTMLTextAreaElement);
  /** @type {ItemId | null} */
  let image = null;
  let giveUp = () => undefined;

  const on = (/** @type {string} */ name, /** @type {(id: ItemId) => unknown} */ run) =>
    part(root, name).addEventListener("click", () => image !== null && run(image));
  on("accept", (id) => commands.decide([id], "accepted"));
  on("reject", (id) => commands.decide([id], "rejected"));
  on("pencil", (id) => (edit.hidden ? onEdit(id) : finish()));
  part(root, "diff").addEventListener("click", (event) => {
    const pill = event.target instanceof Element ? event.target.closest("[data-tag]") : null;
    if (!(pill instanceof HTMLElement) || image === null) return;
    const isTaken = pill.getAttribute("aria-pressed") === "true";
    commands.decideTag(image, pill.dataset.tag ?? "", isTaken ? "rejected" : null);
  });
  part(root, "sides").addEventListener("click", (event) => {
    const choice = event.target instanceof Element ? event.target.closest("[data-side]") : null;
    if (choice instanceof HTMLElement && image !== null)
      commands.pickSide([image], Number(choice.dataset.side));
  });
  edit.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") onEdit(null);
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    finish();
  });

  /** What was written takes the place of the suggestion. */
  function finish() {
    const id = image;
    onEdit(null);
    if (id !== null) commands.writeSuggestion(id, edit.value);
  }

  /**
   * @param {ItemId} id
   * @param {{ review: Review, names: readonly string[], isCurrent: boolean, isEditing: boolean, showsUnchanged: boolean }} now
   */
  function update(id, { review, names, isCurrent, isEditing, showsUnchanged }) {
    const entry = review.find(id);
    const item = store.document?.find(id);
    if (image !== id) {
      giveUp();
      image = id;
      if (item !== undefined)
        giveUp = /** @type {() => undefined} */ (thumbnails.request(item, 384, (url) => (picture.src = url)));
    }
    if (entry === undefined) return;
    const state = review.state(id) ?? "undecided";
    const outcome = review.outcome(id);
    attribute(root, "aria-current", isCurrent ? true : null);
    attribute(root, "data-decision", state);
    attribute(
      root,
      "aria-label",
      `Image ${item?.number ?? ""}, ${state === "undecided" ? "to decide" : state}`,
    );
    text(part(root, "number"), item?.number ?? "");
    const size = item === undefined ? entry.picture : item.picture;
    text(
      part(root, "facts"),
      `${size.width} × ${size.height}${outcome?.mode === "caption" ? " · caption" : ""}`,
    );
    const flag = part(root, "state");
    show(flag, state !== "undecided");
    text(flag, state === "undecided" ? "" : states[state]);
    showSides(entry, names);
    show(part(root, "diff"), !isEditing);
    show(edit, isEditing);
    if (isEditing && document.activeElement !== edit) {
      edit.value = outcome?.after ?? "";
      edit.focus();
    }
    const isDecidable = state !== "failed" && state !== "unchanged" && state !== "gone";
    for (const name of ["accept", "reject"]) show(part(root, name), isDecidable);
    show(part(root, "pencil"), isDecidable);
    const { trigger } = review.rules;
    if (!isEditing)
      showDiff(part(root, "diff"), {
        entry,
        outcome,
        trigger,
        showsUnchanged,
        isEditedSince: review.isEdited(id),
      });
  }

  /** @param {import("../../../model/suggestions/review-entry.js").ReviewEntry} entry @param {readonly string[]} names */
  function showSides({ sides, side }, names) {
    const place = part(root, "sides");
    show(place, names.length > 1);
    if (names.length < 2) return;
    place.replaceChildren(
      ...names.map((name, at) => {
        const choice = element("button", "segmented__choice", name);
        choice.type = "button";
        choice.dataset.side = String(at);
        attribute(choice, "role", "radio");
        attribute(choice, "aria-checked", at === side);
        attribute(choice, "aria-disabled", (sides[at] ?? null) === null ? true : null);
        return choice;
      }),
    );
  }

  return { element: root, update, release: () => giveUp() };
}
