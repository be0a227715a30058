import { createPool } from "./workers.js";

/**
 * Check sums of files, off the main thread, for each of which a file is read once: SHA-256, also where the browser has no
 * `crypto.subtle`; and the CRC-32 of several files, or texts in UTF-8. A file that has changed since fails only when it is read: `again`
 * reads those whose sum is known, too.
 *
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {{
 *   sha256: (blob: Blob, options?: { signal?: AbortSignal }) => Promise<string>,
 *   crc32: (contents: readonly (Blob | string)[], options?: { signal?: AbortSignal, again?: boolean }) => Promise<number[]>,
 *   isSummed: (blob: Blob) => boolean
 * }} `isSummed` tells whether the CRC-32 of that file is known
 */
export function createHashing({ signal } = {}) {
  const pool = createPool("hash.js", { signal });
  const sums = createPool("crc.js", { signal });
  /** @type {WeakMap<Blob, string>} */
  const knownHashes = new WeakMap();
  /** @type {WeakMap<Blob, number>} */
  const knownSums = new WeakMap();
  return {
    async sha256(blob, options) {
      const hash = knownHashes.get(blob) ?? (await pool.run({ blob }, options));
      knownHashes.set(blob, hash);
      return hash;
    },
    async crc32(contents, { again = false, ...options } = {}) {
      const known = contents.map((content) =>
        content instanceof Blob && !again ? knownSums.get(content) : undefined,
      );
      const unknown = contents.filter((_, at) => known[at] === undefined);
      /** @type {number[]} */
      const counted = unknown.length === 0 ? [] : await sums.run({ contents: unknown }, options);
      const all = known.map((sum) => sum ?? /** @type {number} */ (counted.shift()));
      for (const [at, content] of contents.entries())
        if (content instanceof Blob) knownSums.set(content, all[at]);
      return all;
    },
    isSummed: (blob) => knownSums.has(blob),
  };
}

/** @typedef {ReturnType<typeof createHashing>} Hashing */
