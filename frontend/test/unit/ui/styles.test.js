import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const frontend = fileURLToPath(new URL("../../../", import.meta.url));
const templates = path.join(frontend, "../src/main/resources/templates");

/** @param {string} folder @param {string} ending */
async function read(folder, ending) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(ending)).sort();
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(path.join(folder, name), "utf8") })),
  );
}

/** @param {string} text @param {RegExp} pattern */
const found = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);

const styles = await read(path.join(frontend, "app/styles"), ".css");
const scripts = await read(path.join(frontend, "app"), ".js");
const pages = await read(templates, ".html");

describe("styles", () => {
  it("use no variable that nobody sets", () => {
    const set = new Set([
      ...styles.flatMap(({ text }) => found(text, /(--[\w-]+)\s*:/g)),
      ...scripts.flatMap(({ text }) => found(text, /setProperty\(\s*"(--[\w-]+)"/g)),
    ]);
    for (const { name, text } of styles) {
      const unknown = found(text, /var\((--[\w-]+)/g).filter((variable) => !set.has(variable));
      assert.deepEqual(unknown, [], name);
    }
  });

  it("take their colours from the tokens", () => {
    for (const { name, text } of styles) {
      if (name === "tokens.css") continue;
      assert.deepEqual(found(text, /(#[\da-f]{3,8})\b(?!["\w-])/gi), [], name);
    }
  });
});

describe("templates", () => {
  it("hold no inline style, no inline handler and no script of their own", () => {
    for (const { name, text } of pages) {
      assert.doesNotMatch(text, /\sstyle=/, name);
      assert.doesNotMatch(text, /\son[a-z]+=/, name);
      assert.doesNotMatch(text, /<style|<script(?![^>]*th:src)/, name);
    }
  });

  it("and the scripts name only icons that are drawn", () => {
    const drawn = new Set(pages.flatMap(({ text }) => found(text, /<symbol id="icon-([\w-]+)"/g)));
    const inPages = pages.flatMap(({ text }) => found(text, /href="#icon-([\w-]+)"/g));
    const inScripts = scripts.flatMap(({ text }) => [
      ...found(text, /\bicon\("([\w-]+)"\)/g),
      ...found(text, /\bsetIcon\([^,]+,\s*"([\w-]+)"\)/g),
      ...found(text, /\bicon: "([\w-]+)"/g),
    ]);
    assert.deepEqual(
      [...inPages, ...inScripts].filter((name) => !drawn.has(name)),
      [],
    );
  });

  it("give each template a name of its own, and have each that is copied", () => {
    const names = pages.flatMap(({ text }) => found(text, /data-template="([\w-]+)"/g));
    assert.equal(new Set(names).size, names.length, "two templates have the same name");
    const copied = scripts.flatMap(({ text }) => found(text, /\bclone\("([\w-]+)"\)/g));
    assert.deepEqual(
      copied.filter((name) => !names.includes(name)),
      [],
    );
  });
});
