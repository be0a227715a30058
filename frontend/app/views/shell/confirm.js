import { part, setIcon, show, text } from "../../ui/dom.js";
import { createDialog } from "../../ui/dialog.js";

/**
 * A question that a command asks. `resolve` gets false for Cancel and true for the confirmation, or, where there is a check box or
 * a second way on, `{ confirmed: true, checked, choice }`.
 *
 * @typedef {{
 *   title: string,
 *   text?: string,
 *   confirmLabel: string,
 *   cancelLabel?: string,
 *   otherLabel?: string,
 *   danger?: boolean,
 *   checkbox?: string | { label: string, checked?: boolean },
 *   resolve: (answer: boolean | { confirmed: true, checked: boolean, choice: "confirm" | "other" }) => void
 * }} Question
 */

/**
 * The dialog that asks before something is done. The focus starts on Cancel when it would destroy something.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createConfirmView({ root, store, commands, signal }) {
  const element = part(root, "confirm", HTMLDialogElement);
  const checkbox = part(element, "confirm-checkbox", HTMLInputElement);
  /** @type {Question | null} */
  let question = null;

  const answer = (/** @type {"confirm" | "other" | null} */ choice) => {
    const asked = question;
    question = null;
    if (!asked) return;
    commands.closeDialog();
    const isRich = asked.checkbox !== undefined || asked.otherLabel !== undefined;
    if (choice === null) asked.resolve(false);
    else asked.resolve(isRich ? { confirmed: true, checked: checkbox.checked, choice } : true);
  };

  const dialog = createDialog(element, { signal, onClose: () => answer(null) });

  const ask = (/** @type {Question} */ next) => {
    question = next;
    text(part(element, "confirm-title"), next.title);
    text(part(element, "confirm-text"), next.text ?? "");
    show(part(element, "confirm-text"), Boolean(next.text));
    setIcon(part(element, "confirm-icon", SVGSVGElement), next.danger ? "warning" : "info");
    element.dataset.kind = next.danger ? "danger" : "plain";
    fillCheckbox(next.checkbox);
    fillButtons(next);
    const first = part(element, next.danger ? "confirm-cancel" : "confirm-ok");
    dialog.open({ focus: first });
  };

  const fillCheckbox = (/** @type {Question["checkbox"]} */ wanted) => {
    const { label, checked = false } =
      typeof wanted === "string" ? { label: wanted } : (wanted ?? { label: "" });
    show(part(element, "confirm-choice"), label !== "");
    text(part(element, "confirm-checkbox-label"), label);
    checkbox.checked = checked;
  };

  const fillButtons = (/** @type {Question} */ { confirmLabel, cancelLabel, otherLabel, danger }) => {
    const confirm = part(element, "confirm-ok");
    text(confirm, confirmLabel);
    confirm.className = danger ? "button button--danger-filled" : "button button--primary";
    text(part(element, "confirm-cancel"), cancelLabel ?? "Cancel");
    text(part(element, "confirm-other"), otherLabel ?? "");
    show(part(element, "confirm-other"), otherLabel !== undefined);
  };

  const press = (/** @type {string} */ name, /** @type {"confirm" | "other" | null} */ choice) =>
    part(element, name).addEventListener(
      "click",
      () => {
        const asked = question;
        // Closing gives the focus back first, so that what the answer opens can take it.
        question = null;
        dialog.close();
        question = asked;
        answer(choice);
      },
      { signal },
    );
  press("confirm-cancel", null);
  press("confirm-other", "other");
  press("confirm-ok", "confirm");

  store.subscribe(
    (state) => (state.dialog?.name === "confirm" ? state.dialog : null),
    (wanted) => {
      if (wanted) ask(/** @type {Question} */ (/** @type {unknown} */ (wanted)));
      else dialog.close();
    },
    { signal },
  );
}
