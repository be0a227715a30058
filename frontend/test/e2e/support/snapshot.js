import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

/** Where TagPilot keeps what is its own: made for whoever comes first, so that it is there is no change. */
export const ownFolder = "datasets/.tagpilot";

/**
 * All that is in a workspace, folders too, so that two moments can be compared. What is left out is not looked into either: the server may
 * be at work there, and what was listed would be gone when it is read.
 *
 * @param {import("./workspace.js").Workspace} workspace
 * @param {string} [leftOut] a folder, by path with `/`; the cache, which is filled by whoever looks at pictures
 * @returns {Promise<Record<string, string>>} what each path holds, as a digest; `/` for a folder
 */
export async function snapshot({ root }, leftOut = `${ownFolder}/cache`) {
  /** @type {Record<string, string>} */
  const found = {};
  /** @param {string} folder by path with `/`, one behind it, too, if it is not the root */
  async function lookInto(folder) {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      const name = folder + entry.name;
      if (name === leftOut) continue;
      if (entry.isFile()) found[name] = digest(await readFile(path.join(root, name)));
      else if (name !== ownFolder) found[name] = "/";
      if (entry.isDirectory()) await lookInto(`${name}/`);
    }
  }
  await lookInto("");
  return found;
}

/** @param {Buffer} content */
const digest = (content) => createHash("sha256").update(content).digest("hex");

/**
 * @param {Record<string, string>} before
 * @param {Record<string, string>} after
 * @returns {string[]} the paths that differ
 */
export function differences(before, after) {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((name) => before[name] !== after[name]).sort();
}
