import { createDialog } from "../../ui/dialog.js";
import { attribute, part, show, text } from "../../ui/dom.js";

/**
 * Asks for the password when the session has ended in the middle of the work. It lies over whatever else is open, which goes on as
 * it was.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createLogInView({ root, store, commands, signal }) {
  const element = part(root, "log-in", HTMLDialogElement);
  const field = part(element, "log-in-password", HTMLInputElement);
  const button = part(element, "log-in-ok", HTMLButtonElement);
  const problem = part(element, "log-in-problem");

  const dialog = createDialog(element, {
    signal,
    closeOnScrim: false,
    onClose: () => store.state.session === "ended" && commands.declineLogIn(),
  });
  part(element, "log-in-form").addEventListener("submit", (event) => void submitted(event), { signal });

  const tellProblem = (/** @type {string} */ sentence) => {
    text(problem, sentence);
    show(problem, sentence !== "");
    attribute(field, "aria-invalid", sentence === "" ? null : true);
  };

  /** @param {Event} event */
  async function submitted(event) {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    try {
      await commands.logIn(field.value);
      loadPicturesAgain();
    } catch (error) {
      tellProblem(error instanceof Error ? error.message : String(error));
      field.select();
    } finally {
      button.disabled = false;
    }
  }

  store.subscribe(
    (state) => state.session,
    (session) => {
      field.value = "";
      tellProblem("");
      if (session === "ended") dialog.open({ focus: field });
      else dialog.close();
    },
    { signal },
  );
}

/** Pictures are asked for by the browser itself, which tries only once. */
function loadPicturesAgain() {
  for (const image of document.images) {
    const { src, complete, naturalWidth } = image;
    if (src !== "" && complete && naturalWidth === 0) image.src = src;
  }
}
