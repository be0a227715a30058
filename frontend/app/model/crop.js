/**
 * The geometry of a crop. Two coordinate systems meet here, both in pixels: the *picture*, upright as its EXIF orientation
 * wants it, and the *view*, which is the picture after the user's turn: first rotated clockwise, then mirrored left to right.
 * A selection is made in the view and applied to the picture.
 *
 * @module
 */

/** @typedef {import("./buckets.js").Size} Size */
/** @typedef {{ x: number, y: number, width: number, height: number }} Rect */
/** @typedef {0 | 90 | 180 | 270} Rotation */
/** @typedef {{ rotate: Rotation, flip: boolean }} Turn */
/** @typedef {"free" | "1:1" | "16:9" | "3:2" | "4:3" | "21:9" | "9:16" | "2:3" | "3:4"} Aspect */

/** @type {readonly Aspect[]} */
export const aspects = Object.freeze(["free", "1:1", "16:9", "3:2", "4:3", "21:9", "9:16", "2:3", "3:4"]);

/** The shortest side that a selection may have, unless the picture itself is shorter. */
export const smallestSide = 8;

/**
 * Width by height; null where any shape goes.
 *
 * @param {Aspect} aspect
 * @returns {number | null}
 */
export function ratioOf(aspect) {
  if (aspect === "free") return null;
  const [width, height] = aspect.split(":").map(Number);
  return width / height;
}

/**
 * The same shape lying on its side; free form where the list has no such shape.
 *
 * @param {Aspect} aspect
 * @returns {Aspect}
 */
export function swappedAspect(aspect) {
  const swapped = aspect.split(":").reverse().join(":");
  return aspects.find((candidate) => candidate === swapped) ?? "free";
}

/**
 * @param {Size} size
 * @param {Turn} turn
 * @returns {Size} the size of the view
 */
export function turnedSize(size, { rotate }) {
  return rotate % 180 === 0
    ? { width: size.width, height: size.height }
    : { width: size.height, height: size.width };
}

/**
 * @param {Turn} turn
 * @param {90 | -90} degrees as the user sees them, clockwise
 * @returns {Turn}
 */
export function rotated(turn, degrees) {
  const sense = turn.flip ? -degrees : degrees;
  return { rotate: /** @type {Rotation} */ ((turn.rotate + sense + 360) % 360), flip: turn.flip };
}

/**
 * The part of the view that shows a part of the picture.
 *
 * @param {Rect} rect in the picture
 * @param {Size} size of the picture
 * @param {Turn} turn
 * @returns {Rect}
 */
export function toView(rect, size, { rotate, flip }) {
  const { x, y, width, height } = rect;
  const turned = {
    0: { x, y, width, height },
    90: { x: size.height - y - height, y: x, width: height, height: width },
    180: { x: size.width - x - width, y: size.height - y - height, width, height },
    270: { x: y, y: size.width - x - width, width: height, height: width },
  }[rotate];
  return flip ? mirrored(turned, turnedSize(size, { rotate, flip }).width) : turned;
}

/**
 * The part of the picture that a part of the view shows.
 *
 * @param {Rect} rect in the view
 * @param {Size} size of the picture
 * @param {Turn} turn
 * @returns {Rect}
 */
export function toPicture(rect, size, { rotate, flip }) {
  const view = turnedSize(size, { rotate, flip });
  const back = /** @type {Rotation} */ ((360 - rotate) % 360);
  return toView(flip ? mirrored(rect, view.width) : rect, view, { rotate: back, flip: false });
}

/** @param {Rect} rect @param {number} width @returns {Rect} */
function mirrored(rect, width) {
  return { ...rect, x: width - rect.x - rect.width };
}

/**
 * The largest selection of a shape, in the middle.
 *
 * @param {Size} bounds
 * @param {number | null} ratio
 * @returns {Rect}
 */
export function largestSelection(bounds, ratio) {
  return shaped({ x: 0, y: 0, ...bounds }, ratio, bounds);
}

/**
 * A selection brought to another shape: same middle, about the same area, moved and shrunk only as far as the bounds ask for.
 *
 * @param {Rect} rect
 * @param {number | null} ratio
 * @param {Size} bounds
 * @returns {Rect}
 */
export function shaped(rect, ratio, bounds) {
  if (ratio === null) return moved(rect, 0, 0, bounds);
  const wanted = Math.sqrt(rect.width * rect.height * ratio);
  const width = Math.min(wanted, bounds.width, bounds.height * ratio);
  const height = width / ratio;
  const x = rect.x + (rect.width - width) / 2;
  const y = rect.y + (rect.height - height) / 2;
  return moved({ x, y, width, height }, 0, 0, bounds);
}

/**
 * A selection moved without leaving the bounds.
 *
 * @param {Rect} rect
 * @param {number} dx
 * @param {number} dy
 * @param {Size} bounds
 * @returns {Rect}
 */
