import { attribute, part, show } from "../../../ui/dom.js";

/** @typedef {import("../../../model/suggestions/types.js").RunOptions} RunOptions */
/** @typedef {Pick<RunOptions, "maxTags" | "maxWords" | "concurrency" | "perMinute" | "longSide" | "costLimit">} Limits */

/**
 * The numbers of a run. A field that holds no usable number is marked, and the last usable one counts. Where 0 means that there is no
 * limit, an empty field says the same.
 *
 * @param {{ root: HTMLElement, onChange: () => void, signal: AbortSignal }} options
 */
export function createBatchLimits({ root, onChange, signal }) {
  const fields = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[data-limit]")]);
  /** @type {Limits} */
  let values = { maxTags: 30, maxWords: 50, concurrency: 4, perMinute: 0, longSide: 1024, costLimit: 0 };

  for (const field of fields) field.addEventListener("input", () => read(field), { signal });

  /** @param {HTMLInputElement} field */
  function read(field) {
    const value =
      field.value === "" && field.min === "0" && !field.validity.badInput ? 0 : field.valueAsNumber;
    const isWhole = field.dataset.limit === "costLimit" || Number.isInteger(value);
    const isUsable = isWhole && value >= Number(field.min) && value <= Number(field.max);
    attribute(field, "aria-invalid", isUsable ? null : true);
    if (isUsable) values = { ...values, [field.dataset.limit ?? ""]: value };
    onChange();
  }

  return {
    get values() {
      return values;
    },

    /** @param {import("../../../state/settings.js").Settings} settings */
    open({ maxTags, maxWords, concurrency, perMinute, sentSide, costLimit }) {
      values = { maxTags, maxWords, concurrency, perMinute, longSide: sentSide, costLimit };
      for (const field of fields) {
        const value = values[/** @type {keyof Limits} */ (field.dataset.limit)];
        field.value = value === 0 ? "" : String(value);
        attribute(field, "aria-invalid", null);
      }
    },

    /** @param {import("../../../model/types.js").TextMode} mode */
    update(mode) {
      show(part(root, "row-maxTags"), mode === "tags");
      show(part(root, "row-maxWords"), mode === "caption");
    },
  };
}
