import { clone, part, show, text } from "../../../ui/dom.js";
import { countText, numberText } from "../../../ui/wording.js";
import { pictureInto } from "./picture-into.js";
import { dollarsText, durationText, tokensText } from "./figures.js";

/** @typedef {import("../../../model/suggestions/types.js").RunPlan} RunPlan */
/** @typedef {import("../../../model/suggestions/types.js").RunOptions} RunOptions */

/**
 * What a run will do and cost, said before it starts; and what came of trying a few images.
 *
 * @param {{ root: HTMLElement, store: import("../../../state/store.js").Store, thumbnails: import("../dialogs.js").Thumbnails }} options
 */
export function createBeforeStart({ root, store, thumbnails }) {
  const list = part(root, "trial-list");
  const pictures = pictureInto(thumbnails);

  /** @param {{ options: RunOptions, plan: RunPlan }} now */
  function update({ options, plan }) {
    const { estimate } = plan;
    text(part(root, "count"), countText(plan.sent, "image"));
    const isIgnored = options.ifTextExists === "ignore" && plan.skipped > 0;
    text(
      part(root, "skipped"),
      isIgnored ? `${numberText(plan.skipped)} already have text and are skipped` : "",
    );
    text(part(root, "cost"), estimate.cost === null ? "price not known" : dollarsText(estimate.cost));
    text(
      part(root, "tokens"),
      `about ${tokensText(estimate.inputTokens)} / ${tokensText(estimate.outputTokens)}`,
    );
    text(part(root, "time-name"), `Time at ${options.concurrency} at once`);
    text(part(root, "time"), `about ${durationText(estimate.seconds)}`);
    text(part(root, "route"), plan.routes.join(", "));
    const trigger = store.document?.trigger ?? "";
    const isTags = options.mode === "tags";
    text(
      part(root, "trigger"),
      trigger === "" ? "" : `The trigger word “${trigger}” is left out of answers and stays first.`,
    );
    text(
      part(root, "append-words"),
      isTags
        ? "Keep what is there and add new tags after it. Your own tags are never cut off."
        : "Keep what is there and write the caption after it.",
    );
    for (const [name, count] of Object.entries(plan.sentIf))
      text(part(root, `${name}-count`), `${countText(count, "image")} sent`);
    part(root, "notes").replaceChildren(...plan.privacy.map(privacyNote));
    updateTrial();
  }

  function updateTrial() {
    const { trial } = store.state;
    show(part(root, "trial"), trial !== null);
    if (trial === null) return;
    const jobs = trial.jobs.all();
    const ended = jobs.filter(({ state }) => state === "done" || state === "failed").length;
    text(
      part(root, "trial-title"),
      `Tried on ${ended} of ${countText(jobs.length, "image")}. Nothing was applied.`,
    );
    pictures.clear();
    list.replaceChildren(...jobs.map(trialImage));
  }

  /** @param {import("../../../model/suggestions/types.js").Job} job */
  function trialImage({ image, state, suggestion, failure }) {
    const entry = clone("batch-trial-image");
    const item = store.document?.find(image);
    if (item !== undefined) pictures.show(part(entry, "picture", HTMLImageElement), item, 96);
    const failed = failure === null ? "Asking…" : `${failure.title}. ${failure.detail}`;
    text(part(entry, "text"), state === "done" && suggestion !== null ? suggestion.text : failed);
    return entry;
  }

  return { update, close: () => pictures.clear() };
}

/** @param {string} words */
function privacyNote(words) {
  const note = clone("batch-note");
  text(part(note, "words"), words);
  return note;
}
