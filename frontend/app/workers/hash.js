/** SHA-256 of files. Message: `{ blob, hashModule }`; `hashModule` is the address of a library for browsers without `crypto.subtle`. */

/** Larger files are hashed piece by piece, so that they need not be in memory whole. */
const wholeUpTo = 64 * 1024 * 1024;
const piece = 4 * 1024 * 1024;

/** @param {Blob} blob @param {string} hashModule @returns {Promise<string>} in hexadecimal */
async function sha256(blob, hashModule) {
  if (globalThis.crypto?.subtle && blob.size <= wholeUpTo)
    return hexadecimal(new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer())));
  // eslint-disable-next-line no-unsanitized/method -- the address comes from the import map of our own page
  const { sha256: algorithm } = await import(hashModule);
  const hash = algorithm.create();
  for (let at = 0; at < blob.size; at += piece)
    hash.update(new Uint8Array(await blob.slice(at, at + piece).arrayBuffer()));
  return hexadecimal(hash.digest());
}

/** @param {Uint8Array} bytes @returns {string} */
function hexadecimal(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

globalThis.onmessage = async ({ data: { blob, hashModule } }) => {
  try {
    postMessage({ value: await sha256(blob, hashModule) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
