import { part, show, text } from "../../../ui/dom.js";
import { createVirtualList } from "../../../ui/virtual-list.js";
import { fixedRows, variedRows } from "../../../ui/virtual-window.js";
import { createTextMeasure } from "../../../ui/text-measure.js";
import { createReviewCard } from "./review-card.js";
import { failureWords } from "./review-diff.js";
import { cardHeight } from "./review-layout.js";

/** @typedef {import("../../../model/suggestions/review-entry.js").Decision} Decision */
/** @typedef {import("../../../model/suggestions/review-entry.js").EntryState} EntryState */
/** @typedef {import("../../../model/types.js").ItemId} ItemId */

const gap = 8;
const pictureBox = { width: 116, height: 88 };
/** Around a card that has the screen to itself. */
const phoneMargin = 12;
/** What a card has beside its diff: picture, buttons, gaps, padding, border. */
const beside = 116 + 210 + 28 + 22;

const emptyWords = {
  undecided: "Nothing left to decide. Apply what you accepted, or go back to the images.",
  accepted: "Nothing accepted yet.",
  rejected: "Nothing rejected.",
  failed: "Nothing failed.",
  unchanged: "Every suggestion would change something.",
  gone: "No image is gone.",
};

/**
 * The suggestions in one state, of which only those on the screen exist in the page. What was decided just now stays where it is until another
 * state is chosen, so that nothing jumps away under the pointer; on the phone the next takes its place.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("../../../state/store.js").Store,
 *   commands: import("../dialog-commands.js").DialogCommands,
 *   thumbnails: import("../dialogs.js").Thumbnails,
 *   signal: AbortSignal
 * }} options
 */
export function createReviewList({ root, store, commands, thumbnails, signal }) {
  const viewport = part(root, "scroll");
  const measure = createTextMeasure();
  /** @type {Map<HTMLElement, ReturnType<typeof createReviewCard>>} */
  const cards = new Map();
  /** @type {readonly ItemId[]} */
  let ids = [];
  /** @type {EntryState} */
  let state = "undecided";
  let showsUnchanged = false;
  let current = 0;
  /** @type {ItemId | null} */
  let editing = null;

  const list = createVirtualList({
    viewport,
    content: part(root, "list"),
    key: (index) => ids[index],
    create() {
      const card = createReviewCard({ store, commands, thumbnails, onEdit: setEditing, signal });
      cards.set(card.element, card);
      return card.element;
    },
    update(element, index) {
      const { review, batch } = store.state;
      if (review === null) return;
      const names = (batch?.options.sides ?? []).map(({ provider, model }) => model || provider);
      const isCurrent = index === current;
      cards.get(element)?.update(ids[index], {
        review: review.review,
        names,
        index,
        count: ids.length,
        box: isPhone() ? { width: viewport.clientWidth, height: viewport.clientWidth } : pictureBox,
        isCurrent,
        isEditing: editing === ids[index],
        showsUnchanged: showsUnchanged || isPhone(),
      });
    },
    remove(element) {
      cards.get(element)?.release();
      cards.delete(element);
    },
    signal,
  });
  // On the click, not before: a card that is drawn anew under a pressed button would never hear of it.
  part(root, "list").addEventListener(
    "click",
    (event) => {
      const card = event.target instanceof Element ? event.target.closest(".review-card") : null;
      const index = card instanceof HTMLElement ? Number(card.dataset.index) : current;
      if (index !== current) goTo(index);
    },
    { signal },
  );

  /** @param {ItemId | null} id */
  function setEditing(id) {
    editing = id;
    layOut();
    if (id === null) focusCurrent();
    else list.scrollTo(current);
  }

  function focusCurrent() {
    const card = list.elementOf(current);
    (card ?? viewport).focus({ preventScroll: true });
  }

  const isPhone = () => root.clientWidth <= 640;

  function layOut() {
    measure.useFont(getComputedStyle(viewport).font);
    const textWidth = Math.max(160, viewport.clientWidth - 28 - beside);
    const room = { textWidth, widthOf: measure.widthOf };
    const { review } = store.state;
    if (isPhone()) {
      const height = Math.max(320, viewport.clientHeight - 2 * phoneMargin);
      return list.setRows(fixedRows({ count: ids.length, height, gap: phoneMargin }));
    }
    const heights = ids.map((id) => {
      const entry = review?.review.find(id);
      if (review === null || entry === undefined) return 0;
      return cardHeight(
        {
          proposal: entry.ownText === null ? entry.proposal : review.review.outcome(id),
          trigger: review.review.rules.trigger,
          showsUnchanged,
          hasSides: entry.sides.length > 1,
          isEdited: editing === id,
          words: failureWords(entry),
        },
        room,
      );
    });
    list.setRows(variedRows(heights, gap));
  }

  /** @param {number} index @param {{ focuses?: boolean }} [options] `focuses` for keys; a pointer takes the focus where it presses */
  function goTo(index, { focuses = false } = {}) {
    if (ids.length === 0) return;
    current = Math.max(0, Math.min(ids.length - 1, index));
    list.scrollTo(current);
    list.refresh();
    if (focuses) focusCurrent();
  }

  /** @param {Decision} decision @param {{ focuses?: boolean }} [options] */
  function decide(decision, options) {
    const id = ids[current];
    if (id === undefined) return;
    commands.decide([id], decision);
    goTo(current + 1, options);
  }

  /** As the images are numbered; suggestions come in another order. @param {ItemId} a @param {ItemId} b */
  const byNumber = (a, b) => numberOf(a) - numberOf(b);
  const numberOf = (/** @type {ItemId} */ id) => store.document?.find(id)?.number ?? Infinity;

  new ResizeObserver(() => ids.length > 0 && layOut()).observe(viewport);

  return {
    /** @param {EntryState} wanted @param {boolean} unchanged whether tags that stay are shown, too */
    show(wanted, unchanged) {
      state = wanted;
      showsUnchanged = unchanged;
      const { review } = store.state;
      ids = review === null ? [] : [...review.review.ids(wanted)].sort(byNumber);
      current = 0;
      editing = null;
      viewport.scrollTop = 0;
      layOut();
      show(part(root, "empty"), ids.length === 0);
      text(part(root, "empty"), emptyWords[wanted]);
    },
    /** Takes in what was decided, and suggestions that came meanwhile. */
    update() {
      const { review } = store.state;
      if (review === null) return;
      const known = new Set(ids);
      const fresh = review.review.ids(state).filter((id) => !known.has(id));
      const there = ids.filter((id) => review.review.find(id) !== undefined);
      if (fresh.length === 0 && there.length === ids.length) return list.refresh();
      const focused = ids[current];
      ids = [...there, ...fresh.sort(byNumber)];
      current = Math.max(0, focused === undefined ? 0 : ids.indexOf(focused));
      show(part(root, "empty"), ids.length === 0);
      layOut();
    },
    goTo,
    decide,
    focusCurrent,
    edit: () => setEditing(ids[current] ?? null),
    get current() {
      return current;
    },
    get isEmpty() {
      return ids.length === 0;
    },
    close() {
      ids = [];
      editing = null;
      list.setRows(fixedRows({ count: 0, height: 1 }));
    },
  };
}

/** @typedef {ReturnType<typeof createReviewList>} ReviewList */
