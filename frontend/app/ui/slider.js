/**
 * A range input whose track is filled as far as its value has come.
 *
 * @param {HTMLInputElement} input `type="range"`
 * @param {{ onInput: (value: number) => void, signal: AbortSignal }} options `onInput` runs while it is dragged
 * @returns {{ value: number }} setting it moves the thumb
 */
export function createSlider(input, { onInput, signal }) {
  const fill = () => {
    const least = Number(input.min || 0);
    const most = Number(input.max || 100);
    const share = (input.valueAsNumber - least) / (most - least);
    input.style.setProperty("--slider-fill", `${(share * 100).toFixed(1)}%`);
  };
  input.addEventListener(
    "input",
    () => {
      fill();
      onInput(input.valueAsNumber);
    },
    { signal },
  );
  fill();
  return {
    get value() {
      return input.valueAsNumber;
    },
    set value(value) {
      if (value === input.valueAsNumber) return;
      input.valueAsNumber = value;
      fill();
    },
  };
}
