import { bindHotkeys } from "../../../ui/hotkeys.js";

/**
 * @param {HTMLElement} root
 * @param {{
 *   list: import("./review-list.js").ReviewList,
 *   commands: Pick<import("../dialog-commands.js").DialogCommands, "applyReview" | "undoDecision">,
 *   signal: AbortSignal
 * }} options
 */
export function bindReviewKeys(root, { list, commands, signal }) {
  bindHotkeys(
    root,
    [
      { keys: "Y", run: () => list.decide("accepted") },
      { keys: "N", run: () => list.decide("rejected") },
      { keys: "E", run: () => list.edit() },
      { keys: "ArrowDown", run: () => list.goTo(list.current + 1) },
      { keys: "ArrowUp", run: () => list.goTo(list.current - 1) },
      { keys: "Ctrl+Enter", run: () => commands.applyReview() },
      { keys: "Ctrl+Z", run: () => commands.undoDecision() },
    ],
    { signal },
  );
}
