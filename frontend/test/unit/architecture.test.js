import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, it } from "node:test";

const app = resolve(import.meta.dirname, "../../app");

/**
 * Which folder may import which, itself aside: {main | early-load} → {commands | views} → {services | providers | state | ui} → model. A folder that is
 * not named here fails.
 *
 * @type {Record<string, string[]>}
 */
const allowed = {
  "main.js": ["commands", "views", "services", "providers", "state", "ui", "model"],
  "early-load.js": ["views", "services", "model"],
  commands: ["services", "providers", "state", "ui", "model"],
  views: ["state", "ui", "model"],
  services: ["providers", "workers", "model"],
  providers: ["services", "model"],
  state: ["model"],
  workers: ["model"],
  ui: [],
  model: [],
};

/** What is done only in one place, so that it can be trusted to be done well. */
const onlyIn = [
  { what: /\bfetch\(/u, files: ["services/http.js", "services/early-answer.js", "providers/"] },
  // The theme has to be known before anything is painted, and so before the settings are read.
  { what: /\blocalStorage\b/u, files: ["services/", "views/shell/first-paint.js", "views/shell/theme.js"] },
  { what: /\bindexedDB\b/u, files: ["services/"] },
  { what: /\bnew Worker\(/u, files: ["services/"] },
  { what: /\.(?:innerHTML|outerHTML|insertAdjacentHTML)\b/u, files: [] },
];

/** The libraries that the model may use: they compute and touch nothing. */
const pureLibraries = ["diff/lib/diff/array.js"];

/** What the model has to be given: no page, no network, no clock, no chance, no waiting. */
const impure =
  /\b(?:document\.(?:querySelector|createElement|getElementById|body)|window\.|globalThis|navigator\.|Date\.now|new Date\(\)|performance\.|Math\.random|crypto\.|setTimeout|setInterval|queueMicrotask|requestAnimationFrame|async |await |fetch\()/u;

const sources = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".js"))
  .map((file) => file.replaceAll("\\", "/"));

/**
 * @param {string} source
 * @returns {string} without comments
 */
function codeOf(source) {
  return source.replace(/\/\*[\s\S]*?\*\//gu, "").replace(/^\s*\/\/.*$/gmu, "");
}

/**
 * @param {string} file
 * @returns {string[]} what its code imports, as written
 */
function importsOf(file) {
  const code = codeOf(readFileSync(join(app, file), "utf8"));
  const found = code.matchAll(
    /(?:^|[\s;])(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gu,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? "");
}

/**
 * @param {string} file
 * @returns {string} the folder under app/, or the file itself if it lies in app/
 */
function layerOf(file) {
  return file.split("/")[0] ?? "";
}

describe("architecture", () => {
  it("finds the sources, and imports in them", () => {
    assert.ok(sources.length > 10);
    assert.ok(importsOf("state/store.js").includes("../model/results.js"));
  });

  it("knows every folder", () => {
    const unknown = sources.filter((file) => !Object.hasOwn(allowed, layerOf(file)));
    assert.deepEqual(unknown, [], "Name these folders in `allowed`, or move the files.");
  });

  for (const file of sources) {
    it(`lets ${file} import downwards only`, () => {
      for (const target of importsOf(file).filter((name) => name.startsWith("."))) {
        const path = relative(app, resolve(app, dirname(file), target)).replaceAll("\\", "/");
        const isOwn = layerOf(path) === layerOf(file);
        assert.ok(!path.startsWith(".."), `${target} lies outside of app/`);
        assert.ok(
          isOwn || allowed[layerOf(file)]?.includes(layerOf(path)),
          `${file} must not import ${path}`,
        );
        assert.ok(sources.includes(path), `${target} does not exist; relative imports end in .js`);
      }
    });
  }

  it("lets the model depend on nothing but what is as pure as itself", () => {
    for (const file of sources.filter((name) => layerOf(name) === "model")) {
      const libraries = importsOf(file).filter((name) => !name.startsWith("."));
      assert.deepEqual(
        libraries.filter((name) => !pureLibraries.includes(name)),
        [],
        file,
      );
      const code = codeOf(readFileSync(join(app, file), "utf8"));
      assert.equal(impure.exec(code)?.[0], undefined, file);
    }
  });

  for (const { what, files } of onlyIn) {
    it(`finds ${what.source} ${files.length === 0 ? "nowhere" : `only in ${files.join(", ")}`}`, () => {
      const found = sources
        .filter((file) => !files.some((place) => file.startsWith(place)))
        .filter((file) => what.test(codeOf(readFileSync(join(app, file), "utf8"))));
      assert.deepEqual(found, []);
    });
  }

  it("has no default export and no import without .js", () => {
    for (const file of sources) {
      assert.doesNotMatch(codeOf(readFileSync(join(app, file), "utf8")), /^export default\b/mu, file);
      for (const name of importsOf(file).filter((one) => one.startsWith(".")))
        assert.match(name, /\.js$/u, file);
    }
  });
});
