import { part, show, text } from "../../../ui/dom.js";
import { openMenu } from "../../../ui/menu.js";
import { showProgress } from "../../../ui/progress.js";
import { createSegmented } from "../../../ui/segmented.js";
import { numberText } from "../../../ui/wording.js";
import { dollarsText } from "../batch/figures.js";
import { bindReviewKeys } from "./review-keys.js";
import { createReviewList } from "./review-list.js";
import { bindSwipe } from "./swipe.js";
import { createTagDecisionsView } from "./tag-decisions-view.js";

/** @typedef {import("../../../model/suggestions/review-entry.js").EntryState} EntryState */

/** @type {Partial<Record<EntryState, string>>} */
const stateNames = {
  undecided: "To decide",
  accepted: "Accepted",
  rejected: "Rejected",
  failed: "Failed",
  unchanged: "No change",
};

/**
 * Suggestions as a diff: accepted or rejected per tag, per image, by tag across all, or all that are left; then applied in one step.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createReviewDialog({ root, store, commands, thumbnails, signal }) {
  const unchanged = part(root, "show-unchanged", HTMLInputElement);
  const list = createReviewList({ root, store, commands, thumbnails, signal });
  const tags = createTagDecisionsView({ root, store, commands, signal });
  const states = createSegmented(part(root, "states"), {
    onChange: (value) => list.show(/** @type {EntryState} */ (value), unchanged.checked),
    signal,
  });
  let isOpen = false;

  const on = (/** @type {string} */ name, /** @type {() => unknown} */ run) =>
    part(root, name).addEventListener("click", run, { signal });
  on("accept-left", () => commands.decideLeft("accepted"));
  on("reject-left", () => commands.decideLeft("rejected"));
  on("apply", () => commands.applyReview());
  on("end-apply", () => commands.applyReview());
  on("undo", () => commands.undoDecision());
  on("more", openMore);
  on("thumb-accept", () => list.decide("accepted"));
  on("thumb-reject", () => list.decide("rejected"));
  on("thumb-edit", () => list.edit());
  unchanged.addEventListener("change", () => list.show(stateNow(), unchanged.checked), { signal });
  bindReviewKeys(root, { list, commands, singleKeys: () => store.state.settings.singleKeys, signal });
  bindSwipe(part(root, "list"), {
    onSwipe: (way) => list.decide(way === "right" ? "accepted" : "rejected"),
    signal,
  });
  store.subscribe((state) => state.review, update, { signal });

  const stateNow = () => /** @type {EntryState} */ (states.value);

  function openMore() {
    openMenu(part(root, "more"), {
      label: "More",
      items: [
        { label: part(root, "apply-label").textContent, icon: "check", run: () => commands.applyReview() },
        { rule: true },
        ...Object.entries(stateNames).map(([state, name]) => ({
          label: name,
          hint: numberText(store.state.review?.review.counts[/** @type {EntryState} */ (state)] ?? 0),
          checked: states.value === state,
          run: () => showState(/** @type {EntryState} */ (state)),
        })),
        { rule: true },
        { label: "Accept all left", icon: "check-all", run: () => commands.decideLeft("accepted") },
        { label: "Reject all left", icon: "close", run: () => commands.decideLeft("rejected") },
        { rule: true },
        {
          label: "Discard suggestions",
          icon: "trash",
          danger: true,
          asks: true,
          run: () => commands.discardReview(),
        },
      ],
    });
  }

  /** @param {EntryState} state */
  function showState(state) {
    states.value = state;
    list.show(state, unchanged.checked);
    update();
  }

  function update() {
    const { review: shown, batch } = store.state;
    if (!isOpen || shown === null) return;
    const { counts } = shown.review;
    const decided = counts.accepted + counts.rejected;
    const total = decided + counts.undecided;
    text(part(root, "decided"), `${numberText(decided)} of ${numberText(total)} decided`);
    const share = (/** @type {number} */ count) => (total === 0 ? 0 : count / total);
    showProgress(
      part(root, "bar"),
      [
        { share: share(counts.accepted), kind: "ok" },
        { share: share(counts.rejected), kind: "bad" },
      ],
      `${numberText(decided)} of ${numberText(total)} decided`,
    );
    for (const place of root.querySelectorAll("[data-count]"))
      text(place, numberText(counts[/** @type {EntryState} */ (place.getAttribute("data-count"))]));
    const apply = part(root, "apply", HTMLButtonElement);
    text(
      part(root, "apply-label"),
      `Apply ${counts.accepted === 1 ? "1 image" : `${numberText(counts.accepted)} images`}`,
    );
    apply.disabled = counts.accepted === 0 && counts.rejected === 0;
    const isEnd = counts.undecided === 0 && states.value === "undecided";
    show(part(root, "thumbs"), !isEnd);
    show(part(root, "end"), isEnd && !apply.disabled);
    text(part(root, "end-apply"), part(root, "apply-label").textContent);
    for (const name of ["accept-left", "reject-left"])
      part(root, name, HTMLButtonElement).disabled = counts.undecided === 0;
    const cost = batch?.jobs.cost;
    const names = (batch?.options.sides ?? []).map(
      ({ provider }) => store.state.providers[provider]?.name ?? provider,
    );
    text(part(root, "facts"), [...names, ...(cost ? [dollarsText(cost)] : [])].join(" · "));
    tags.update();
    list.update();
  }

  return {
    open() {
      isOpen = true;
      states.value = "undecided";
      list.show("undecided", unchanged.checked);
      update();
      list.focusCurrent();
    },
    close() {
      isOpen = false;
      list.close();
    },
    initialFocus: () => part(root, "scroll"),
  };
}
