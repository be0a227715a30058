import { clone, part, show, text } from "../../../ui/dom.js";
import { countText } from "../../../ui/wording.js";

/** @typedef {import("../../../state/state.js").BatchState} BatchState */

/**
 * What holds a run up, or ended it before its end.
 *
 * @param {{ root: HTMLElement, commands: Pick<import("../dialog-commands.js").DialogCommands, "doRemedy"> }} options
 */
export function createRunNotes({ root, commands }) {
  /** @type {BatchState["slowDown"]} */
  let slowDown = null;
  const waits = clone("batch-warning");
  const stopped = clone("batch-warning");
  show(part(waits, "action"), false);
  root.append(waits, stopped);
  /** @type {import("../../../model/suggestions/types.js").Failure | null} */
  let reason = null;
  part(stopped, "action").addEventListener("click", () => reason !== null && commands.doRemedy(reason));

  function tick() {
    const seconds = slowDown === null ? 0 : Math.ceil((slowDown.until - Date.now()) / 1000);
    show(waits, slowDown !== null && seconds > 0);
    if (slowDown === null || seconds <= 0) return;
    text(part(waits, "title"), `${slowDown.title}.`);
    const atOnce = `Now ${countText(slowDown.atOnce, "request")} at a time.`;
    text(part(waits, "words"), `${atOnce} The next retry is in ${seconds} s.`);
  }

  return {
    tick,
    /** @param {BatchState} batch */
    update(batch) {
      slowDown = batch.phase === "running" ? batch.slowDown : null;
      reason = batch.stoppedBy;
      tick();
      show(stopped, reason !== null);
      if (reason === null) return;
      text(part(stopped, "title"), `${reason.title}.`);
      text(part(stopped, "words"), reason.detail);
      const label = remedyLabel(reason.remedy);
      show(part(stopped, "action"), label !== null);
      text(part(stopped, "action"), label ?? "");
    },
  };
}

/**
 * @param {import("../../../model/suggestions/types.js").Remedy} remedy
 * @returns {string | null} what a button says that does it
 */
export function remedyLabel(remedy) {
  switch (remedy) {
    case "use-relay":
      return "Use server route";
    case "open-settings":
      return "Open Settings";
    case "raise-limit":
      return "Raise and retry";
    case "other-provider":
      return "Other provider…";
    case "retry":
      return "Retry";
    default:
      return null;
  }
}
