import { attribute, part as partOf, setIcon, show, text } from "../../../ui/dom.js";
import { dimensions, typeNote } from "./crop-figures.js";

/** @typedef {import("../../../model/types.js").Item} Item */
/** @typedef {import("../../../model/crop.js").Aspect} Aspect */

/**
 * @typedef {{
 *   aspect: (aspect: Aspect) => void,
 *   width: (width: number | null) => void,
 *   height: (height: number) => void,
 *   enlarge: (enlarge: boolean) => void,
 *   swap: () => void,
 *   snap: () => void,
 *   turn: () => void,
 *   flip: () => void,
 *   reset: () => void,
 *   restore: () => void,
 *   save: () => void
 * }} CropIntents
 */

/**
 * Everything of the crop dialog beside the picture: fields, figures, sentences, buttons.
 *
 * @param {{ root: HTMLElement, on: CropIntents, signal: AbortSignal }} options
 */
export function createCropPanel({ root, on, signal }) {
  /** @param {string} name */
  const part = (name) => partOf(root, name);
  /** @param {string} name */
  const input = (name) => partOf(root, name, HTMLInputElement);
  /** @param {string} name */
  const button = (name) => partOf(root, name, HTMLButtonElement);
  const shapes = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("input[name=aspect]"));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let speaking;
  let spoken = "";
  let canSave = false;

  for (const shape of shapes)
    shape.addEventListener("change", () => on.aspect(/** @type {Aspect} */ (shape.value)), { signal });
  input("width").addEventListener("input", () => on.width(pixels(input("width"))), { signal });
  input("height").addEventListener("input", () => on.height(pixels(input("height")) ?? 1), { signal });
  for (const name of ["width", "height"]) input(name).addEventListener("blur", showOutput, { signal });
  input("enlarge").addEventListener("change", () => on.enlarge(input("enlarge").checked), { signal });
  button("swap").addEventListener("click", on.swap, { signal });
  button("snap").addEventListener("click", on.snap, { signal });
  button("turn").addEventListener("click", on.turn, { signal });
  button("flip").addEventListener("click", on.flip, { signal });
  button("reset").addEventListener("click", on.reset, { signal });
  button("restore").addEventListener("click", on.restore, { signal });
  part("stage").addEventListener("keydown", enterSaves, { signal });
  part("form").addEventListener("submit", submitted, { signal });

  let output = { width: 0, height: 0 };

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    if (canSave) on.save();
  }

  /** @param {KeyboardEvent} event */
  function enterSaves(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (canSave) on.save();
  }

  /** A field that has the focus keeps what is being typed; it shows what will be made as soon as it is left. */
  function showOutput() {
    for (const name of /** @type {const} */ (["width", "height"]))
      if (document.activeElement !== input(name)) input(name).value = String(output[name]);
  }

  return {
    /** @param {Item} item */
    name({ number, picture, original }) {
      text(part("title"), `Crop image ${number}`);
      text(part("about"), `${fileName(picture.file)} · ${dimensions(picture)}`);
      show(part("problem"), false);
      show(part("restore"), original !== null);
      const note = typeNote(picture);
      text(part("type"), note ?? "");
      show(part("type"), note !== null);
      // Those of the picture before say nothing about this one.
      for (const name of /** @type {const} */ (["width", "height"])) input(name).value = "";
      canSave = false;
      button("save").disabled = true;
    },

    /** @param {Item} item */
    unreadable({ picture }) {
      const name = fileName(picture.file);
      text(
        part("problem"),
        `${name} cannot be cropped: it is damaged, or it was changed on disk since the dataset was opened. Open the dataset again to see what is there now.`,
      );
      show(part("problem"), true);
    },

    /**
     * @param {{
     *   choice: import("./crop-choice.js").CropChoice,
     *   rect: import("../../../model/crop.js").Rect,
     *   figures: import("./crop-figures.js").CropFigures,
     *   canSave: boolean
     * }} shown
     */
    update({ choice, rect, figures, canSave: saveable }) {
      for (const shape of shapes) shape.checked = shape.value === choice.aspect;
      output = figures.output;
      showOutput();
      input("enlarge").checked = choice.enlarge;
      const held = choice.width !== null && choice.width > figures.output.width;
      show(part("limit"), held);
      text(part("limit"), held ? `You asked for ${choice.width} px; the selection has ${rect.width}.` : "");
      text(part("selection"), dimensions(rect));
      part("hint").classList.toggle("note--warn", figures.hint.kind === "warning");
      part("hint").classList.toggle("note--ok", figures.hint.kind === "ok");
      setIcon(part("hint"), figures.hint.kind === "ok" ? "check" : "info");
      text(part("hint-title"), figures.hint.title);
      text(part("hint-text"), figures.hint.text);
      show(part("snap"), figures.snap !== null);
      text(part("snap-label"), figures.snap ?? "");
      text(part("scale"), figures.scale.text);
      part("scale").dataset.state = figures.scale.enlarged ? "warning" : "plain";
      text(part("kept"), figures.kept);
      attribute(part("flip"), "aria-pressed", choice.turn.flip);
      canSave = saveable;
      button("save").disabled = !canSave;
      text(part("words"), canSave ? "Undo brings the original back." : "Nothing is cut off or scaled yet.");
    },

    /** Brings the chosen shape into sight where the shapes are a row to scroll. */
    revealAspect() {
      const chosen = root.querySelector("input[name=aspect]:checked")?.parentElement;
      const row = chosen?.parentElement;
      if (chosen && row) row.scrollLeft = chosen.offsetLeft - (row.clientWidth - chosen.clientWidth) / 2;
    },

    /** Speaks the selection once the keys are let go. */
    say() {
      clearTimeout(speaking);
      speaking = setTimeout(() => {
        const { textContent } = part("selection");
        if (textContent !== spoken) text(part("crop-spoken"), textContent);
        spoken = textContent ?? "";
      }, 300);
    },

    /** @param {boolean} working */
    busy(working) {
      button("save").disabled = working || !canSave;
      attribute(button("save"), "aria-busy", working);
    },
  };
}

/** @param {HTMLInputElement} field @returns {number | null} */
function pixels(field) {
  const number = Math.round(field.valueAsNumber);
  return number >= 1 ? Math.min(number, Number(field.max)) : null;
}

/** @param {string} file */
function fileName(file) {
  return file.slice(file.lastIndexOf("/") + 1);
}
