/**
 * Numbers, sizes and times as they are read.
 *
 * @module
 */

import { once } from "./once.js";

// A browser takes 30 ms until it has made its first formatter, which is too long for what the first screen shows: a count and the time.
const dayOfYear = once(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" }));
const dayOfAnyYear = once(
  () => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }),
);
/** Between the digits of a whole number, where three, six or more are left. */
const thousands = /\B(?=(?:\d{3})+$)/gu;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * @param {number} value
 * @returns {string} 1,912
 */
export function numberText(value) {
  return String(Math.round(value)).replace(thousands, ",");
}

/**
 * @param {number} count
 * @param {string} one the word for one
 * @param {string} [many] the word for several, where it is not made with an s
 * @returns {string} 1 image, 12 images
 */
export function countText(count, one, many = `${one}s`) {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}

/**
 * @param {number} bytes
 * @returns {string} 412 kB, 3.4 GB: in thousands, as file managers and disks count
 */
export function bytesText(bytes) {
  let value = bytes;
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < (unit > 2 ? 99.95 : 9.95) ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/**
 * @param {number} time
 * @returns {string} 14:02
 */
export function clockText(time) {
  return new Date(time).toTimeString().slice(0, "14:02".length);
}

/**
 * The day of a time, as people say it.
 *
 * @param {number} time
 * @param {number} now
 * @returns {string} today 14:02, yesterday, 19 November, 19 November 2025
 */
export function dayText(time, now) {
  const then = new Date(time);
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (then.toDateString() === today.toDateString()) return `today ${clockText(time)}`;
  if (then.toDateString() === yesterday.toDateString()) return "yesterday";
  return (then.getFullYear() === today.getFullYear() ? dayOfYear() : dayOfAnyYear()).format(time);
}

/**
 * @param {number} time
 * @param {number} now
 * @returns {string} 14:02 where that was today; else the day
 */
export function timeText(time, now) {
  const isToday = new Date(time).toDateString() === new Date(now).toDateString();
  return isToday ? clockText(time) : dayText(time, now);
}

/**
 * A time in words that stay true.
 *
 * @param {number} time
 * @returns {string} 20 November, 16:12
 */
export function dateText(time) {
  return `${dayOfYear().format(time)}, ${clockText(time)}`;
}

/**
 * How long ago something was, in words that need no correction every second.
 *
 * @param {number} milliseconds
 * @returns {string} just now, 20 s ago, 3 min ago, 2 h ago
 */
export function agoText(milliseconds) {
  if (milliseconds < 5 * second) return "just now";
  if (milliseconds < minute) return `${Math.floor(milliseconds / (5 * second)) * 5} s ago`;
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min ago`;
  return `${Math.floor(milliseconds / hour)} h ago`;
}

/** @param {readonly string[]} names @returns {string} the first few, and how many more */
export function listed(names) {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${numberText(names.length - 3)} more` : shown;
}
