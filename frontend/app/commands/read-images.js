import { pairFiles, stemOf } from "../model/pairing.js";
import { UnreadableFile, endingOf, hasImageName, readImage } from "../services/images.js";
import { eachOf } from "./context.js";

/** @typedef {import("../services/archives.js").SourceFile} SourceFile */
/** @typedef {import("../services/gather.js").Gathered} Gathered */
/** @typedef {import("../services/gather.js").Unread} Unread */
/** @typedef {import("../model/pairing.js").Pair<SourceFile>} Pair */

/**
 * A file that turned out to be an image.
 *
 * @typedef {{
 *   path: string,
 *   source: import("../model/types.js").LocalSource,
 *   crc: number | null,
 *   mime: string,
 *   width: number,
 *   height: number,
 *   text: string | null
 * }} Found
 */

/** How many files are read at once: mostly it is waiting, as the browser reads files in another process. */
const lanes = 32;
/** Captions are not longer. */
const shortText = 64 * 1024;

/**
 * @param {Gathered} gathered
 * @returns {{ pairs: Pair[], unread: Unread[] }} what may be an image, with its text; and what is neither
 */
export function sortFiles({ files, unread }) {
  const { pairs, spare, orphans } = pairFiles(files.filter(({ path }) => isWanted(path)));
  return {
    pairs,
    unread: [
      ...unread,
      ...files.filter(isForeign).map(foreign),
      ...spare.map(second),
      ...orphans.map(orphan),
    ],
  };
}

/**
 * @param {Pair[]} pairs
 * @param {Unread[]} unread gets what could not be read
 * @param {{ signal: AbortSignal, progress: (done: number, detail?: string) => void }} work
 * @returns {Promise<Found[]>} in the order of the pairs
 */
export async function readImages(pairs, unread, { signal, progress }) {
  /** @type {(Found | null)[]} */
  const found = new Array(pairs.length).fill(null);
  let done = 0;
  await eachOf(pairs.entries(), lanes, async ([at, { image, text }]) => {
    signal.throwIfAborted();
    found[at] = await readOne(image, text, unread);
    progress(++done, image.path);
  });
  return found.filter((one) => one !== null);
}

/** @param {SourceFile} image @param {SourceFile | null} text @param {Unread[]} unread @returns {Promise<Found | null>} */
async function readOne(image, text, unread) {
  try {
    const read = await readImage(image);
    const path = hasImageName(image.path) ? image.path : `${stemOf(image.path)}${endingOf(read.mime)}`;
    return { path, crc: image.crc, ...read, text: await readText(text, unread) };
  } catch (error) {
    const reason =
      error instanceof UnreadableFile
        ? error.message
        : `${image.path} could not be read: ${error instanceof Error ? error.message : error}.`;
    unread.push({ file: image.path, reason });
    return null;
  }
}

/** @param {SourceFile | null} file @param {Unread[]} unread @returns {Promise<string | null>} to the letter, a byte order mark included */
async function readText(file, unread) {
  if (file === null) return null;
  try {
    const bytes = await (file.size <= shortText && file.head ? file.head(file.size) : wholeOf(file));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const reason =
      error instanceof TypeError
        ? `${file.path} is not UTF-8 text. Its image was added without text; save the file as UTF-8 and add it again.`
        : `${file.path} could not be read. Its image was added without text.`;
    unread.push({ file: file.path, reason });
    return null;
  }
}

/** @param {SourceFile} file @returns {Promise<ArrayBuffer>} */
async function wholeOf(file) {
  return (await file.open()).arrayBuffer();
}

const other =
  /\.(?:npz|json|jsonl|ya?ml|toml|csv|safetensors|md|log|zip|html?|pdf|mp4|mov|avi|mkv|exe|py|sh|ini)$/iu;

/** @param {string} path @returns {boolean} whether it may be an image or a caption file; its content decides */
function isWanted(path) {
  return !other.test(path);
}

/** @param {SourceFile} file */
function isForeign({ path }) {
  return !isWanted(path);
}

/** @param {SourceFile} file @returns {Unread} */
function foreign({ path }) {
  return { file: path, reason: `${path} is no image and no caption file. It was left out.` };
}

/** @param {{ text: SourceFile, taken: SourceFile }} spare @returns {Unread} */
function second({ text, taken }) {
  return {
    file: text.path,
    reason: `${text.path} was left out: ${taken.path} is the text of the same image.`,
  };
}

/** @param {SourceFile} file @returns {Unread} */
function orphan({ path }) {
  return { file: path, reason: `${path} has no image of the same name beside it. It was left out.` };
}
