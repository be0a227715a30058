import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Runs a share of the test files in this process, one after the other, so that they can share what is slow to start. There are more shares
 * than run at once, of about equal length as far as the length of a file tells, so that all processors are busy until the end.
 *
 * @param {number} lane from 0
 * @param {number} lanes into how many shares the files are divided
 */
export async function runLane(lane, lanes) {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".test.js"));
  const files = await Promise.all(
    names.map(async (name) => ({ name, size: (await stat(path.join(folder, name))).size })),
  );
  const shares = Array.from({ length: lanes }, () => ({ size: 0, names: /** @type {string[]} */ ([]) }));
  for (const { name, size } of files.sort((a, b) => b.size - a.size || a.name.localeCompare(b.name))) {
    const smallest = shares.reduce((least, share) => (share.size < least.size ? share : least));
    smallest.names.push(name);
    smallest.size += size;
  }
  // eslint-disable-next-line no-unsanitized/method -- names of files in this folder
  for (const name of shares[lane].names.sort()) await import(pathToFileURL(path.join(folder, name)).href);
}
