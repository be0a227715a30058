/**
 * ZIP files: read as a list of files, written as a stream.
 *
 * @module
 */
import { createByteWindows } from "./byte-windows.js";

/**
 * One file to be read, from the disk or out of a ZIP. `origin` names the folder or ZIP that it came in; `crc`
 * tells contents apart without reading them, where it is known. `head` gives its first bytes, where that is quicker than by way of the
 * opened file; `open` then gives a piece of the type that is named, since each piece costs a third of a millisecond.
 *
 * @typedef {{
 *   path: string,
 *   origin: string,
 *   size: number,
 *   crc: number | null,
 *   open: (type?: string) => Promise<Blob>,
 *   head?: (length: number) => Promise<Uint8Array<ArrayBuffer>>
 * }} SourceFile
 */

/** A ZIP that cannot be read as a whole; the message is the whole sentence. */
export class UnreadableArchive extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence);
    this.name = "UnreadableArchive";
  }
}

const stored = 0;
const largePiece = 4 << 20;
const localHeader = 30;

/** @param {Blob} blob @returns {Promise<boolean>} whether it begins as ZIP files do */
export async function isZip(blob) {
  const head = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/**
 * Lists the files of a ZIP. Stored ones are slices of the file and cost no memory; deflated ones are unpacked when they are opened.
 *
 * @param {File} file
 * @returns {Promise<SourceFile[]>}
 * @throws {UnreadableArchive}
 */
export async function listZip(file) {
  const { BlobReader, BlobWriter, ZipReader, configure } = await import("@zip.js/zip.js");
  // The browser's own decompression runs off the main thread already.
  configure({ useWebWorkers: false });
  const reader = new ZipReader(new BlobReader(file), { checkSignature: true });
  try {
    const entries = await reader.getEntries();
    const bytes = createByteWindows(file);
    return entries
      .filter((entry) => !entry.directory)
      .map((entry) => ({
        path: entry.filename.replaceAll("\\", "/"),
        origin: file.name,
        size: entry.uncompressedSize,
        crc: entry.signature ?? null,
        ...(entry.encrypted || entry.compressionMethod !== stored
          ? {
              async open() {
                if (entry.encrypted) throw new Error("it is encrypted");
                return entry.getData(new BlobWriter());
              },
            }
          : storedFile(file, entry, bytes)),
      }));
  } catch {
    throw new UnreadableArchive(
      `${file.name} is no complete ZIP. Nothing of it was added. Download or pack it again.`,
    );
  }
}

/**
 * @param {Blob} zip
 * @param {{ offset: number, compressedSize: number }} entry
 * @param {import("./byte-windows.js").ByteWindows} bytes of that ZIP
 * @returns {Pick<SourceFile, "open" | "head">}
 */
function storedFile(zip, { offset, compressedSize }, bytes) {
  const begin = async () => {
    const { buffer, byteOffset, byteLength } = await bytes(offset, localHeader);
    const header = new DataView(buffer, byteOffset, byteLength);
    return offset + localHeader + header.getUint16(26, true) + header.getUint16(28, true);
  };
  return {
    async open(type) {
      const start = await begin();
      const blob = zip.slice(start, start + compressedSize, type);
      if (blob.size !== compressedSize) throw new Error("it is cut short");
      return blob;
    },
    head: async (length) => bytes(await begin(), Math.min(length, compressedSize)),
  };
}

/**
 * @typedef {{ name: string, input: Blob | ArrayBuffer | string }} Packed
 */

/**
 * Writes a ZIP with all files stored as they are: to a place that the user picks, as a stream, where the browser can; else by way of its
 * memory as a download.
 *
 * @param {{
 *   name: string,
 *   files: AsyncIterable<Packed> | Iterable<Packed>,
 *   signal: AbortSignal
 * }} archive
 * @returns {Promise<"written" | "downloaded" | "cancelled">}
 */
export async function writeZip({ name, files, signal }) {
  const { downloadZip } = await import("client-zip");
  const picked = await pickPlace(name);
  if (picked === "cancelled") return picked;
  const { body } = downloadZip(files);
  if (body === null) throw new Error("The ZIP has no content.");
  if (picked !== null) {
    await body.pipeThrough(inLargePieces()).pipeTo(await picked.createWritable(), { signal });
    return "written";
  }
  const blob = await new Response(body.pipeThrough(new TransformStream(), { signal })).blob();
  download(new Blob([blob], { type: "application/zip" }), name);
  return "downloaded";
}

/**
 * A file takes some milliseconds for each piece that is written to it, however small.
 *
 * @returns {TransformStream<Uint8Array, Uint8Array>}
 */
function inLargePieces() {
  /** @type {Uint8Array[]} */
  let pieces = [];
  let length = 0;
  const joined = () => {
    const all = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    pieces = [];
    length = 0;
    return all;
  };
  return new TransformStream({
    transform(piece, controller) {
      pieces.push(piece);
      length += piece.length;
      if (length >= largePiece) controller.enqueue(joined());
    },
    flush(controller) {
      if (length > 0) controller.enqueue(joined());
    },
  });
}

/** @returns {boolean} whether a ZIP can be written without being in memory whole */
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
