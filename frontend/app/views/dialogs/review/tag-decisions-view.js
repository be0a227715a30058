import { attribute, clone, part, setIcon, show, text } from "../../../ui/dom.js";
import { numberText } from "../../../ui/wording.js";

/** @typedef {import("../../../model/suggestions/tag-decisions.js").ChangeKind} ChangeKind */
/** @typedef {import("../../../model/suggestions/tag-decisions.js").TagRow} TagRow */

/** As many as a person looks through; the search finds the others. */
const mostRows = 200;

/**
 * Deciding on one tag across all images.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("../../../state/store.js").Store,
 *   commands: import("../dialog-commands.js").DialogCommands,
 *   signal: AbortSignal
 * }} options
 */
export function createTagDecisionsView({ root, store, commands, signal }) {
  const find = part(root, "find", HTMLInputElement);
  /** @type {Record<ChangeKind, Map<string, HTMLElement>>} */
  const rows = { added: new Map(), removed: new Map() };

  find.addEventListener("input", update, { signal });

  function update() {
    const { review: shown } = store.state;
    if (shown === null) return;
    const { review } = shown;
    text(part(root, "across"), `across all ${numberText(review.size)}`);
    const removed = showRows("removed", review.tags.list("removed", find.value));
    showRows("added", review.tags.list("added", find.value));
    show(part(root, "removed-block"), removed > 0);
  }

  /** @param {ChangeKind} kind @param {readonly TagRow[]} list */
  function showRows(kind, list) {
    const former = rows[kind];
    const now = new Map(
      list.slice(0, mostRows).map((row) => [row.tag, former.get(row.tag) ?? rowFor(kind, row.tag)]),
    );
    for (const row of list.slice(0, mostRows)) fill(/** @type {HTMLElement} */ (now.get(row.tag)), row);
    const place = part(root, kind);
    if ([...now.keys()].join("\n") !== [...former.keys()].join("\n")) place.replaceChildren(...now.values());
    rows[kind] = now;
    return list.length;
  }

  /** @param {ChangeKind} kind @param {string} tag */
  function rowFor(kind, tag) {
    const row = clone("review-tag");
    row.dataset.kind = kind;
    text(part(row, "name"), tag);
    if (kind === "removed") setIcon(/** @type {Element} */ (row.querySelector(".review-tag__sign")), "minus");
    const [take, drop] = [part(row, "take"), part(row, "drop")];
    const toggle = (/** @type {HTMLElement} */ button, /** @type {"accepted" | "rejected"} */ decision) => {
      const isOn = button.getAttribute("aria-pressed") === "true";
      commands.decideTagEverywhere(kind, tag, isOn ? null : decision);
    };
    take.addEventListener("click", () => toggle(take, "accepted"));
    drop.addEventListener("click", () => toggle(drop, "rejected"));
    attribute(take, "aria-label", kind === "added" ? `Add ${tag} everywhere` : `Remove ${tag} everywhere`);
    attribute(
      drop,
      "aria-label",
      kind === "added" ? `Leave ${tag} out everywhere` : `Keep ${tag} everywhere`,
    );
    return row;
  }

  /** @param {HTMLElement} row @param {TagRow} tag */
  function fill(row, { count, accepted, rejected }) {
    text(part(row, "count"), numberText(count));
    attribute(part(row, "take"), "aria-pressed", count > 0 && accepted === count);
    attribute(part(row, "drop"), "aria-pressed", count > 0 && rejected === count);
  }

  return { update };
}
