import { bindHotkeys } from "../../../ui/hotkeys.js";

/**
 * @param {HTMLElement} root
 * @param {{
 *   list: import("./review-list.js").ReviewList,
 *   singleKeys: () => boolean,
 *   commands: Pick<import("../dialog-commands.js").DialogCommands, "applyReview" | "undoDecision">,
 *   signal: AbortSignal
 * }} options
 */
export function bindReviewKeys(root, { list, commands, singleKeys, signal }) {
  const focuses = { focuses: true };
  bindHotkeys(
    root,
    [
      { keys: "Y", run: () => list.decide("accepted", focuses) },
      { keys: "N", run: () => list.decide("rejected", focuses) },
      { keys: "E", run: () => list.edit() },
      { keys: "ArrowDown", run: () => list.goTo(list.current + 1, focuses) },
      { keys: "ArrowUp", run: () => list.goTo(list.current - 1, focuses) },
      { keys: "Home", run: () => list.goTo(0, focuses) },
      { keys: "End", run: () => list.goTo(Infinity, focuses) },
      { keys: "Ctrl+Enter", inFields: true, run: () => commands.applyReview() },
      { keys: "Ctrl+Z", run: () => commands.undoDecision() },
    ],
    { signal, singleKeys },
  );
}
