/** So far, in pixels, a finger has to move for it to count as a swipe. */
const far = 72;

/**
 * A card that is pushed aside with a finger.
 *
 * @param {HTMLElement} place
 * @param {{ onSwipe: (way: "left" | "right") => void, signal: AbortSignal }} options
 */
export function bindSwipe(place, { onSwipe, signal }) {
  /** @type {{ id: number, x: number, y: number } | null} */
  let start = null;
  place.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType === "touch") start = { id: event.pointerId, x: event.clientX, y: event.clientY };
    },
    { signal },
  );
  place.addEventListener(
    "pointerup",
    (event) => {
      const from = start;
      start = null;
      if (from === null || from.id !== event.pointerId) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      if (Math.abs(x) >= far && Math.abs(x) > 2 * Math.abs(y)) onSwipe(x > 0 ? "right" : "left");
    },
    { signal },
  );
  place.addEventListener("pointercancel", () => (start = null), { signal });
}
