import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const pages = ["README.md", ...markdownBelow("docs")];

/** @param {string} folder @returns {string[]} paths from the root of the repository */
function markdownBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.join(folder, name));
}

for (const page of pages) {
  const text = readFileSync(path.join(root, page), "utf8");

  test(`${page} links only to files that are there`, () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1]);
    const missing = targets.filter(
      (target) => !/^\w+:/.test(target) && !existsSync(path.join(root, path.dirname(page), target)),
    );
    assert.deepEqual(missing, []);
  });

  test(`${page} names only files of the repository that are there`, () => {
    const named = [...text.matchAll(/`((?:src|frontend|bin|docs)\/[\w./-]+)`/g)].map((match) => match[1]);
    const missing = named.filter((name) => !existsSync(path.join(root, name)));
    assert.deepEqual(missing, []);
  });
}
