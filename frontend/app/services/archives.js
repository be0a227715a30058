/**
 * ZIP files: read as a list of files, written as a stream.
 *
 * @module
 */

/**
 * One file to be read, from the disk or out of a ZIP. `origin` names the folder or ZIP that it came in; `crc`
 * tells contents apart without reading them, where it is known.
 *
 * @typedef {{ path: string, origin: string, size: number, crc: number | null, open: () => Promise<Blob> }} SourceFile
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
    return entries
      .filter((entry) => !entry.directory)
      .map((entry) => ({
        path: entry.filename.replaceAll("\\", "/"),
        origin: file.name,
        size: entry.uncompressedSize,
        crc: entry.signature ?? null,
        async open() {
          if (entry.encrypted) throw new Error("it is encrypted");
          if (entry.compressionMethod === stored) return slice(file, entry);
          return entry.getData(new BlobWriter());
        },
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
 * @returns {Promise<Blob>}
 */
async function slice(zip, { offset, compressedSize }) {
  const header = new DataView(await zip.slice(offset, offset + localHeader).arrayBuffer());
  const begin = offset + localHeader + header.getUint16(26, true) + header.getUint16(28, true);
  const blob = zip.slice(begin, begin + compressedSize);
  if (blob.size !== compressedSize) throw new Error("it is cut short");
  return blob;
}

/**
 * @typedef {{ name: string, input: Blob | string }} Packed
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
    await body.pipeTo(await picked.createWritable(), { signal });
    return "written";
  }
  const blob = await new Response(body.pipeThrough(new TransformStream(), { signal })).blob();
  download(new Blob([blob], { type: "application/zip" }), name);
  return "downloaded";
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