export function moved(rect, dx, dy, bounds) {
  const width = Math.min(rect.width, bounds.width);
  const height = Math.min(rect.height, bounds.height);
  return {
    x: between(rect.x + dx, 0, bounds.width - width),
    y: between(rect.y + dy, 0, bounds.height - height),
    width,
    height,
  };
}

/**
 * A selection with its right and bottom sides moved; with a ratio the side that was asked for leads and the other follows.
 *
 * @param {Rect} rect
 * @param {number} dx
 * @param {number} dy
 * @param {number | null} ratio
 * @param {Size} bounds
 * @returns {Rect}
 */
export function stretched(rect, dx, dy, ratio, bounds) {
  const lowest = Math.min(smallestSide, bounds.width, bounds.height);
  if (ratio === null) {
    return {
      ...rect,
      width: between(rect.width + dx, lowest, bounds.width - rect.x),
      height: between(rect.height + dy, lowest, bounds.height - rect.y),
    };
  }
  const wanted = dx === 0 ? (rect.height + dy) * ratio : rect.width + dx;
  const most = Math.min(bounds.width - rect.x, (bounds.height - rect.y) * ratio);
  const width = between(wanted, Math.min(most, lowest * Math.max(1, ratio)), most);
  return { ...rect, width, height: width / ratio };
}

/**
 * What becomes of a dragged selection at the edge of the picture. A moved one stops there. A resized one keeps the side or
 * corner that the drag does not move, and its ratio where it has one.
 *
 * @param {Rect} next where the drag wants it
 * @param {Rect} previous where it was
 * @param {Size} bounds
 * @param {number | null} ratio
 * @returns {Rect}
 */
export function heldInside(next, previous, bounds, ratio) {
  if (near(next.width, previous.width) && near(next.height, previous.height))
    return moved(next, 0, 0, bounds);
  const x = heldSpan(next.x, next.width, previous.x, previous.width, bounds.width);
  const y = heldSpan(next.y, next.height, previous.y, previous.height, bounds.height);
  if (ratio === null) return { x: x.start, y: y.start, width: x.length, height: y.length };
  const shrink = Math.min(1, x.reach / next.width, y.reach / next.height);
  const width = next.width * shrink;
  const height = next.height * shrink;
  return moved(
    {
      x: x.anchor - width * x.anchorAt,
      y: y.anchor - height * y.anchorAt,
      width,
      height,
    },
    0,
    0,
    bounds,
  );
}

/**
 * One direction of {@link heldInside}: the span cut to the bounds, the point that stays (`anchorAt` 0 its start, 1 its end, ½
 * its middle) and how long the span may be around that point.
 *
 * @param {number} start
 * @param {number} length
 * @param {number} wasStart
 * @param {number} wasLength
 * @param {number} bound
 */
function heldSpan(start, length, wasStart, wasLength, bound) {
  const from = between(start, 0, bound);
  const to = between(start + length, from, bound);
  const was = [wasStart, wasStart + wasLength];
  const anchorAt = was.some((edge) => near(edge, start))
    ? 0
    : was.some((edge) => near(edge, start + length))
      ? 1
      : 0.5;
  const anchor = start + length * anchorAt;
  const reach = anchorAt === 0.5 ? 2 * Math.min(anchor - from, to - anchor) : to - from;
  return { start: from, length: to - from, anchor, anchorAt, reach: Math.max(0, reach) };
}

/**
 * The selection in whole pixels. With a ratio the height follows the width.
 *
 * @param {Rect} rect
 * @param {Size} bounds
 * @param {number | null} ratio
 * @returns {Rect}
 */
export function wholePixels(rect, bounds, ratio) {
  const width = between(Math.round(rect.width), 1, bounds.width);
  const height = between(Math.round(ratio === null ? rect.height : width / ratio), 1, bounds.height);
  return {
    x: between(Math.round(rect.x), 0, bounds.width - width),
    y: between(Math.round(rect.y), 0, bounds.height - height),
    width,
    height,
  };
}

/**
 * The size of the picture that a crop makes. It is never larger than the selection unless that was asked for.
 *
 * @param {Size} selection
 * @param {{ width: number | null, enlarge: boolean }} wanted width null: as large as the selection
 * @returns {Size & { scale: number }}
 */
export function outputSize(selection, { width, enlarge }) {
  const asked = width === null || !(width >= 1) ? selection.width : Math.round(width);
  const output = enlarge ? asked : Math.min(asked, selection.width);
  const scale = output / selection.width;
  return { width: output, height: Math.max(1, Math.round(selection.height * scale)), scale };
}

/** @param {number} value @param {number} low @param {number} high */
function between(value, low, high) {
  return Math.max(low, Math.min(high, value));
}

/** @param {number} a @param {number} b */
function near(a, b) {
  return Math.abs(a - b) < 0.01;
}
