import { part } from "../../ui/dom.js";
import { fitted, overflows, panned, placed, zoomedAt } from "./zoom.js";

/** @typedef {import("./zoom.js").Placement} Placement */
/** @typedef {{ x: number, y: number }} Point */

/** How far a finger travels sideways before it means another picture. */
const swipe = 60;

/**
 * One picture in a box, whole or closer, moved by drag, wheel and pinch. A small stand-in in the right shape is shown until the
 * picture itself has come; a picture that comes after another was asked for is dropped.
 *
 * @param {{
 *   root: HTMLElement,
 *   onZoom: (label: string) => void,
 *   onSwipe: (direction: -1 | 1) => void,
 *   signal: AbortSignal
 * }} options
 */
export function createPreviewStage({ root, onZoom, onSwipe, signal }) {
  const frame = part(root, "frame");
  const small = part(root, "small", HTMLImageElement);
  const full = part(root, "full", HTMLImageElement);
  const problem = part(root, "problem");

  /** @type {Map<number, Point>} */
  const pointers = new Map();
  let size = { width: 1, height: 1 };
  let isFitted = true;
  /** @type {Placement} */
  let placement = { scale: 1, x: 0, y: 0 };
  let shown = 0;
  let travelled = 0;

  const resizes = new ResizeObserver(() => place(isFitted ? fitted(size, box()) : again()));
  resizes.observe(root);
  signal.addEventListener("abort", () => resizes.disconnect(), { once: true });

  root.addEventListener("wheel", wheel, { signal, passive: false });
  root.addEventListener("dblclick", toggle, { signal });
  root.addEventListener("pointerdown", down, { signal });
  root.addEventListener("pointermove", move, { signal });
  root.addEventListener("pointerup", up, { signal });
  root.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId), { signal });

  const box = () => ({ width: root.clientWidth, height: root.clientHeight });
  const again = () => panned(placement, 0, 0, size, box());

  /** @param {Placement} next */
  function place(next) {
    placement = next;
    const whole = fitted(size, box());
    isFitted = Math.abs(next.scale - whole.scale) < 1e-6;
    frame.style.width = `${size.width}px`;
    frame.style.height = `${size.height}px`;
    frame.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
    root.dataset.movable = String(overflows(next, size, box()));
    onZoom(isFitted ? "Fit" : `${Math.round(next.scale * 100)} %`);
  }

  function toggle() {
    place(isFitted ? placed(1, size, box()) : fitted(size, box()));
  }

  /** @param {{ clientX: number, clientY: number }} event @returns {Point} */
  function within(event) {
    const { left, top } = root.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  /** @param {WheelEvent} event */
  function wheel(event) {
    event.preventDefault();
    place(zoomedAt(placement, Math.exp(-event.deltaY * 0.0018), within(event), size, box()));
  }

  /** @param {PointerEvent} event */
  function down(event) {
    if (event.button !== 0 || /** @type {Element} */ (event.target).closest("button")) return;
    root.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, within(event));
    travelled = 0;
  }

  /** @param {PointerEvent} event */
  function move(event) {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = within(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    if (other) pinch(before, now, other);
    else if (isFitted) travelled += now.x - before.x;
    else place(panned(placement, now.x - before.x, now.y - before.y, size, box()));
  }

  /** @param {Point} before @param {Point} now @param {Point} other */
  function pinch(before, now, other) {
    const factor = distance(now, other) / Math.max(1, distance(before, other));
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    travelled = 0;
    place(zoomedAt(placement, factor, middle, size, box()));
  }

  /** @param {PointerEvent} event */
  function up(event) {
    if (!pointers.delete(event.pointerId)) return;
    if (event.pointerType === "touch" && Math.abs(travelled) > swipe) onSwipe(travelled < 0 ? 1 : -1);
  }

  return {
    toggle,

    /** @param {number} factor larger or smaller about the middle of the box */
    zoom(factor) {
      const { width, height } = box();
      place(zoomedAt(placement, factor, { x: width / 2, y: height / 2 }, size, box()));
    },

    /** @param {number} dx @param {number} dy what the picture moves by, as far as its edges allow */
    pan(dx, dy) {
      place(panned(placement, dx, dy, size, box()));
    },

    /**
     * @param {import("../../model/types.js").Picture} picture
     * @param {string} address of the whole picture
     */
    async show(picture, address) {
      const turn = ++shown;
      size = { width: picture.width || 1024, height: picture.height || 1024 };
      small.removeAttribute("src");
      full.hidden = true;
      problem.hidden = true;
      place(fitted(size, box()));
      full.src = address;
      try {
        await full.decode();
        if (turn !== shown) return;
        full.hidden = false;
        size = { width: full.naturalWidth, height: full.naturalHeight };
        if (isFitted) place(fitted(size, box()));
      } catch {
        if (turn === shown) problem.hidden = false;
      }
    },

    /** @param {string} address of a small picture to look at until the whole one is there */
    standIn(address) {
      if (full.hidden) small.src = address;
    },

    clear() {
      shown += 1;
      small.removeAttribute("src");
      full.removeAttribute("src");
    },
  };
}

/** @param {Point} a @param {Point} b */
function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
