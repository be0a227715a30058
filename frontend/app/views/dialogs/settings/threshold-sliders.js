import { createSlider } from "../../../ui/slider.js";

/** @typedef {"generalThreshold" | "characterThreshold" | "deepDanbooruThreshold"} Threshold */

/**
 * The thresholds as sliders, beside the fields that say the same as numbers. Each names its setting in `data-slider`.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("../../../state/store.js").Store,
 *   commands: Pick<import("../dialog-commands.js").DialogCommands, "updateSettings">,
 *   signal: AbortSignal
 * }} options
 */
export function createThresholdSliders({ root, store, commands, signal }) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[data-slider]")]);
  const sliders = inputs.map((input) => {
    const name = /** @type {Threshold} */ (input.dataset.slider);
    const onInput = (/** @type {number} */ value) => commands.updateSettings({ [name]: value });
    return { name, slider: createSlider(input, { onInput, signal }) };
  });

  return {
    update() {
      for (const { name, slider } of sliders) slider.value = store.state.settings[name];
    },
  };
}
