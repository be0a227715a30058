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
 * A drop must be looked at at once: its data is gone when the event is over.
 *
 * @param {DataTransfer} transfer
 * @returns {Promise<File[] | LocatedFile[]>}
 */
export function filesOfDrop(transfer) {
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.length === 0 || entries.includes(null)) return Promise.resolve([...transfer.files]);
  return walkAll(/** @type {FileSystemEntry[]} */ (entries));
}

/** @typedef {{ file: File, path: string, folder: string }} LocatedFile a file of a dropped folder, its path inside it, and the folder's name */

/** @param {FileSystemEntry[]} entries @returns {Promise<LocatedFile[]>} */
async function walkAll(entries) {
  /** @type {LocatedFile[]} */
  const found = [];
  for (const entry of entries) {
    if (entry.isDirectory) await walk(/** @type {FileSystemDirectoryEntry} */ (entry), "", entry.name, found);
    else
      found.push({ ...(await fileOf(/** @type {FileSystemFileEntry} */ (entry), entry.name)), folder: "" });
  }
  return found;
}

/**
 * @param {FileSystemDirectoryEntry} directory
 * @param {string} path of the directory inside the dropped folder, with a slash behind it
 * @param {string} folder
 * @param {LocatedFile[]} found
 */
async function walk(directory, path, folder, found) {
  const reader = directory.createReader();
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const entry of some) {
      if (entry.isDirectory)
        await walk(/** @type {FileSystemDirectoryEntry} */ (entry), `${path}${entry.name}/`, folder, found);
      else
        found.push({
          ...(await fileOf(/** @type {FileSystemFileEntry} */ (entry), path + entry.name)),
          folder,
        });
    }
  }
}

/** @param {FileSystemFileEntry} entry @param {string} path @returns {Promise<{ file: File, path: string }>} */
async function fileOf(entry, path) {
  return { file: await new Promise((resolve, reject) => entry.file(resolve, reject)), path };
}

/**
 * @param {(File | LocatedFile)[]} chosen
 * @returns {Promise<Gathered>}
 */
export async function gather(chosen) {
  const located = chosen.map(locate).filter(({ path }) => !isLitter(path));
  /** @type {SourceFile[]} */
  const files = [];
  /** @type {Unread[]} */
  const unread = [];
  const names = new Set();
  for (const { file, path, folder } of located) {
    if (await isZip(file)) {
      names.add(file.name.replace(/\.zip$/iu, ""));
      await addZip(file, files, unread);
    } else {
      names.add(folder === "" ? null : folder);
      files.push({ path, size: file.size, crc: null, open: async () => file });
    }
  }
  files.sort(byFolderThenName);
  const [name] = names;
  return { files, unread, name: names.size === 1 ? name : null };
}

/** @param {File} file @param {SourceFile[]} files @param {Unread[]} unread */
async function addZip(file, files, unread) {
  try {
    files.push(...(await listZip(file)).filter(({ path }) => !isLitter(path)));
  } catch (error) {
    if (!(error instanceof UnreadableArchive)) throw error;
    unread.push({ file: file.name, reason: error.message });
  }
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
