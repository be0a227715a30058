import { createPool } from "./workers.js";

/**
 * SHA-256 of files, off the main thread, also where the browser has no `crypto.subtle`. A file is read for it once.
 *
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {{ sha256: (blob: Blob, options?: { signal?: AbortSignal }) => Promise<string> }}
 */
export function createHashing({ signal } = {}) {
  const pool = createPool("hash.js", { signal });
  // A worker does not know the page's import map.
  const hashModule = import.meta.resolve("@noble/hashes/sha2.js");
  /** @type {WeakMap<Blob, string>} */
  const known = new WeakMap();
  return {
    async sha256(blob, options) {
      const hash = known.get(blob) ?? (await pool.run({ blob, hashModule }, options));
      known.set(blob, hash);
      return hash;
    },
  };
}

/** @typedef {ReturnType<typeof createHashing>} Hashing */
