import { createPool } from "./workers.js";

/**
 * Check sums of files, off the main thread: SHA-256, also where the browser has no `crypto.subtle`, for which a file is read once; and the
 * CRC-32 of several files, or texts in UTF-8.
 *
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {{
 *   sha256: (blob: Blob, options?: { signal?: AbortSignal }) => Promise<string>,
 *   crc32: (contents: readonly (Blob | string)[], options?: { signal?: AbortSignal }) => Promise<number[]>
 * }}
 */
export function createHashing({ signal } = {}) {
  const pool = createPool("hash.js", { signal });
  const sums = createPool("crc.js", { signal });
  /** @type {WeakMap<Blob, string>} */
  const known = new WeakMap();
  return {
    async sha256(blob, options) {
      const hash = known.get(blob) ?? (await pool.run({ blob }, options));
      known.set(blob, hash);
      return hash;
    },
    crc32: (contents, options) => sums.run({ contents }, options),
  };
}

/** @typedef {ReturnType<typeof createHashing>} Hashing */
