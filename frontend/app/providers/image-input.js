/**
 * Pictures as they are sent: drawn anew, so that they stand upright, are no larger than wanted, carry no place or camera in their metadata,
 * and have a type that the provider takes. Originals are not touched.
 *
 * @module
 */
import { unreadableImage } from "./failures.js";

/** @typedef {import("./provider.js").SentPicture} SentPicture */
/** @typedef {{ width: number, height: number, type: string }} SentAs */
/** @typedef {(order: Omit<import("../workers/picture.js").Order, "blob">, blob: Blob) => Promise<Blob>} Draw */

const jpeg = "image/jpeg";
const quality = 0.9;

/** Types that keep every pixel get large with photographs, in which no model sees more for it. In bytes. */
const largestLossless = 1_000_000;

/** What browsers can write. */
const writable = new Set([jpeg, "image/png", "image/webp"]);

/**
 * @param {{ mime: string, width: number, height: number }} picture as it is, in pixels as it is shown
 * @param {{ types: readonly string[], longSide: number }} wanted the first type is what others are turned into
 * @returns {SentAs} never larger than it is
 */
export function sentAs({ mime, width, height }, { types, longSide }) {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    type: types.includes(mime) && writable.has(mime) ? mime : types[0],
  };
}

/**
 * @param {{ blob: Blob, mime: string, width: number, height: number }} picture
 * @param {{ types: readonly string[], longSide: number }} wanted
 * @param {Draw} draw may answer with another type than asked for
 * @returns {Promise<SentPicture>}
 * @throws {import("./provider.js").ProviderFailure} when the browser cannot read the picture
 */
export async function prepare(picture, wanted, draw) {
  if (picture.width === 0 || picture.height === 0) throw unreadableImage(null);
  const { width, height, type } = sentAs(picture, wanted);
  /** @param {string} as */
  const drawn = (as) =>
    draw({ part: null, rotate: 0, flip: false, width, height, type: as, quality }, picture.blob);
  try {
    const first = await drawn(type);
    const isFine = wanted.types.includes(first.type) && (type === jpeg || first.size <= largestLossless);
    const blob = isFine ? first : await drawn(jpeg);
    return { type: blob.type, blob, base64: base64Of(await blob.arrayBuffer()), width, height };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw unreadableImage(error);
  }
}

/** In pieces: a function takes only so many arguments. @param {ArrayBuffer} buffer @returns {string} */
function base64Of(buffer) {
  const bytes = new Uint8Array(buffer);
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(""));
}
