import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/**
 * A workspace folder of a test's own. `put` writes files of a dataset as a trainer or a person would, `read` gives all that is
 * in it (without what begins with a dot), by path with `/`.
 *
 * @typedef {{
 *   root: string,
 *   put: (dataset: string, files: Record<string, string | Uint8Array>) => Promise<void>,
 *   read: (dataset: string) => Promise<Map<string, Buffer>>,
 *   text: (dataset: string, file: string) => Promise<string>,
 *   zip: (name: string) => Promise<Buffer>,
 *   empty: () => Promise<void>,
 *   remove: () => Promise<void>
 * }} Workspace
 */

/** Again where something came in meanwhile: a server may still be writing a ZIP copy. */
const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

/** @returns {Promise<Workspace>} */
export async function makeWorkspace() {
  const root = await mkdtemp(path.join(os.tmpdir(), "tagpilot-e2e-"));
  const datasets = path.join(root, "datasets");
  await mkdir(datasets);
  return {
    root,
    async put(dataset, files) {
      for (const [name, content] of Object.entries(files)) {
        const file = path.join(datasets, dataset, name);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, content);
      }
    },
    read: (dataset) => readFolder(path.join(datasets, dataset)),
    text: (dataset, file) => readFile(path.join(datasets, dataset, file), "utf8"),
    zip: (name) => readFile(path.join(datasets, "ZIPs", `${name}.zip`)),
    async empty() {
      for (const entry of await readdir(datasets)) await rm(path.join(datasets, entry), removal);
    },
    remove: () => rm(root, removal),
  };
}

/** @param {string} folder @returns {Promise<Map<string, Buffer>>} all files in it, by path with `/`, without what begins with a dot */
export async function readFolder(folder) {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  const paths = files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  const contents = await Promise.all(paths.map((file) => readFile(file)));
  return new Map(
    paths.map((file, index) => [
      path.relative(folder, file).split(path.sep).join("/"),
      contents[index] ?? Buffer.alloc(0),
    ]),
  );
}
