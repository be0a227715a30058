import { createDialog } from "../../../ui/dialog.js";
import { part } from "../../../ui/dom.js";

/**
 * Asks before a crop that was worked on is left without having been saved.
 *
 * @param {{ root: HTMLElement, onLeave: () => void, signal: AbortSignal }} options
 */
export function createCropLeave({ root, onLeave, signal }) {
  const dialog = createDialog(part(root, "leave", HTMLDialogElement), { signal });
  const stay = part(root, "stay");

  stay.addEventListener("click", dialog.close, { signal });
  part(root, "discard").addEventListener(
    "click",
    () => {
      // Before the dialog around it: a question that stays open without being seen would take the next Esc.
      dialog.close();
      onLeave();
    },
    { signal },
  );

  return {
    ask: () => dialog.open({ focus: stay }),
    close: dialog.close,
  };
}
