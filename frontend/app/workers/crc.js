/** CRC-32 of files and of texts in UTF-8, as ZIPs have them. Message: `{ contents }`. Answer: a number for each. */
import { buf as crc32 } from "crc-32";

/** A browser takes a millisecond for each reading, so small files are read together; a larger one piece by piece. */
const piece = 32 * 1024 * 1024;

/** @param {(Blob | string)[]} contents @returns {Promise<number[]>} */
async function sumsOf(contents) {
  const ofBlobs = await sumsOfBlobs(contents.filter((content) => content instanceof Blob));
  const encoder = new TextEncoder();
  return contents.map((content) =>
    content instanceof Blob ? /** @type {number} */ (ofBlobs.shift()) : crc32(encoder.encode(content)) >>> 0,
  );
}

/** @param {Blob[]} blobs @returns {Promise<number[]>} */
async function sumsOfBlobs(blobs) {
  const all = new Blob(blobs);
  if (all.size > piece) return oneAfterAnother(blobs);
  const bytes = await all.arrayBuffer();
  let at = 0;
  return blobs.map(({ size }) => {
    at += size;
    return crc32(new Uint8Array(bytes, at - size, size)) >>> 0;
  });
}

/** @param {Blob[]} blobs @returns {Promise<number[]>} */
async function oneAfterAnother(blobs) {
  const sums = [];
  for (const blob of blobs) sums.push(await sumOf(blob));
  return sums;
}

/** @param {Blob} blob @returns {Promise<number>} */
async function sumOf(blob) {
  let sum = 0;
  for (let at = 0; at < blob.size; at += piece)
    sum = crc32(new Uint8Array(await blob.slice(at, at + piece).arrayBuffer()), sum);
  return sum >>> 0;
}

globalThis.onmessage = async ({ data: { contents } }) => {
  try {
    postMessage({ value: await sumsOf(contents) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
