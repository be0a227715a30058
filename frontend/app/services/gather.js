import { isLitter } from "../model/pairing.js";
import { UnreadableArchive, isZip, listZip } from "./archives.js";

/** @typedef {import("./archives.js").SourceFile} SourceFile */
/** @typedef {{ file: string, reason: string }} Unread */

/**
 * What was dropped, chosen or pasted, as one list of files: folders walked through, ZIPs opened.
 *
 * @typedef {{ files: SourceFile[], unread: Unread[], name: string | null }} Gathered `name` is that of the one folder or ZIP, if it was one
 */

/**
 * A file that was chosen, its path inside the folder that was, and that folder's name.
 *
 * @typedef {{ file: File, path: string, folder: string }} LocatedFile
 *
 * @typedef {{ files: (File | LocatedFile)[], unread: Unread[] }} Chosen
 */

/**
 * A drop must be looked at at once: its data is gone when the event is over.
 *
 * @param {DataTransfer} transfer
 * @returns {(signal: AbortSignal) => Promise<Chosen>} walks through the folders
 */
export function filesOfDrop(transfer) {
  const files = [...transfer.files];
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.length === 0 || entries.includes(null)) return async () => ({ files, unread: [] });
  return async (signal) => {
    /** @type {Chosen} */
    const chosen = { files: [], unread: [] };
    for (const entry of /** @type {FileSystemEntry[]} */ (entries))
      await walk(
        entry,
        { path: entry.isDirectory ? "" : entry.name, folder: entry.isDirectory ? entry.name : "" },
        chosen,
        signal,
      );
    return chosen;
  };
}

/**
 * What cannot be read is noted, and the rest goes on.
 *
 * @param {FileSystemEntry} entry
 * @param {{ path: string, folder: string }} place its path inside the dropped folder, and that folder's name
 * @param {Chosen} chosen
 * @param {AbortSignal} signal
 */
async function walk(entry, { path, folder }, chosen, signal) {
  signal.throwIfAborted();
  try {
    if (!entry.isDirectory) {
      const file = await fileOf(/** @type {FileSystemFileEntry} */ (entry));
      chosen.files.push({ file, path, folder });
      return;
    }
    const inside = path === "" ? "" : `${path}/`;
    for (const one of await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry)))
      await walk(one, { path: `${inside}${one.name}`, folder }, chosen, signal);
  } catch (error) {
    signal.throwIfAborted();
    chosen.unread.push(unreadable(path === "" ? folder : path, error));
  }
}

/** @param {FileSystemDirectoryEntry} directory @returns {Promise<FileSystemEntry[]>} */
async function entriesOf(directory) {
  const reader = directory.createReader();
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} the browser gives a hundred at a time */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    found.push(...some);
  }
}

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/**
 * @param {Chosen} chosen
 * @param {AbortSignal} signal
 * @returns {Promise<Gathered>}
 */
export async function gather(chosen, signal) {
  const located = chosen.files.map(locate).filter(({ path }) => !isLitter(path));
  /** @type {SourceFile[]} */
  const files = [];
  const unread = [...chosen.unread];
  const names = new Set();
  for (const { file, path, folder } of located) {
    signal.throwIfAborted();
    try {
      if (await isZip(file)) {
        names.add(file.name.replace(/\.zip$/iu, ""));
        files.push(...(await listZip(file)).filter((one) => !isLitter(one.path)));
      } else {
        names.add(folder === "" ? null : folder);
        files.push({ path, origin: folder, size: file.size, crc: null, open: async () => file });
      }
    } catch (error) {
      unread.push(unreadable(path, error));
    }
  }
  files.sort(byFolderThenName);
  const [name] = names;
  return { files, unread, name: names.size === 1 ? name : null };
}

/** @param {string} file @param {unknown} error @returns {Unread} */
function unreadable(file, error) {
  if (error instanceof UnreadableArchive) return { file, reason: error.message };
  return {
    file,
    reason: `${file} could not be read. Check that it is still there and that you may open it.`,
  };
}

/** @param {File | LocatedFile} chosen @returns {LocatedFile} */
function locate(chosen) {
  if (!(chosen instanceof File)) return chosen;
  const [folder, ...inside] = chosen.webkitRelativePath.split("/");
  return inside.length > 0
    ? { file: chosen, path: inside.join("/"), folder }
    : { file: chosen, path: chosen.name, folder: "" };
}

/**
 * The files of a folder come before those of its sub-folders, each by name, letter for letter: the order in which the workspace
 * lists them after a save.
 *
 * @param {SourceFile} one
 * @param {SourceFile} other
 */
function byFolderThenName(one, other) {
  const [here, there] = [one, other].map(({ path }) => path.slice(0, path.lastIndexOf("/") + 1));
  return here === there ? compare(one.path, other.path) : compare(here, there);
}

/** @param {string} one @param {string} other @returns {number} */
function compare(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
