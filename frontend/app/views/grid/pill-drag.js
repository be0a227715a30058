/** How far the pointer goes, or how long a finger rests, before a press is a drag. */
const slop = 5;
const rest = 300;

/** @typedef {{ pill: HTMLElement, isAfter: boolean }} DropPlace */

/**
 * Pills are dragged to another place in their list. A mouse drags at once; a finger has to rest first, so that it can scroll. Esc
 * gives up.
 *
 * @param {HTMLElement} list
 * @param {{
 *   pills: () => HTMLElement[],
 *   canMove: (pill: HTMLElement) => boolean,
 *   onDrop: (pill: HTMLElement, place: DropPlace) => void,
 *   signal: AbortSignal
 * }} options
 */
export function bindPillDrag(list, { pills, canMove, onDrop, signal }) {
  list.addEventListener(
    "pointerdown",
    (event) => {
      const target = /** @type {Element} */ (event.target);
      const pill = target.closest(".pill");
      if (event.button !== 0 || target.closest(".pill__remove, input") || !(pill instanceof HTMLElement))
        return;
      if (canMove(pill)) watchPress(event, pill, { list, pills, onDrop, outer: signal });
    },
    { signal },
  );
}

/**
 * @param {PointerEvent} down
 * @param {HTMLElement} pill
 * @param {{
 *   list: HTMLElement,
 *   pills: () => HTMLElement[],
 *   onDrop: (pill: HTMLElement, place: DropPlace) => void,
 *   outer: AbortSignal
 * }} options
 */
function watchPress(down, pill, { list, pills, onDrop, outer }) {
  const lifetime = new AbortController();
  const signal = AbortSignal.any([outer, lifetime.signal]);
  const isTouch = down.pointerType === "touch";
  let isDragged = false;
  /** @type {DropPlace | null} */
  let place = null;
  const timer = isTouch ? setTimeout(() => begin(), rest) : undefined;

  const begin = () => {
    isDragged = true;
    pill.setPointerCapture(down.pointerId);
    pill.dataset.state = "dragged";
  };

  const mark = (/** @type {DropPlace | null} */ next) => {
    if (place) delete place.pill.dataset.drop;
    place = next;
    if (place) place.pill.dataset.drop = place.isAfter ? "after" : "before";
  };

  const end = () => {
    clearTimeout(timer);
    lifetime.abort();
    if (!isDragged) return;
    mark(null);
    delete pill.dataset.state;
    pill.style.translate = "";
  };

  const onMove = (/** @type {PointerEvent} */ event) => {
    const x = event.clientX - down.clientX;
    const y = event.clientY - down.clientY;
    if (!isDragged && Math.hypot(x, y) < slop) return;
    if (!isDragged && isTouch) return end();
    if (!isDragged) begin();
    pill.style.translate = `${x}px ${y}px`;
    mark(placeAt(event, pill, pills()));
  };

  const onUp = () => {
    const dropped = place;
    const wasDragged = isDragged;
    end();
    if (!wasDragged) return;
    // What comes next is the click of this drag, and no click on the pill.
    window.addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", stop, { capture: true }));
    if (dropped) onDrop(pill, dropped);
  };

  pill.addEventListener("pointermove", onMove, { signal });
  document.addEventListener("pointermove", (event) => !isDragged && onMove(event), { signal });
  document.addEventListener("pointerup", onUp, { signal });
  document.addEventListener("pointercancel", end, { signal });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !isDragged) return;
      stop(event);
      end();
    },
    { signal, capture: true },
  );
  // A finger that drags a pill must not scroll; the browser asks by this event.
  list.addEventListener("touchmove", (event) => isDragged && event.preventDefault(), {
    signal,
    passive: false,
  });
  list.addEventListener("contextmenu", (event) => isTouch && event.preventDefault(), { signal });
}

/**
 * @param {PointerEvent} event
 * @param {HTMLElement} dragged
 * @param {HTMLElement[]} pills
 * @returns {DropPlace | null} the place nearest to the pointer
 */
function placeAt({ clientX, clientY }, dragged, pills) {
  /** @type {DropPlace | null} */
  let best = null;
  let least = Infinity;
  for (const pill of pills) {
    if (pill === dragged) continue;
    const { left, right, top, bottom } = pill.getBoundingClientRect();
    const across = Math.max(left - clientX, clientX - right, 0);
    const down = Math.max(top - clientY, clientY - bottom, 0);
    // Another row is further away than any place in this one.
    const distance = down * 4 + across;
    if (distance >= least) continue;
    least = distance;
    best = { pill, isAfter: clientX > (left + right) / 2 };
  }
  return best;
}

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopPropagation();
}
