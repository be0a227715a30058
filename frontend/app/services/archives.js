/**
 * ZIP files, read as a list of files.
 *
 * @module
 */
import { FilePart } from "../model/local-source.js";
import { createByteWindows } from "./byte-windows.js";

/**
 * One file to be read, from the disk or out of a ZIP. `origin` names the folder or ZIP that it came in; `crc`
 * tells contents apart without reading them, where it is known. A part of a larger file has `head`, which gives its first bytes sooner than by
 * way of the opened file, and `part`, which is it as the source of an image of a type.
 *
 * @typedef {{
 *   path: string,
 *   origin: string,
 *   size: number,
 *   crc: number | null,
 *   open: () => Promise<Blob>,
 *   head?: (length: number) => Promise<Uint8Array<ArrayBuffer>>,
 *   part?: (type: string) => Promise<FilePart>
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
const localHeader = 30;
/** Where files are smaller than that, several beginnings are read at once. */
const smallFile = 64 * 1024;

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
    const isOfSmall = file.size < entries.length * smallFile;
    const bytes = createByteWindows(file, { ahead: isOfSmall ? 4 * smallFile : smallFile / 8 });
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
 * @returns {Pick<SourceFile, "open" | "head" | "part">}
 */
function storedFile(zip, { offset, compressedSize }, bytes) {
  const begin = async () => {
    const { buffer, byteOffset, byteLength } = await bytes(offset, localHeader);
    const header = new DataView(buffer, byteOffset, byteLength);
    return offset + localHeader + header.getUint16(26, true) + header.getUint16(28, true);
  };
  const part = async (/** @type {string} */ type) => {
    const start = await begin();
    if (start + compressedSize > zip.size) throw new Error("it is cut short");
    return new FilePart(zip, { start, size: compressedSize, type });
  };
  return {
    part,
    open: async () => (await part("")).blob,
    head: async (length) => bytes(await begin(), Math.min(length, compressedSize)),
  };
}
