/**
 * How a picture lies in a box: `scale` is in CSS pixels per pixel of the picture, `x` and `y` are where its upper left corner
 * is in the box. Everything here is arithmetic; nothing is kept.
 *
 * @module
 */

/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ scale: number, x: number, y: number }} Placement */

/** The closest one can look. */
const largestScale = 8;

/**
 * The whole picture, never larger than it is.
 *
 * @param {Size} size
 * @param {Size} box
 * @returns {Placement}
 */
export function fitted(size, box) {
  return placed(Math.min(1, box.width / size.width, box.height / size.height), size, box);
}

/**
 * The picture at a scale, its middle in the middle of the box.
 *
 * @param {number} scale
 * @param {Size} size
 * @param {Size} box
 * @returns {Placement}
 */
export function placed(scale, size, box) {
  return { scale, x: (box.width - size.width * scale) / 2, y: (box.height - size.height * scale) / 2 };
}

/**
 * Larger or smaller by a factor, with the point under the pointer staying where it is as far as the edges allow.
 *
 * @param {Placement} placement
 * @param {number} factor
 * @param {{ x: number, y: number }} point in the box
 * @param {Size} size
 * @param {Size} box
 * @returns {Placement}
 */
export function zoomedAt(placement, factor, point, size, box) {
  const smallest = fitted(size, box).scale;
  const scale = Math.max(smallest, Math.min(largestScale, placement.scale * factor));
  const change = scale / placement.scale;
  return held(
    {
      scale,
      x: point.x - (point.x - placement.x) * change,
      y: point.y - (point.y - placement.y) * change,
    },
    size,
    box,
  );
}

/**
 * @param {Placement} placement
 * @param {number} dx
 * @param {number} dy
 * @param {Size} size
 * @param {Size} box
 * @returns {Placement}
 */
export function panned(placement, dx, dy, size, box) {
  return held({ ...placement, x: placement.x + dx, y: placement.y + dy }, size, box);
}

/**
 * @param {Placement} placement
 * @param {Size} size
 * @param {Size} box
 * @returns {boolean} whether a part of the picture is outside the box
 */
export function overflows({ scale }, size, box) {
  return size.width * scale > box.width + 0.5 || size.height * scale > box.height + 0.5;
}

/**
 * No gap between an edge of the box and a picture that is larger than the box; a smaller one in the middle.
 *
 * @param {Placement} placement
 * @param {Size} size
 * @param {Size} box
 * @returns {Placement}
 */
function held({ scale, x, y }, size, box) {
  return {
    scale,
    x: heldSide(x, size.width * scale, box.width),
    y: heldSide(y, size.height * scale, box.height),
  };
}

/** @param {number} start @param {number} length @param {number} room */
function heldSide(start, length, room) {
  if (length <= room) return (room - length) / 2;
  return Math.max(room - length, Math.min(0, start));
}
