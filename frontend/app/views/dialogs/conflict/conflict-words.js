import { dayText, timeText } from "../../../ui/wording.js";

/**
 * @param {string} whose
 * @param {number | null} time
 * @returns {string} Yours, 14:06
 */
export function sideTitle(whose, time) {
  return time === null ? whose : `${whose}, ${timeText(time, Date.now())}`;
}

/**
 * @param {readonly { changed: number | null }[]} conflicts
 * @param {number | null} openedAt
 * @returns {string} that others saved, and when as far as that is known
 */
export function changedWords(conflicts, openedAt) {
  const last = Math.max(...conflicts.map(({ changed }) => changed ?? 0));
  const saved = last === 0 ? "" : ` ${atTime(last)},`;
  const opened = openedAt === null ? "" : ` ${atTime(openedAt)}`;
  return `Somebody, or another tab, saved this dataset${saved} after you opened it${opened}.`;
}

/** @param {number} time @returns {string} at 14:11, yesterday, on 19 November */
function atTime(time) {
  const day = dayText(time, Date.now());
  if (day.startsWith("today ")) return day.replace("today", "at");
  return day === "yesterday" ? day : `on ${day}`;
}

/** @param {number} free @param {number} total @returns {string} */
export function freeWords(free, total) {
  if (free <= 0) return "";
  const [touch, they] = free === 1 ? ["does not touch", "it is"] : ["do not touch", "they are"];
  return `${free} of your ${total} changes ${touch} the same images and will be saved as ${they}.`;
}

/** @param {boolean} areSomeLost whether an image is gone in the workspace @returns {string} what becomes of what is not chosen */
export function keptWords(areSomeLost) {
  return areSomeLost
    ? "What the workspace has and you do not choose stays in the history."
    : "What you do not choose is not lost: the workspace’s version stays in the history, Undo brings yours back.";
}

/**
 * @param {number} count of images that were changed on both sides
 * @param {number} free changes that touch none of them
 * @returns {string} what there is to choose
 */
export function chooseWords(count, free) {
  if (free > 0) return `Choose for the other ${count}.`;
  return count === 1
    ? "You changed the same image. Choose for it."
    : `You changed the same images. Choose for ${count === 2 ? "both" : `all ${count}`}.`;
}
