import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

/**
 * All that is in a workspace, folders too, so that two moments can be compared. The cache of thumbnails is left out: it may be filled by
 * whoever looks at pictures.
 *
 * @param {import("./workspace.js").Workspace} workspace
 * @returns {Promise<Record<string, string>>} what each path holds, as a digest; `/` for a folder
 */
export async function snapshot({ root }) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const found = entries.map(async (entry) => {
    const place = path.join(entry.parentPath, entry.name);
    const name = path.relative(root, place).split(path.sep).join("/");
    if (!entry.isFile()) return [name, "/"];
    return [
      name,
      createHash("sha256")
        .update(await readFile(place))
        .digest("hex"),
    ];
  });
  const all = await Promise.all(found);
  return Object.fromEntries(all.filter(([name]) => !isOfCache(name ?? "")).sort());
}

/** @param {string} name @returns {boolean} whether it is the cache, or the folder that is made for it */
const isOfCache = (name) => name === "datasets/.tagpilot" || name.startsWith("datasets/.tagpilot/cache");

/**
 * @param {Record<string, string>} before
 * @param {Record<string, string>} after
 * @returns {string[]} the paths that differ
 */
export function differences(before, after) {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((name) => before[name] !== after[name]).sort();
}
