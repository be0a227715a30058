/**
 * Writing ZIP files, as a download or to a place that the user picks.
 *
 * @module
 */
import { ZipDirectory } from "../model/zip-format.js";

/** @typedef {{ name: string, content: Blob | string, crc: number }} Packed `crc` is the CRC-32 of the content */

/**
 * Writes a ZIP with all files stored as they are: piece by piece to a place that the user picks, where the browser can; else as a download.
 *
 * @param {object} archive
 * @param {string} archive.name
 * @param {(how: { isStreamed: boolean }) => AsyncIterable<Packed[]>} archive.files by portions: a browser takes some milliseconds for each
 *   piece of a file that it writes, however small. Of a download, it is told nowhere that a file cannot be read
 * @param {AbortSignal} archive.signal
 * @returns {Promise<"written" | "downloaded" | "cancelled">}
 */
export async function writeZip({ name, files, signal }) {
  const place = await pickPlace(name);
  if (place === "cancelled") return place;
  const pieces = piecesOf(files({ isStreamed: place !== null }), signal);
  if (place !== null) {
    await writeAll(pieces, await place.createWritable());
    return "written";
  }
  /** @type {Blob[]} */
  const all = [];
  for await (const piece of pieces) all.push(piece);
  download(new Blob(all, { type: "application/zip" }), name);
  return "downloaded";
}

/**
 * @param {AsyncIterable<Blob>} pieces
 * @param {FileSystemWritableFileStream} file of which nothing is kept when a piece fails
 */
async function writeAll(pieces, file) {
  try {
    for await (const piece of pieces) await file.write(piece);
    await file.close();
  } catch (error) {
    await file.abort().catch(() => undefined);
    throw error;
  }
}

/**
 * @param {AsyncIterable<Packed[]>} portions
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<Blob>} what the ZIP consists of; a browser copies it into a file without the bytes of blobs coming by here
 */
async function* piecesOf(portions, signal) {
  const directory = new ZipDirectory(new Date());
  for await (const files of portions) {
    signal.throwIfAborted();
    yield new Blob(files.flatMap((file) => partsOf(file, directory)));
  }
  yield new Blob([directory.end()]);
}

/** @param {Packed} file @param {ZipDirectory} directory @returns {BlobPart[]} */
function partsOf({ name, content, crc }, directory) {
  const encoder = new TextEncoder();
  const bytes = content instanceof Blob ? content : encoder.encode(content);
  const size = bytes instanceof Blob ? bytes.size : bytes.length;
  return [directory.add({ name: encoder.encode(name), size, crc }), bytes];
}

/** @returns {boolean} whether a ZIP can be written without the browser holding all of it */
export function canStream() {
  return "showSaveFilePicker" in globalThis && window.parent === window;
}

/** @param {string} name @returns {Promise<any | null | "cancelled">} a file handle; null where there is no picker */
async function pickPlace(name) {
  if (!canStream()) return null;
  try {
    return await /** @type {any} */ (globalThis).showSaveFilePicker({
      suggestedName: name,
      types: [{ description: "ZIP", accept: { "application/zip": [".zip"] } }],
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return "cancelled";
    return null; // The picker needs a fresh click, which a slow preparation has used up: download instead.
  }
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun to read by then; its address is not needed any longer.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
