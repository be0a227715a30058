/**
 * The size of a picture as the beginning of its file tells it, so that a large file need be neither read whole nor decoded.
 *
 * @module
 */

/** @typedef {{ width: number, height: number }} Size */

/** So many bytes hold the size of most files; the rest need so many, camera notes and colour profiles included. */
export const headerBytes = [4 * 1024, 128 * 1024];

/** @type {Record<string, (view: DataView) => Size | null>} */
const readers = {
  "image/png": pngSize,
  "image/jpeg": jpegSize,
  "image/webp": webpSize,
  "image/bmp": bmpSize,
};

/**
 * @param {Uint8Array} head the first bytes of the file
 * @param {string} mime its type by content
 * @returns {Size | null} in pixels as it is shown, that is after the EXIF orientation; null where the head does not say it for sure
 */
export function sizeFromHeader(head, mime) {
  try {
    const size = readers[mime]?.(new DataView(head.buffer, head.byteOffset, head.byteLength)) ?? null;
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    if (error instanceof RangeError) return null; // The head ends before the size comes.
    throw error;
  }
}

/** @param {DataView} view @returns {Size | null} */
function pngSize(view) {
  const isSound =
    view.getUint32(8) === 13 && word(view, 12) === "IHDR" && view.getUint32(29) === crc32(view, 12, 29);
  if (!isSound) return null;
  for (let at = 33; word(view, at + 4) !== "IDAT"; at += view.getUint32(at) + 12)
    if (word(view, at + 4) === "eXIf") return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const exif = 0xe1;
const startOfScan = 0xda;
/** Markers in that range begin a frame, but for these three. */
const noFrames = new Set([0xc4, 0xc8, 0xcc]);

/** @param {DataView} view @returns {Size | null} */
function jpegSize(view) {
  let orientation = 0;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === startOfScan) return null;
    const length = view.getUint16(at + 2);
    if (marker >= 0xc0 && marker <= 0xcf && !noFrames.has(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return orientation >= 5 ? { width: height, height: width } : { width, height };
    }
    if (marker === exif && orientation === 0 && word(view, at + 4) === "Exif")
      orientation = orientationOf(new DataView(view.buffer, view.byteOffset + at + 10, length - 8));
    at += length + 2;
  }
}

/** @param {DataView} tiff @returns {number} 1 to 8; 1 where none is given */
function orientationOf(tiff) {
  const isLittle = tiff.getUint8(0) === 0x49;
  const first = tiff.getUint32(4, isLittle);
  for (let left = tiff.getUint16(first, isLittle), at = first + 2; left > 0; left--, at += 12) {
    if (tiff.getUint16(at, isLittle) !== 0x0112) continue;
    const value = tiff.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** @param {DataView} view @returns {Size | null} */
function webpSize(view) {
  const kind = word(view, 12);
  if (kind === "VP8X") {
    const hasExif = (view.getUint8(20) & 8) !== 0;
    const at = (/** @type {number} */ place) =>
      view.getUint16(place, true) + (view.getUint8(place + 2) << 16) + 1;
    return hasExif ? null : { width: at(24), height: at(27) };
  }
  if (kind === "VP8 ")
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== "VP8L") return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** @param {DataView} view @returns {Size | null} */
function bmpSize(view) {
  if (view.getUint32(14, true) < 40) return null;
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

/** @param {DataView} view @param {number} at @returns {string} four letters */
function word(view, at) {
  return String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(at + step)));
}

/** @param {DataView} view @param {number} from @param {number} to @returns {number} as PNG has it behind each part */
function crc32(view, from, to) {
  let crc = ~0;
  for (let at = from; at < to; at++) {
    crc ^= view.getUint8(at);
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
