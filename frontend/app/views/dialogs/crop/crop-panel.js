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
 *   turn: (degrees: 90 | -90) => void,
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
  const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part=${name}]`));
  /** @param {string} name */
  const input = (name) => /** @type {HTMLInputElement} */ (part(name));
  /** @param {string} name */
  const button = (name) => /** @type {HTMLButtonElement} */ (part(name));
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
  button("turn").addEventListener("click", () => on.turn(90), { signal });
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
      part("title").textContent = `Crop image ${number}`;
      part("about").textContent = `${fileName(picture.file)} · ${dimensions(picture)}`;
      part("problem").hidden = true;
      part("restore").hidden = original === null;
      const note = typeNote(picture);
      part("type").textContent = note;
      part("type").hidden = note === null;
      canSave = false;
      button("save").disabled = true;
    },

    /** @param {Item} item */
    unreadable({ picture }) {
      part("problem").textContent =
        `${fileName(picture.file)} cannot be shown, so it cannot be cropped. The file is unchanged.`;
      part("problem").hidden = false;
    },

    /**
     * @param {{
     *   crop: import("./crop-dialog.js").Crop,
     *   rect: import("../../../model/crop.js").Rect,
     *   figures: import("./crop-figures.js").CropFigures
     * }} shown
     */
    update({ crop, rect, figures }) {
      for (const shape of shapes) shape.checked = shape.value === crop.aspect;
      output = figures.output;
      showOutput();
      input("enlarge").checked = crop.enlarge;
      const held = crop.width !== null && crop.width > figures.output.width;
      part("limit").hidden = !held;
      part("limit").textContent = held
        ? `You asked for ${crop.width} px; the selection has ${rect.width}.`
        : "";
      part("selection").textContent = dimensions(rect);
      part("hint").dataset.kind = figures.hint.kind;
      part("hint-icon").setAttribute("href", figures.hint.kind === "ok" ? "#icon-check" : "#icon-info");
      part("hint-title").textContent = figures.hint.title;
      part("hint-text").textContent = figures.hint.text;
      part("snap").hidden = figures.snap === null;
      part("snap-label").textContent = figures.snap;
      part("scale").textContent = figures.scale.text;
      part("scale").dataset.kind = figures.scale.enlarged ? "warning" : "";
      part("kept").textContent = figures.kept;
      part("flip").setAttribute("aria-pressed", String(crop.turn.flip));
      canSave = changesSomething(crop, figures);
      button("save").disabled = !canSave;
      part("words").textContent = canSave
        ? "Undo brings the original back."
        : "The whole picture is selected; there is nothing to save yet.";
    },

    /** Speaks the selection once the keys are let go. */
    say() {
      clearTimeout(speaking);
      speaking = setTimeout(() => {
        const { textContent } = part("selection");
        if (textContent !== spoken) part("spoken").textContent = textContent;
        spoken = textContent ?? "";
      }, 300);
    },

    /** @param {boolean} working */
    busy(working) {
      button("save").disabled = working || !canSave;
      button("save").setAttribute("aria-busy", String(working));
    },
  };
}

/**
 * @param {import("./crop-dialog.js").Crop} crop
 * @param {import("./crop-figures.js").CropFigures} figures
 */
function changesSomething({ size, turn }, { output, kept }) {
  const turned = turn.rotate !== 0 || turn.flip;
  return turned || kept !== "all" || output.width !== size.width;
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
