import { attribute, clone, part, text } from "../../../ui/dom.js";
import { createKeyedList } from "../../../ui/keyed-list.js";
import { createRoving } from "../../../ui/roving.js";
import { dateText, dayText } from "../../../ui/wording.js";

/** @typedef {import("../../../model/versions/timeline.js").Moment} Moment */

/**
 * The states of a dataset as a list of which one is chosen; arrows choose.
 *
 * @param {HTMLElement} root `role="listbox"`
 * @param {{ onChoose: (moment: Moment) => void, onOpen: () => void, signal: AbortSignal }} options `onOpen`: somebody wants to
 *   see the chosen one, where list and content do not stand side by side
 */
export function createTimeline(root, { onChoose, onOpen, signal }) {
  /** @type {readonly Moment[]} */
  let moments = [];
  /** @type {string | null} */
  let chosen = null;

  const options = () => /** @type {HTMLElement[]} */ ([...root.children]);
  const list = createKeyedList(root, {
    key: (/** @type {Moment} */ moment) => moment.key,
    create: () => clone("history-moment"),
    update(element, moment) {
      element.dataset.key = moment.key;
      element.toggleAttribute("data-unsaved", moment.isUnsaved);
      attribute(element, "aria-selected", moment.key === chosen);
      text(part(element, "moment-title"), moment.title);
      text(part(element, "moment-words"), moment.words);
      text(part(element, "moment-time"), moment.time === null ? "" : dayText(moment.time, Date.now()));
      part(element, "moment-time").title = moment.time === null ? "" : dateText(moment.time);
    },
  });
  const roving = createRoving(root, { items: options, axis: "vertical", onMove: choose, signal });
  root.addEventListener(
    "click",
    (event) => {
      const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
      if (!(option instanceof HTMLElement)) return;
      choose(option);
      onOpen();
    },
    { signal },
  );
  root.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onOpen();
    },
    { signal },
  );

  /** @param {HTMLElement} option */
  function choose(option) {
    const moment = moments.find(({ key }) => key === option.dataset.key);
    if (moment === undefined) return;
    chosen = moment.key;
    list.update(moments);
    onChoose(moment);
  }

  return {
    /** @param {readonly Moment[]} next @param {string | null} key the chosen one */
    show(next, key) {
      moments = next;
      chosen = key;
      list.update(next);
      roving.refresh();
      const option = key === null ? undefined : list.get(key);
      if (option) roving.setCurrent(option);
    },
    focus: () => roving.current?.focus({ preventScroll: true }),
  };
}
