/**
 * Packs the page's own modules and the third-party ones that they use into a few files in `packed/`, which are what the server
 * serves: `app/main.js` with the parts that are loaded when they are wanted, `app/index.css`, and one file a worker in `workers/`.
 * Each comes with a source map, so that a browser's tools show the modules as they were written. A script that must not be a
 * module, and the icon, are packed alone.
 *
 * With `--watch` it goes on, and packs again whatever changes.
 */
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const packed = path.join(here, "packed");

/** @returns {Promise<typeof import("esbuild")>} */
async function loadEsbuild() {
  try {
    return await import("esbuild");
  } catch {
    console.error(
      "The page's modules are not installed. Run `npm ci` in frontend/ (bin/run does it for you).",
    );
    process.exit(1);
  }
}

const { build, context } = await loadEsbuild();
const workers = await readdir(path.join(here, "app/workers"));

/** @type {import("esbuild").BuildOptions} */
const always = {
  absWorkingDir: here,
  outdir: packed,
  bundle: true,
  target: "es2022",
  minify: true,
  sourcemap: true,
  logLevel: "warning",
};

/** @type {import("esbuild").BuildOptions} with the parts that are loaded when they are wanted */
const modules = { format: "esm", splitting: true, legalComments: "linked" };

/** @type {import("esbuild").BuildOptions[]} */
const packs = [
  {
    ...always,
    ...modules,
    entryPoints: [
      { in: "app/main.js", out: "app/main" },
      { in: "app/styles/index.css", out: "app/index" },
    ],
    // Beside main.js: workers are looked for from whatever file asks for one.
    chunkNames: "app/[name]-[hash]",
  },
  {
    // By themselves: what main.js had in common with a worker would be a file that it waits for.
    ...always,
    ...modules,
    entryPoints: workers.map((file) => ({
      in: `app/workers/${file}`,
      out: `workers/${path.basename(file, ".js")}`,
    })),
    chunkNames: "workers/[name]-[hash]",
  },
  {
    ...always,
    entryPoints: [
      { in: "app/views/shell/first-paint.js", out: "app/first-paint" },
      { in: "app/early-load.js", out: "app/early-load" },
      { in: "app/styles/tagpilot.svg", out: "app/tagpilot" },
    ],
    format: "iife",
    loader: { ".svg": "copy" },
  },
];

await rm(packed, { recursive: true, force: true });
if (process.argv.includes("--watch"))
  for (const pack of packs) await (await context({ ...pack, logLevel: "info" })).watch();
else for (const pack of packs) await build(pack);
