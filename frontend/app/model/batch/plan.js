import { hasText } from "../suggestions/proposal.js";

/** @typedef {import("../document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../types.js").Item} Item */
/** @typedef {import("../types.js").ItemId} ItemId */
/** @typedef {import("../suggestions/types.js").IfTextExists} IfTextExists */
/** @typedef {import("../suggestions/types.js").Which} Which */

/**
 * Why an image is not sent: it has a text and is to keep it, its text could not be written, or its picture cannot be shown.
 *
 * @typedef {"has-text" | "unreadable-text" | "unreadable-picture"} WhySkipped
 *
 * @typedef {{ images: ItemId[], skipped: { image: ItemId, why: WhySkipped }[], counts: Record<Which, number>, sentIf: Record<IfTextExists, number> }} ImagePlan
 *   `counts` says how many images each choice of `which` has, `sentIf` how many of the chosen ones are sent with each way of treating a text
 */

/**
 * @param {DatasetDocument} document
 * @param {{
 *   which: Which,
 *   ifTextExists: IfTextExists,
 *   shown: readonly ItemId[],
 *   selected: Iterable<ItemId>,
 *   failed: Iterable<ItemId>
 * }} choice `failed` are the images that failed in the last run
 * @returns {ImagePlan} in the order in which the images are shown, or stand in the document
 */
export function planImages(document, { which, ifTextExists, shown, selected, failed }) {
  const { trigger } = document;
  const untagged = document
    .ids()
    .filter((id) => whySkipped(document.get(id)) === null && !hasText(document.get(id), trigger));
  const inOrder = (/** @type {Iterable<ItemId>} */ ids) =>
    [...new Set(ids)]
      .filter((id) => document.has(id))
      .sort((a, b) => document.indexOf(a) - document.indexOf(b));
  /** @type {Record<Which, readonly ItemId[]>} */
  const choices = {
    all: document.ids(),
    shown: shown.filter((id) => document.has(id)),
    selected: inOrder(selected),
    untagged,
    failed: inOrder(failed),
  };
  /** @type {ImagePlan} */
  const plan = {
    images: [],
    skipped: [],
    counts: countsOf(choices),
    sentIf: { ignore: 0, append: 0, overwrite: 0 },
  };
  for (const image of choices[which]) {
    const item = document.get(image);
    const why = whySkipped(item);
    const isThere = hasText(item, trigger);
    if (why === null) {
      plan.sentIf.append++;
      plan.sentIf.overwrite++;
      if (!isThere) plan.sentIf.ignore++;
    }
    if (why !== null) plan.skipped.push({ image, why });
    else if (isThere && ifTextExists === "ignore") plan.skipped.push({ image, why: "has-text" });
    else plan.images.push(image);
  }
  return plan;
}

/**
 * @param {Record<Which, readonly ItemId[]>} choices
 * @returns {Record<Which, number>}
 */
function countsOf({ all, shown, selected, untagged, failed }) {
  return {
    all: all.length,
    shown: shown.length,
    selected: selected.length,
    untagged: untagged.length,
    failed: failed.length,
  };
}

/**
 * @param {Item} item
 * @returns {WhySkipped | null} why it is not sent whatever the choice
 */
function whySkipped(item) {
  if (item.textProblem !== null) return "unreadable-text";
  return item.problem ? "unreadable-picture" : null;
}
