/**
 * Packs the third-party modules that the page uses into `vendor/`, each under a name that holds a hash of its content, and
 * writes `vendor/import-map.json`, which says what file stands behind each bare module name. Our own modules are not packed.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const vendor = path.join(here, "vendor");

/** The bare names that our modules may import. */
const modules = [
  "@floating-ui/dom",
  "@noble/hashes/sha2.js",
  "@noble/hashes/utils.js",
  "@zip.js/zip.js",
  "client-zip",
  "cropperjs",
  "diff/lib/diff/array.js",
  "idb",
];

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

const esbuild = await loadEsbuild();
await rm(vendor, { recursive: true, force: true });
await mkdir(vendor, { recursive: true });

/** @param {string} name */
const entryName = (name) =>
  name
    .replace(/^@/, "")
    .replace(/\.js$/, "")
    .replace(/[^\w-]+/g, "-");

const result = await esbuild.build({
  entryPoints: modules.map((name) => ({ in: name, out: entryName(name) })),
  absWorkingDir: here,
  outdir: vendor,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "linked",
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  metafile: true,
  logLevel: "warning",
});

/** @type {Record<string, string>} */
const files = {};
for (const [output, { entryPoint }] of Object.entries(result.metafile.outputs)) {
  if (entryPoint) files[path.basename(output).replace(/-[^-]+\.js$/, "")] = path.basename(output);
}
const imports = Object.fromEntries(modules.map((name) => [name, files[entryName(name)]]));
await writeFile(path.join(vendor, "import-map.json"), `${JSON.stringify({ imports }, null, 2)}\n`);
