import { headerBytes, sizeFromHeader } from "../model/image-header.js";
import { localSource } from "../model/local-source.js";

/**
 * Telling what a file is by its first bytes, and how large its picture is.
 *
 * @module
 */

/** A file that is no picture this page can work with; the message is the whole sentence. */
export class UnreadableFile extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence);
    this.name = "UnreadableFile";
  }
}

/** @type {[mime: string, isIt: (bytes: Uint8Array) => boolean][]} */
const types = [
  ["image/png", (bytes) => starts(bytes, [0x89, 0x50, 0x4e, 0x47])],
  ["image/jpeg", (bytes) => starts(bytes, [0xff, 0xd8, 0xff])],
  ["image/gif", (bytes) => word(bytes, 0, 4) === "GIF8"],
  ["image/webp", (bytes) => word(bytes, 0, 4) === "RIFF" && word(bytes, 8, 4) === "WEBP"],
  ["image/bmp", (bytes) => word(bytes, 0, 2) === "BM"],
];

/** The endings under which each type may be stored; the first is the usual one. */
const endings = {
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "image/bmp": ["bmp"],
};

const imageName = /\.(?:png|jpe?g|webp|gif|bmp)$/iu;

/** @param {string} name @returns {boolean} whether the ending is that of an image which trainers read */
export function hasImageName(name) {
  return imageName.test(name);
}

/** @param {string} mime @returns {string} the usual ending, with its dot */
export function endingOf(mime) {
  return `.${endings[/** @type {keyof typeof endings} */ (mime)][0]}`;
}

/**
 * @param {import("./archives.js").SourceFile} file
 * @returns {Promise<{ source: import("../model/types.js").LocalSource, mime: string, width: number, height: number }>} its bytes, typed, and the size in pixels after the EXIF
 *   orientation
 * @throws {UnreadableFile}
 */
export async function readImage({ path: name, size: bytes, open, head: given, part }) {
  if (bytes === 0)
    throw new UnreadableFile(`${name} is an empty file. Copy it again from where it came and add it again.`);
  const [short, long] = headerBytes;
  const opened = given === undefined ? await open() : null;
  const head = given ?? beginningOf(/** @type {Blob} */ (opened));
  const first = await head(short);
  // Anything else trainers do not read.
  const mime = types.find(([, isIt]) => isIt(first))?.[0];
  if (mime === undefined)
    throw new UnreadableFile(
      imageName.test(name)
        ? `${name} is not a readable image. Open it in an image program and save it again as JPG or PNG.`
        : `${name} cannot be shown by this browser. Convert it to JPG or PNG and add it again.`,
    );
  const source = part === undefined ? localSource(typed(opened ?? (await open()), mime)) : await part(mime);
  try {
    const size =
      sizeFromHeader(first, mime) ??
      (bytes > short ? sizeFromHeader(await head(long), mime) : null) ??
      (await sizeOf(source.blob));
    return { source, mime, ...size };
  } catch {
    throw new UnreadableFile(
      `${name} is damaged: its picture cannot be decoded. Replace it by a good copy and add it again.`,
    );
  }
}

/** @param {Blob} blob @returns {(length: number) => Promise<Uint8Array<ArrayBuffer>>} */
function beginningOf(blob) {
  return async (length) => new Uint8Array(await blob.slice(0, length).arrayBuffer());
}

/**
 * @param {Blob} blob
 * @param {string} mime what tells the browser how to show it
 * @returns {Blob} which keeps no memory of its own
 */
function typed(blob, mime) {
  return blob.type === mime ? blob : blob.slice(0, blob.size, mime);
}

/**
 * The browser reads the whole file to tell its size.
 *
 * @param {Blob} blob
 * @returns {Promise<{ width: number, height: number }>}
 */
async function sizeOf(blob) {
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
    if (image.naturalWidth === 0 || image.naturalHeight === 0) throw new Error("The image has no size.");
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @param {Uint8Array} bytes @param {number[]} start @returns {boolean} */
function starts(bytes, start) {
  return start.every((byte, at) => bytes[at] === byte);
}

/** @param {Uint8Array} bytes @param {number} from @param {number} length @returns {string} */
function word(bytes, from, length) {
  return String.fromCharCode(...bytes.slice(from, from + length));
}
