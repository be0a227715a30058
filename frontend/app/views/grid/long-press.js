const rest = 450;
const slop = 8;

/**
 * A finger that rests on something. The click and the menu that would come of it do not come.
 *
 * @param {HTMLElement} root
 * @param {{ onPress: (target: Element) => boolean, signal: AbortSignal }} options `onPress` tells whether it did something
 */
export function bindLongPress(root, { onPress, signal }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let start = { x: 0, y: 0 };
  let isDone = false;

  const end = () => clearTimeout(timer);
  signal.addEventListener("abort", end);
  root.addEventListener(
    "pointerdown",
    ({ pointerType, target, clientX: x, clientY: y }) => {
      end();
      isDone = false;
      if (pointerType !== "touch" || !(target instanceof Element)) return;
      start = { x, y };
      timer = setTimeout(() => (isDone = onPress(target)), rest);
    },
    { signal },
  );
  root.addEventListener(
    "pointermove",
    ({ clientX, clientY }) => {
      if (Math.hypot(clientX - start.x, clientY - start.y) > slop) end();
    },
    { signal, passive: true },
  );
  for (const type of ["pointerup", "pointercancel", "scroll"]) {
    root.addEventListener(type, end, { signal, passive: true });
  }
  for (const type of ["click", "contextmenu"]) {
    root.addEventListener(
      type,
      (event) => {
        if (!isDone) return;
        if (type === "click") isDone = false;
        event.preventDefault();
        event.stopPropagation();
      },
      { signal, capture: true },
    );
  }
}
