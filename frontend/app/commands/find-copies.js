import { eachOf } from "./context.js";

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
 * Finds exact copies by SHA-256. Only files of the same size, and of the same CRC where both are known, are hashed at all.
 *
 * @param {Context} context
 * @param {import("../model/document.js").DatasetDocument} document
 */
export function createCopies({ services }, document) {
  /** @type {Map<number, Known[]>} */
  const bySize = new Map();
  for (const id of document.ids()) enter(document.get(id).picture.bytes, knownItem(id));

  /** @param {number} size @param {Known} known */
  function enter(size, known) {
    const others = bySize.get(size);
    if (others) others.push(known);
    else bySize.set(size, [known]);
  }

  /** @param {ItemId} id @returns {Known} */
  function knownItem(id) {
    const { picture, number } = document.get(id);
    const { source, sha256 } = picture;
    const hash = async () =>
      sha256 ??
      services.hashing.sha256(
        source.kind === "local" ? source.blob : await services.datasets.bytes(source.url),
      );
    return { id, label: `image ${number}`, crc: null, sha256: once(hash) };
  }

  /** @param {Found} found @returns {Promise<Copy | null>} */
  async function copyOf(found) {
    const sha256 = once(() => services.hashing.sha256(found.blob));
    for (const known of bySize.get(found.blob.size) ?? []) {
      if (known.crc !== null && found.crc !== null && known.crc !== found.crc) continue;
      if ((await known.sha256()) === (await sha256())) return { found, id: known.id, of: known.label };
    }
    enter(found.blob.size, { id: null, label: found.path, crc: found.crc, sha256 });
    return null;
  }

  return {
    /** @param {Found[]} found @param {AbortSignal} signal @returns {Promise<{ fresh: Found[], copies: Copy[] }>} */
    async sort(found, signal) {
      /** @type {Found[]} */
      const fresh = [];
      /** @type {Copy[]} */
      const copies = [];
      // One after another: of two equal files the first stays.
      await eachOf(found, 1, async (one) => {
        signal.throwIfAborted();
        const copy = await copyOf(one);
        if (copy === null) fresh.push(one);
        else copies.push(copy);
      });
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
