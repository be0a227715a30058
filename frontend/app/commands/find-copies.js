/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("./read-images.js").Found} Found */

/**
 * A file whose bytes are those of another image: of one that is there (`id`), or of one that is added just now. `of` is how to call it.
 *
 * @typedef {{ found: Found, id: ItemId | null, of: string }} Copy
 */

/** @typedef {{ id: ItemId | null, label: string, crc: number | null, sha256: () => Promise<string> }} Known */

/**
 * The images of one size. `bySha256` has those whose content has been asked for; the others wait until it matters.
 *
 * @typedef {{ waiting: Set<Known>, bySha256: Map<string, Known> }} Alike
 */

/**
 * Finds exact copies by SHA-256. Only files of the same size, and of the same CRC where both are known, are hashed at all, each once.
 *
 * @param {Context} context
 * @param {import("../model/document.js").DatasetDocument} document
 * @param {AbortSignal} signal
 */
export function createCopies({ services }, document, signal) {
  const { hashing, datasets } = services;
  /** @type {Map<number, Alike>} */
  const bySize = new Map();
  for (const id of document.ids()) alike(document.get(id).picture.bytes).waiting.add(knownItem(id));

  /** @param {number} size @returns {Alike} */
  function alike(size) {
    const there = bySize.get(size) ?? { waiting: new Set(), bySha256: new Map() };
    bySize.set(size, there);
    return there;
  }

  /** @param {ItemId} id @returns {Known} */
  function knownItem(id) {
    const { picture, number } = document.get(id);
    const { source, sha256 } = picture;
    const hash = async () => {
      if (sha256 !== null) return sha256;
      return hashing.sha256(await datasets.bytes(source, { signal }), { signal });
    };
    return { id, label: `image ${number}`, crc: null, sha256: hash };
  }

  /** @param {Found} found @returns {Promise<Copy | null>} */
  async function copyOf(found) {
    const { source, crc, path } = found;
    const sha256 = once(() => hashing.sha256(source.blob, { signal }));
    const { waiting, bySha256 } = alike(source.size);
    for (const known of waiting) {
      if (known.crc !== null && crc !== null && known.crc !== crc) continue;
      waiting.delete(known);
      const content = await known.sha256();
      // Of several with that content the first is named.
      if (!bySha256.has(content)) bySha256.set(content, known);
    }
    const same = bySha256.size > 0 ? bySha256.get(await sha256()) : undefined;
    if (same !== undefined) return { found, id: same.id, of: same.label };
    waiting.add({ id: null, label: path, crc, sha256 });
    return null;
  }

  return {
    /** @param {Found[]} found @returns {Promise<{ fresh: Found[], copies: Copy[] }>} */
    async sort(found) {
      /** @type {Found[]} */
      const fresh = [];
      /** @type {Copy[]} */
      const copies = [];
      // One after another: of two equal files the first stays.
      for (const one of found) {
        signal.throwIfAborted();
        const copy = await copyOf(one);
        if (copy === null) fresh.push(one);
        else copies.push(copy);
      }
      return { fresh, copies };
    },
  };
}

/** @template T @param {() => Promise<T>} make @returns {() => Promise<T>} */
function once(make) {
  /** @type {Promise<T> | null} */
  let made = null;
  return () => (made ??= make());
}
