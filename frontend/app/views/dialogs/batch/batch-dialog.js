import { part, show, text } from "../../../ui/dom.js";
import { createSegmented } from "../../../ui/segmented.js";
import { countText } from "../../../ui/wording.js";
import { createBatchLimits } from "./batch-limits.js";
import { createBatchSide } from "./batch-side.js";
import { createBeforeStart } from "./before-start.js";

/** @typedef {import("../../../model/suggestions/types.js").IfTextExists} IfTextExists */
/** @typedef {import("../../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {import("../../../model/types.js").TextMode} TextMode */
/** @typedef {import("../../../model/suggestions/types.js").Which} Which */

/**
 * Sets up a run: which images, who is asked, what happens where a text exists, and what it will cost.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createBatchDialog({ root, store, commands, thumbnails, signal }) {
  const sides = [0, 1].map((index) => {
    const side = createBatchSide({ store, commands, onChange: update, signal });
    part(root, `side-${index}`).append(side.element);
    return side;
  });
  const exists = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[name=batch-exists]")]);
  const compare = part(root, "compare", HTMLInputElement);
  const review = part(root, "review", HTMLInputElement);
  const mode = createSegmented(part(root, "mode"), { onChange: () => openFor(modeNow()), signal });
  const which = createSegmented(part(root, "which"), { onChange: update, signal });
  const limits = createBatchLimits({ root, onChange: update, signal });
  const before = createBeforeStart({ root, store, thumbnails });
  let isOpen = false;

  for (const input of [...exists, compare, review]) input.addEventListener("change", update, { signal });
  part(root, "try").addEventListener("click", () => commands.tryRun(optionsNow(), whichNow()), { signal });
  part(root, "form").addEventListener("submit", start, { signal });
  root.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) start(event);
    },
    { signal },
  );
  store.subscribe((state) => state.providers, update, { signal });
  store.subscribe((state) => state.batch, update, { signal });
  store.subscribe((state) => state.trial, update, { signal });

  /** @returns {TextMode} */
  const modeNow = () => (mode.value === "caption" ? "caption" : "tags");
  const whichNow = () => /** @type {Which} */ (which.value);

  /** @returns {RunOptions} */
  function optionsNow() {
    const chosen = exists.find(({ checked }) => checked)?.value ?? "ignore";
    const { maxOutputTokens, captionJoint } = store.state.settings;
    return {
      mode: modeNow(),
      ifTextExists: /** @type {IfTextExists} */ (chosen),
      sides: compare.checked ? sides.map(({ side }) => side) : [sides[0].side],
      ...limits.values,
      maxOutputTokens,
      joint: captionJoint,
      // Of two answers somebody has to take the better one.
      review: review.checked || compare.checked,
    };
  }

  function update() {
    if (!isOpen) return;
    for (const side of sides) side.update();
    show(part(root, "side-1"), compare.checked);
    review.disabled = compare.checked;
    limits.update(modeNow());
    const options = optionsNow();
    const plan = commands.planRun(options, whichNow());
    before.update({ options, plan });
    const verb = modeNow() === "tags" ? "Tag" : "Caption";
    text(part(root, "title"), modeNow() === "tags" ? "Tag All" : "Caption All");
    const start = part(root, "start", HTMLButtonElement);
    text(part(root, "start-label"), `${verb} ${countText(plan.sent, "image")}`);
    start.disabled = plan.whyNot !== null;
    part(root, "try", HTMLButtonElement).disabled = plan.whyNot !== null;
    text(part(root, "why-not"), plan.whyNot ?? "");
    for (const [name, count] of Object.entries(plan.counts)) text(countOf(name), String(count));
  }

  /** @param {string} name */
  const countOf = (name) => /** @type {Element} */ (root.querySelector(`[data-count=${name}]`));

  /** @param {Event} event */
  function start(event) {
    event.preventDefault();
    const options = optionsNow();
    if (commands.planRun(options, whichNow()).whyNot === null) void commands.startRun(options, whichNow());
  }

  /** @param {TextMode} wanted */
  function openFor(wanted) {
    const { tagProvider, captionProvider } = store.state.settings;
    const id = wanted === "tags" ? tagProvider : captionProvider;
    for (const side of sides) side.open(wanted, id);
    update();
  }

  return {
    /** @param {{ mode: TextMode, which?: Which }} props */
    open({ mode: wanted, which: images = "all" }) {
      isOpen = true;
      const { settings } = store.state;
      mode.value = wanted;
      which.value = images;
      compare.checked = false;
      review.checked = settings.reviewBatches;
      for (const input of exists) input.checked = input.value === "ignore";
      limits.open(settings);
      openFor(wanted);
    },
    close() {
      isOpen = false;
      before.close();
    },
    initialFocus: () =>
      /** @type {HTMLElement} */ (part(root, "which").querySelector('[aria-checked="true"]')),
  };
}
