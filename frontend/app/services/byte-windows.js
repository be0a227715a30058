/**
 * @typedef {(offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>} ByteWindows
 *
 * @typedef {{ start: number, end: number, bytes: Promise<Uint8Array<ArrayBuffer>> }} Window
 *
 * @typedef {{ part: Blob, resolve: (bytes: Uint8Array<ArrayBuffer>) => void, reject: (reason: unknown) => void }} Wish
 */

/** What is kept of a file that is read here and there. */
const mostKept = 8 * 1024 * 1024;

/**
 * Reads small parts of a file that lie near one another, as the beginnings of the files in a ZIP do. A browser takes half a millisecond for
 * every time that it reads, however little; so more is read than is asked for, and what many want at the same time is read at once.
 *
 * @param {Blob} file
 * @param {{ ahead: number }} options `ahead` is how many bytes are read at the least
 * @returns {ByteWindows} gives fewer bytes than were asked for at the end of the file; they must not be changed
 */
export function createByteWindows(file, { ahead }) {
  /** @type {Window[]} the latest at the end */
  const windows = [];
  const read = createJointReader();

  return async (offset, length) => {
    const end = Math.min(offset + length, file.size);
    let window = windows.findLast((one) => one.start <= offset && end <= one.end);
    if (window === undefined) {
      const until = Math.min(file.size, offset + Math.max(length, ahead));
      window = { start: offset, end: until, bytes: read(file.slice(offset, until)) };
      windows.push(window);
      if (windows.length * ahead > mostKept) windows.shift();
    }
    return (await window.bytes).subarray(offset - window.start, end - window.start);
  };
}

/** @returns {(part: Blob) => Promise<Uint8Array<ArrayBuffer>>} reads as one what was asked for at the same time, and while it read */
function createJointReader() {
  /** @type {Wish[]} */
  let wishes = [];
  let isReading = false;

  async function run() {
    isReading = true;
    while (wishes.length > 0) {
      await turn(); // in which those whom the last reading served ask for what they want next
      const together = wishes;
      wishes = [];
      await readTogether(together);
    }
    isReading = false;
  }

  return (part) =>
    new Promise((resolve, reject) => {
      wishes.push({ part, resolve, reject });
      if (!isReading) void run();
    });
}

/** @returns {Promise<void>} when everything that waits for nothing has run */
function turn() {
  return new Promise((resolve) => setTimeout(resolve));
}

/** @param {Wish[]} wishes */
async function readTogether(wishes) {
  try {
    const all = await new Blob(wishes.map(({ part }) => part)).arrayBuffer();
    let at = 0;
    for (const { part, resolve } of wishes) {
      resolve(new Uint8Array(all, at, part.size));
      at += part.size;
    }
  } catch (error) {
    for (const { reject } of wishes) reject(error);
  }
}
