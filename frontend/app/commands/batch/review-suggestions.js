import { applyReview } from "../../model/suggestions/apply-review.js";
import { countText, numberText } from "../../ui/wording.js";
import { appliedTitle } from "./run-title.js";

/** @typedef {import("../../model/suggestions/review.js").Review} Review */
/** @typedef {import("../../model/suggestions/review.js").ReviewStep} ReviewStep */
/** @typedef {import("../../model/suggestions/review-entry.js").Decision} Decision */
/** @typedef {import("../../model/suggestions/tag-decisions.js").ChangeKind} ChangeKind */
/** @typedef {import("../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../model/types.js").ItemId} ItemId */

/**
 * Deciding on suggestions. Nothing is written into a text before the accepted ones are applied, all in one step.
 *
 * @param {import("../context.js").Context & { runKeeper: import("./keep-run.js").RunKeeper, signal?: AbortSignal }} context
 */
export function createReviewing({ store, tell, ask, runKeeper, signal }) {
  /** @type {ReviewStep[]} */
  let steps = [];

  store.onTouched(
    (touched) => {
      const { review: shown } = store.state;
      if (shown === null || store.document === null) return;
      shown.review.follow(store.document, touched);
      changed([]);
    },
    { signal },
  );

  /** @param {Iterable<ItemId>} images */
  function changed(images) {
    const { review } = store.state;
    if (review === null) return;
    runKeeper.decided(images);
    store.set({ review: { ...review, revision: review.revision + 1 } });
  }

  /** @param {(review: Review) => ReviewStep} decide */
  function step(decide) {
    const { review } = store.state;
    if (review === null) return;
    const former = decide(review.review);
    if (former.entries.length === 0 && former.marks.length === 0) return;
    steps.push(former);
    changed(former.entries.map(({ image }) => image));
  }

  /** Applies what was accepted, and keeps the rest. @returns {number} how many images changed */
  function apply() {
    const { review: shown } = store.state;
    const { document } = store;
    if (shown === null || document === null) return 0;
    const { review } = shown;
    const files = (/** @type {readonly ItemId[]} */ ids) =>
      ids.flatMap((id) => review.find(id)?.picture.file ?? []);
    const { edit, applied, passedOver } = applyReview(document, review);
    const images = countText(applied.length, "image");
    const words = `Applied suggestions to ${images}`;
    const isChanged = store.edit(edit, appliedTitle(store.state, images, words));
    const ended = [...applied, ...review.ids("rejected"), ...review.ids("unchanged"), ...review.ids("gone")];
    runKeeper.done(files(ended));
    review.drop(ended);
    steps = [];
    changed([]);
    if (isChanged) tell.undoable(words);
    if (passedOver.length > 0)
      tell.info(
        `${countText(passedOver.length, "accepted image")} ${passedOver.length === 1 ? "was" : "were"} passed over`,
        "Their texts were edited or removed after you accepted. Look at them again.",
      );
    return applied.length;
  }

  /** @returns {number} how many suggestions wait for a decision, or to be applied */
  function waiting() {
    const { review } = store.state;
    return review === null ? 0 : review.review.counts.undecided + review.review.counts.accepted;
  }

  /** @returns {boolean} whether nothing is left of the last run that could be lost */
  function isOver() {
    const { batch } = store.state;
    const isCut =
      batch !== null &&
      batch.jobs.count("waiting") + batch.jobs.count("stopped") + batch.jobs.count("failed") > 0;
    return waiting() === 0 && !isCut && batch?.phase !== "running" && batch?.phase !== "paused";
  }

  /** @param {string} what becomes of them @returns {Promise<boolean>} whether suggestions that wait may be lost */
  async function mayDiscard(what) {
    const waits = waiting();
    if (waits === 0) return true;
    const question = {
      title: `Discard ${countText(waits, "suggestion")}?`,
      text: `They wait for your decision and were not applied. ${what}`,
      confirmLabel: `Discard ${numberText(waits)}`,
      danger: true,
    };
    return (await ask(question)) !== false;
  }

  const reviewing = {
    isOver,

    /**
     * Puts a run in the place of the last one.
     *
     * @param {{ jobs: import("../../model/batch/jobs.js").Jobs, review: Review, options: RunOptions }} run
     * @returns {Promise<boolean>} false where its dataset was closed meanwhile
     */
    async begin({ jobs, review, options }) {
      const { document } = store;
      await runKeeper.forget();
      if (document === null || store.document !== document) return false;
      steps = [];
      const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join("");
      const header = { id, folder: document.folder, name: document.name, options, marks: [], at: Date.now() };
      runKeeper.follow({ header, jobs, review, document });
      store.set({ review: { revision: 0, review } });
      return true;
    },

    /** Goes on with what an earlier visit left. @param {import("./keep-run.js").KeptRun} kept */
    takeUp(kept) {
      const { review } = kept;
      steps = [];
      runKeeper.goOn(kept);
      store.set({ review: { revision: 0, review } });
    },

    /** @param {import("../../model/suggestions/types.js").Job} job that ended @param {import("../../model/batch/jobs.js").SentImage} [sent] */
    take(job, sent) {
      const { review } = store.state;
      if (review === null || store.document === null) return;
      review.review.take(job, store.document, sent);
      changed([job.image]);
    },

    /**
     * For runs that nobody wants to look through: takes what came, in one step. A text that was edited while its image was being asked
     * about is not replaced unseen.
     */
    applyAll() {
      const { review: shown } = store.state;
      if (shown === null) return;
      const { review } = shown;
      const isEdited = (/** @type {ItemId} */ id) =>
        review.rules.ifTextExists === "overwrite" && review.isEdited(id);
      const undecided = review.ids("undecided");
      const edited = undecided.filter(isEdited);
      review.decide(
        undecided.filter((id) => !isEdited(id)),
        "accepted",
      );
      apply();
      if (edited.length > 0)
        store.toast({
          kind: "warning",
          title: `${countText(edited.length, "image")} ${edited.length === 1 ? "was" : "were"} edited meanwhile`,
          detail: "What you wrote stays. The suggestions for them wait for your decision.",
          actions: [{ label: "Review", run: () => reviewing.open() }],
        });
      if (isOver()) void runKeeper.forget();
    },

    /** @returns {Promise<boolean>} whether another run may take the place of what waits for a decision */
    mayReplace: () => mayDiscard("A new run takes their place."),

    open() {
      const { review } = store.state;
      if (review !== null) store.set({ dialog: { name: "review" } });
    },
  };

  const commands = {
    openReview: reviewing.open,

    /** @param {Iterable<ItemId>} images @param {Decision | null} decision */
    decide: (images, decision) => step((review) => review.decide(images, decision)),
    /** @param {Decision} decision */
    decideLeft: (decision) => step((review) => review.decideLeft(decision)),
    /** @param {ItemId} image @param {string} tag @param {Decision | null} decision */
    decideTag: (image, tag, decision) => step((review) => review.decideTag(image, tag, decision)),
    /** @param {ChangeKind} kind @param {string} tag @param {Decision | null} decision */
    decideTagEverywhere: (kind, tag, decision) =>
      step((review) => review.decideTagEverywhere(kind, tag, decision)),
    /** @param {Iterable<ItemId>} images @param {number} side */
    pickSide: (images, side) => step((review) => review.pick(images, side)),
    /** @param {ItemId} image @param {string | null} body */
    writeSuggestion(image, body) {
      const mode = store.state.review?.review.outcome(image)?.mode ?? "tags";
      step((review) => review.write(image, body === null ? null : { body, mode }));
    },
    undoDecision() {
      const last = steps.pop();
      const { review } = store.state;
      if (last === undefined || review === null) return;
      review.review.restore(last);
      changed(last.entries.map(({ image }) => image));
    },

    async applyReview() {
      apply();
      if (!isOver()) return;
      store.set({ dialog: null });
      await runKeeper.forget();
    },

    async discardReview() {
      if (!(await mayDiscard("The texts stay as they are."))) return;
      store.set({ review: null, dialog: null, batch: null });
      await runKeeper.forget();
    },
  };
  return { reviewing, commands };
}

/** @typedef {ReturnType<typeof createReviewing>["reviewing"]} Reviewing */
