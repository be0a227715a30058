import { element } from "../../ui/dom.js";

/**
 * @typedef {object} RenameOptions
 * @property {string} [name] what the field is for; the words before come behind it
 * @property {HTMLElement} [over] where the field is put, over the pill, because the pill stands in a list that must hold nothing
 *   but options; positioned, and scrolls with the pill. Without it the field takes the label's place.
 * @property {(words: string | null, isKey: boolean) => void} onEnd gets null when nothing is to be changed, and whether a key ended
 *   it, so that the focus goes back
 */

/**
 * Lets a person type other words in the place of a label. Enter and leaving the field take them, Esc does not.
 *
 * @param {HTMLElement} pill
 * @param {HTMLElement} label inside the pill; its text is what is renamed
 * @param {RenameOptions} options
 * @returns {{ cancel: () => void, take: () => void }}
 */
export function startRename(pill, label, { name = "Rename tag", over, onEnd }) {
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

  if (over) {
    cover(pill, input, over);
    pill.dataset.state = "covered";
  } else {
    label.hidden = true;
    label.before(input);
  }
  input.focus();
  input.select();
  return { cancel: () => end(false, false), take: () => end(true, false) };
}

/** @param {HTMLElement} pill @param {HTMLInputElement} input @param {HTMLElement} place */
function cover(pill, input, place) {
  const { left, top, width, height } = pill.getBoundingClientRect();
  const origin = place.getBoundingClientRect();
  const start = left - origin.left - place.clientLeft + place.scrollLeft;
  input.classList.add("pill__input--over");
  input.style.left = `${start}px`;
  input.style.top = `${top - origin.top - place.clientTop + place.scrollTop}px`;
  input.style.minWidth = `${width}px`;
  input.style.maxWidth = `${Math.max(width, place.clientWidth - start)}px`;
  input.style.height = `${height}px`;
  place.append(input);
}
