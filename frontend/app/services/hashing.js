import { createPool } from "./workers.js";

/**
 * SHA-256 of files, off the main thread, also where the browser has no `crypto.subtle`.
 *
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {{ sha256: (blob: Blob, options?: { signal?: AbortSignal }) => Promise<string> }}
 */
export function createHashing({ signal } = {}) {
  const pool = createPool("hash.js", { signal });
  // A worker does not know the page's import map.
  const hashModule = import.meta.resolve("@noble/hashes/sha2.js");
  return {
    sha256: (blob, options) => pool.run({ blob, hashModule }, options),
  };
}

/** @typedef {ReturnType<typeof createHashing>} Hashing */
