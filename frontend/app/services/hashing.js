import { createPool } from "./workers.js";

/**
 * SHA-256 of files, off the main thread, also where the browser has no `crypto.subtle`. A file is read for it once.
 *
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {{ sha256: (blob: Blob, options?: { signal?: AbortSignal }) => Promise<string> }}
 */
export function createHashing({ signal } = {}) {
  const pool = createPool("hash.js", { signal });
  /** @type {WeakMap<Blob, string>} */
  const known = new WeakMap();
  return {
    async sha256(blob, options) {
      const hash = known.get(blob) ?? (await pool.run({ blob }, options));
      known.set(blob, hash);
      return hash;
    },
  };
}

/** @typedef {ReturnType<typeof createHashing>} Hashing */
