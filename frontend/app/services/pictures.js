import { createPool } from "./workers.js";

/** @typedef {import("../model/types.js").Item} Item */
/** @typedef {96 | 192 | 384 | 768} ThumbnailSize */

/**
 * @typedef {object} Small
 * @property {string | null} url null while it is being made, or when it could not be
 * @property {number} users how many places show it
 * @property {Set<(url: string) => void>} waiting
 * @property {AbortController} stop
 */

/** How many small pictures of local files are kept beyond those that are on the screen. */
const kept = 600;

/**
 * Drawing pictures: thumbnails of any image, and crops.
 *
 * @param {{ signal?: AbortSignal }} [options]
 */
export function createPictures({ signal } = {}) {
  const pool = createPool("picture.js", { signal });
  /** Small pictures of local files by file and size; the oldest use first. @type {Map<string, Small>} */
  const smalls = new Map();
  const names = createNames();
  const whenCalm = createCalm();

  /**
   * Asks for a small picture. Those of stored images are addresses at the server; those of local files are made here, first come
   * first served, and not at all when they are given up before their turn.
   *
   * @param {Item} item
   * @param {ThumbnailSize} size long side in pixels, at the most
   * @param {(url: string) => void} onReady
   * @returns {() => void} gives the picture up
   */
  function request({ picture }, size, onReady) {
    const { source } = picture;
    if (source.kind === "stored") return whenCalm(() => onReady(`${source.thumb}&size=${size}`));
    const key = `${names.of(source.blob)}/${size}`;
    const small = smalls.get(key) ?? make(key, source.blob, fit(picture, size));
    smalls.delete(key);
    smalls.set(key, small);
    small.users++;
    if (small.url !== null) onReady(small.url);
    else small.waiting.add(onReady);
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      small.users--;
      small.waiting.delete(onReady);
      if (small.users === 0 && small.url === null) {
        small.stop.abort();
        smalls.delete(key);
      }
      dropOldest();
    };
  }

  /** @param {string} key @param {Blob} blob @param {{ width: number, height: number }} size @returns {Small} */
  function make(key, blob, size) {
    /** @type {Small} */
    const small = { url: null, users: 0, waiting: new Set(), stop: new AbortController() };
    const order = { blob, part: null, rotate: 0, flip: false, ...size, type: "image/webp", quality: 0.82 };
    pool
      .run(order, { signal: small.stop.signal })
      .catch((reason) => {
        if (small.stop.signal.aborted) throw reason;
        return blob; // The browser can show it, if slower; and if it cannot, the place says so.
      })
      .then(
        (result) => {
          if (small.stop.signal.aborted || smalls.get(key) !== small) return;
          const url = URL.createObjectURL(result);
          small.url = url;
          for (const tell of [...small.waiting]) tell(url);
          small.waiting.clear();
        },
        () => undefined,
      );
    return small;
  }

  function dropOldest() {
    for (const [key, small] of smalls) {
      if (smalls.size <= kept) return;
      if (small.users > 0 || small.url === null) continue;
      URL.revokeObjectURL(small.url);
      smalls.delete(key);
    }
  }

  return {
    request,
    /**
     * @param {Omit<import("../workers/picture.js").Order, "blob">} order
     * @param {Blob} blob
     * @param {{ signal?: AbortSignal }} [options]
     * @returns {Promise<Blob>} of another type than asked for where the browser cannot write that
     */
    draw: (order, blob, { signal: stop } = {}) => pool.run({ ...order, blob }, { signal: stop }),
  };
}

/** @typedef {ReturnType<typeof createPictures>} Pictures */

/** In milliseconds: what is given up sooner, nobody has looked at. */
const glimpse = 120;

/**
 * Lets things be done at once, unless others are being given up as soon as they were asked for: so it is when one scrolls fast, and then
 * only what is still wanted a moment later is done.
 *
 * @returns {(act: () => void) => () => void} what it returns gives the thing up
 */
function createCalm() {
  let lastGivenUp = -Infinity;
  return (act) => {
    const asked = performance.now();
    const isCalm = asked - lastGivenUp > glimpse;
    const timer = isCalm ? undefined : setTimeout(act, glimpse);
    if (isCalm) act();
    return () => {
      clearTimeout(timer);
      const now = performance.now();
      if (now - asked < glimpse) lastGivenUp = now;
    };
  };
}

/**
 * @param {{ width: number, height: number }} picture
 * @param {number} size
 * @returns {{ width: number, height: number }} the same shape, never larger than it was
 */
function fit({ width, height }, size) {
  const scale = Math.min(1, size / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function createNames() {
  /** @type {WeakMap<Blob, number>} */
  const names = new WeakMap();
  let last = 0;
  return {
    /** @param {Blob} blob @returns {number} the same for the same object */
    of(blob) {
      const name = names.get(blob) ?? ++last;
      names.set(blob, name);
      return name;
    },
  };
}
