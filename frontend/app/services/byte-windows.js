/** @typedef {(offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>} ByteWindows */

/** A browser takes a millisecond for every piece of a file, and hardly more for a large one. */
const windowSize = 256 * 1024;
const kept = 24;

/**
 * Reads small parts of a file that lie near one another, as the beginnings of the files in a ZIP do.
 *
 * @param {Blob} file
 * @returns {ByteWindows} gives fewer bytes than were asked for at the end of the file; they must not be changed
 */
export function createByteWindows(file) {
  /** @type {Map<number, Promise<Uint8Array<ArrayBuffer>>>} */
  const windows = new Map();
  const read = async (/** @type {number} */ from, /** @type {number} */ to) =>
    new Uint8Array(await file.slice(from, to).arrayBuffer());

  const windowAt = (/** @type {number} */ start) => {
    const window = windows.get(start) ?? read(start, start + windowSize);
    windows.delete(start);
    windows.set(start, window);
    for (const oldest of windows.keys()) {
      if (windows.size <= kept) break;
      windows.delete(oldest);
    }
    return window;
  };

  return async (offset, length) => {
    const start = offset - (offset % windowSize);
    if (offset + length > start + windowSize) return read(offset, offset + length);
    return (await windowAt(start)).subarray(offset - start, offset - start + length);
  };
}
