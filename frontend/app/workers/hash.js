/** SHA-256 of files. Message: `{ blob }`. Browsers without `crypto.subtle` get a library for it. */

/** Larger files are hashed piece by piece, so that they need not be in memory whole. */
const wholeUpTo = 64 * 1024 * 1024;
const piece = 4 * 1024 * 1024;

/** @param {Blob} blob @returns {Promise<string>} in hexadecimal */
async function sha256(blob) {
  if (globalThis.crypto?.subtle && blob.size <= wholeUpTo)
    return hexadecimal(new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer())));
  const { sha256: algorithm } = await import("@noble/hashes/sha2.js");
  const hash = algorithm.create();
  for (let at = 0; at < blob.size; at += piece)
    hash.update(new Uint8Array(await blob.slice(at, at + piece).arrayBuffer()));
  return hexadecimal(hash.digest());
}

/** @param {Uint8Array} bytes @returns {string} */
function hexadecimal(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

globalThis.onmessage = async ({ data: { blob } }) => {
  try {
    postMessage({ value: await sha256(blob) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
