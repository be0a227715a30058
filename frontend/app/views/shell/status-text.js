import { agoText, bytesText, clockText, countText, numberText } from "../../ui/wording.js";

/** @typedef {import("../../state/state.js").State} State */
/** @typedef {{ text: string, tone: "ok" | "warn" | "bad" | "idle" }} Status */

/**
 * How the server and the workspace are.
 *
 * @param {State["server"]} server
 * @returns {Status}
 */
export function serverStatus({ online, path, writable, freeBytes }) {
  if (!online) return { text: "Server not reached", tone: "bad" };
  if (path === null) return { text: "Looking for the workspace…", tone: "idle" };
  if (!writable) return { text: "Workspace cannot be written", tone: "bad" };
  const free = freeBytes === null ? "" : `, ${bytesText(freeBytes)} free`;
  return { text: `Workspace connected${free}`, tone: "ok" };
}

/**
 * What is kept of the edits in this browser, and what is not.
 *
 * @param {Pick<State, "draft" | "left">} kept
 * @param {number} now
 * @returns {Status | null} null when there is nothing to say
 */
export function draftStatus({ draft: { state, at, unprotected }, left }, now) {
  if (state === "failed") {
    const words = `No draft kept in this browser: ${countText(unprotected, "changed image")} only in this tab`;
    return { text: words, tone: "bad" };
  }
  const count = (/** @type {typeof state} */ which) => (state === which ? unprotected : 0);
  const waiting = count("keeping") + left.waiting;
  if (waiting > 0) return { text: `Keeping a draft: ${countText(waiting, "image")} to go`, tone: "idle" };
  const refused = count("partly") + left.refused;
  if (refused > 0)
    return {
      text: `Draft kept without ${countText(refused, "image")}: no room in this browser`,
      tone: "warn",
    };
  if (state === "none") return null;
  return { text: `Draft kept in this browser${at === null ? "" : `, ${agoText(now - at)}`}`, tone: "ok" };
}

/**
 * @param {number | null} savedAt
 * @returns {string}
 */
export function savedText(savedAt) {
  return savedAt === null ? "" : `Saved to workspace ${clockText(savedAt)}`;
}

/**
 * @param {State["zip"]} zip
 * @returns {string}
 */
export function zipText(zip) {
  if (zip === "writing") return "ZIP copy: writing…";
  if (zip === "failed") return "ZIP copy failed";
  return zip === "ready" ? "ZIP copy written" : "";
}

/**
 * @param {import("../../state/state.js").State} state
 * @returns {string} how far a run is, how many suggestions wait, or how many images were not asked about; empty where there is none of it
 */
export function batchText({ batch, review }) {
  if (batch === null) return "";
  const { jobs, phase, options } = batch;
  const left = jobs.count("waiting") + jobs.count("running") + jobs.count("retrying");
  const verb = options.mode === "tags" ? "Tagging" : "Captioning";
  if (phase === "running") return `${verb} ${numberText(jobs.size - left)} of ${numberText(jobs.size)}`;
  if (phase === "paused") return `${verb} is paused, ${numberText(left)} to go`;
  const waits = review === null ? 0 : review.review.counts.undecided + review.review.counts.accepted;
  if (waits > 0) return `${countText(waits, "suggestion")} to review`;
  const stopped = jobs.count("stopped");
  return stopped > 0 ? `${verb} was stopped, ${numberText(stopped)} to go` : "";
}
