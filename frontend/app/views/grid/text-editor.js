import { attribute, findPart, part, setTabStop, show, text } from "../../ui/dom.js";
import { createSegmented } from "../../ui/segmented.js";
import { createAddTagField } from "./add-tag-field.js";
import { createCaptionField } from "./caption-field.js";
import { createPillList } from "./pill-list.js";

/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./pill-list.js").Fold} Fold */

/**
 * The text of one image, as tags or as a caption, and the switch between the two. Its elements are those of the template
 * `text-body`; the switch (`mode`) may stand anywhere in `root`.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("./types.js").Store,
 *   commands: import("./types.js").EditingCommands,
 *   clicks: import("./pill-clicks.js").PillClicks,
 *   measure: import("../../ui/text-measure.js").TextMeasure,
 *   onNext: (id: ItemId, kind: "tag" | "caption") => void,
 *   onMore?: () => void,
 *   signal: AbortSignal
 * }} options `onNext` runs when the image is done and the next is wanted; `onMore` for “+4”
 */
export function createTextEditor({ root, store, commands, clicks, measure, onNext, onMore, signal }) {
  const add = part(root, "add-tag", HTMLInputElement);
  const area = part(root, "caption", HTMLTextAreaElement);
  const modeRoot = part(root, "mode");
  const caption = part(root, "caption-mode");
  const tags = part(root, "tags-mode");
  const triggerPill = part(root, "caption-trigger");
  const addTrigger = part(root, "caption-trigger-add");
  const problemLine = part(root, "text-problem");
  const choices = /** @type {HTMLElement[]} */ ([...modeRoot.querySelectorAll("[role=radio]")]);
  /** @type {ItemId | null} */
  let id = null;
  let isReachable = true;

  const next = (/** @type {"tag" | "caption"} */ kind) => id !== null && onNext(id, kind);
  const pills = createPillList({ root: tags, store, commands, clicks, onLeave: () => add.focus(), signal });
  const captionField = createCaptionField(area, {
    store,
    write: (item, body) => commands.setCaption(item, body),
    onDone: () => next("caption"),
    signal,
  });
  createAddTagField(add, {
    store,
    has: (tag) => id !== null && (store.document?.tags.has(tag, id) ?? false),
    add: (words) => id !== null && commands.addTags([id], words),
    onDone: () => next("tag"),
    onBack: pills.focusLast,
    signal,
  });
  const mode = createSegmented(modeRoot, {
    onChange: (value) => {
      captionField.flush();
      if (id !== null) commands.setMode([id], value === "caption" ? "caption" : "tags");
    },
    signal,
  });
  findPart(root, "pill-more")?.addEventListener("click", () => onMore?.(), { signal });
  addTrigger.addEventListener("click", () => id !== null && commands.addTrigger([id]), { signal });

  const showProblem = (/** @type {string | null} */ problem) => {
    show(problemLine, problem !== null);
    text(part(problemLine, "text-problem-words"), problem ?? "");
    attribute(modeRoot, "inert", problem === null ? null : "");
  };

  const showCaption = (/** @type {import("./types.js").Item} */ item) => {
    const trigger = store.document?.trigger ?? "";
    const state = store.document?.triggerState(item.id) ?? "none";
    const isInFront = state === "first" && !item.body.startsWith(trigger);
    show(triggerPill, isInFront);
    show(addTrigger, state === "missing");
    text(part(triggerPill, "caption-trigger-text"), trigger);
    text(part(root, "caption-trigger-add-text"), trigger);
    const isPill = isInFront || state === "missing";
    area.style.textIndent = isPill ? `${measure.widthOf(trigger) + 43}px` : "0";
    captionField.show(item);
  };

  const reach = () => {
    for (const element of [add, area, addTrigger]) setTabStop(element, isReachable);
    for (const choice of choices) {
      setTabStop(choice, isReachable && choice.getAttribute("aria-checked") === "true");
    }
    pills.setReachable(isReachable);
  };

  return {
    /**
     * @param {ItemId} nextId
     * @param {Fold | null} fold
     */
    update(nextId, fold) {
      const item = store.document?.find(nextId);
      if (!item) return;
      if (nextId !== id) {
        captionField.flush();
        add.value = "";
      }
      id = nextId;
      const { textProblem } = item;
      mode.value = item.mode;
      showProblem(textProblem);
      show(tags, textProblem === null && item.mode === "tags");
      show(caption, textProblem === null && item.mode === "caption");
      if (item.mode === "tags") pills.update(nextId, fold);
      else showCaption(item);
      reach();
    },
    /** Brings the cursor to where a tag is added or the caption is edited. */
    focus(/** @type {"tag" | "caption"} */ kind) {
      const field = kind === "caption" ? area : add;
      field.focus();
    },
    renameCurrent: pills.renameCurrent,
    flush: captionField.flush,
    setReachable(/** @type {boolean} */ nextReachable) {
      isReachable = nextReachable;
      reach();
    },
  };
}
