import { element } from "../../ui/dom.js";

/**
 * Lets a person type other words in the place of a label. Enter and leaving the field take them, Esc does not.
 *
 * @param {HTMLElement} pill
 * @param {HTMLElement} label inside the pill; its text is what is renamed
 * @param {{ name?: string, onEnd: (words: string | null, isKey: boolean) => void }} options `onEnd` gets null when nothing is to be
 *   changed, and whether a key ended it, so that the focus goes back
 * @returns {{ cancel: () => void }}
 */
export function startRename(pill, label, { name = "Rename tag", onEnd }) {
  const before = label.textContent;
  const input = element("input", "pill__input");
  input.value = before;
  input.size = Math.max(4, before.length);
  input.setAttribute("aria-label", `${name} ${before}`);
  input.spellcheck = false;
  const lifetime = new AbortController();
  const { signal } = lifetime;

  const end = (/** @type {boolean} */ isTaken, /** @type {boolean} */ isKey) => {
    if (signal.aborted) return;
    lifetime.abort();
    const words = input.value.trim();
    input.remove();
    label.hidden = false;
    delete pill.dataset.state;
    onEnd(isTaken && words !== before ? words : null, isKey);
  };

  input.addEventListener("blur", () => end(true, false), { signal });
  input.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing) return;
      event.stopPropagation();
      if (event.key === "Enter" || event.key === "Escape") {
        event.preventDefault();
        end(event.key === "Enter", true);
      }
    },
    { signal },
  );
  for (const type of ["click", "dblclick", "pointerdown"]) {
    input.addEventListener(type, (event) => event.stopPropagation(), { signal });
  }

  label.hidden = true;
  label.before(input);
  pill.dataset.state = "renaming";
  input.focus();
  input.select();
  return { cancel: () => end(false, false) };
}
