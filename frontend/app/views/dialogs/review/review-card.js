import { attribute, clone, element, part, setTabStop, show, text } from "../../../ui/dom.js";
import { createSegmented } from "../../../ui/segmented.js";
import { createThumb, shownSide } from "../../grid/thumb.js";
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
 *   onEdit: (id: ItemId | null) => void,
 *   signal: AbortSignal
 * }} options
 */
export function createReviewCard({ store, commands, thumbnails, onEdit, signal }) {
  const root = clone("review-card");
  const thumb = createThumb(part(root, "picture", HTMLImageElement), thumbnails);
  const edit = part(root, "edit", HTMLTextAreaElement);
  /** @type {ItemId | null} */
  let image = null;

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
  const whose = createSegmented(part(root, "sides"), {
    onChange: (side) => image !== null && commands.pickSide([image], Number(side)),
    signal,
  });
  edit.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      // Esc ends the writing; the dialog stays.
      event.preventDefault();
      onEdit(null);
    }
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
   * @param {{
   *   review: Review,
   *   names: readonly string[],
   *   index: number,
   *   count: number,
   *   box: { width: number, height: number },
   *   isCurrent: boolean,
   *   isEditing: boolean,
   *   showsUnchanged: boolean
   * }} now
   */
  function update(id, { review, names, index, count, box, isCurrent, isEditing, showsUnchanged }) {
    const entry = review.find(id);
    const item = store.document?.find(id);
    image = id;
    if (item !== undefined) thumb.show(item, shownSide(item.picture, box, "contain"));
    if (entry === undefined) return;
    const state = review.state(id) ?? "undecided";
    const outcome = review.outcome(id);
    attribute(root, "aria-current", isCurrent ? true : null);
    attribute(root, "data-decision", state);
    attribute(
      root,
      "aria-label",
      `Image ${item?.number ?? ""}, ${state === "undecided" ? "to decide" : states[state]}${tallyWords(outcome)}`,
    );
    attribute(root, "aria-setsize", count);
    attribute(root, "aria-posinset", index + 1);
    text(part(root, "tally"), tallyOf(outcome));
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
    // The list is one stop for Tab; from it on, the buttons of the card that one is at.
    setTabStop(root, isCurrent);
    for (const control of root.querySelectorAll("button"))
      setTabStop(control, isCurrent && control.getAttribute("aria-checked") !== "false");
  }

  /** @param {import("../../../model/suggestions/review-entry.js").ReviewEntry} entry @param {readonly string[]} names */
  function showSides({ sides, side }, names) {
    const place = part(root, "sides");
    show(place, names.length > 1);
    if (names.length < 2) return;
    if (place.children.length !== names.length) place.replaceChildren(...names.map(sideChoice));
    for (const [at, choice] of [...place.children].entries()) {
      attribute(choice, "aria-checked", at === side);
      attribute(choice, "aria-disabled", (sides[at] ?? null) === null ? true : null);
    }
    whose.value = String(side);
  }

  return { element: root, update, release: thumb.clear };
}

/** @param {string} name @param {number} at */
function sideChoice(name, at) {
  const choice = element("button", "segmented__choice", name);
  choice.type = "button";
  choice.dataset.value = String(at);
  attribute(choice, "role", "radio");
  return choice;
}

/** @param {import("../../../model/suggestions/proposal.js").Proposal | null} outcome @returns {string} +5 −1 */
function tallyOf(outcome) {
  const { added = [], removed = [] } = outcome ?? {};
  return [
    ...(added.length > 0 ? [`+${added.length}`] : []),
    ...(removed.length > 0 ? [`−${removed.length}`] : []),
  ].join(" ");
}

/** @param {import("../../../model/suggestions/proposal.js").Proposal | null} outcome @returns {string} what the tally says, spoken */
function tallyWords(outcome) {
  const { added = [], removed = [] } = outcome ?? {};
  return [
    ...(added.length > 0 ? [`, ${added.length} added`] : []),
    ...(removed.length > 0 ? [`, ${removed.length} removed`] : []),
  ].join("");
}
