import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isLitter, pairFiles } from "../../../app/model/pairing.js";

const files = (/** @type {string[]} */ ...paths) => paths.map((path) => ({ path }));
const shown = (/** @type {ReturnType<typeof pairFiles<{ path: string }>>} */ { pairs }) =>
  pairs.map(({ image, text }) => [image.path, text?.path ?? null]);

describe("pairFiles", () => {
  it("puts the caption file of the same stem and folder beside each image", () => {
    const paired = pairFiles(files("a.jpg", "a.txt", "sub/a.jpg", "sub/a.caption", "b.png"));
    assert.deepEqual(shown(paired), [
      ["a.jpg", "a.txt"],
      ["sub/a.jpg", "sub/a.caption"],
      ["b.png", null],
    ]);
    assert.deepEqual(paired.orphans, []);
  });

  it("takes the .txt where both are there, and calls neither an orphan", () => {
    const paired = pairFiles(files("a.caption", "a.txt", "a.png"));
    assert.deepEqual(shown(paired), [["a.png", "a.txt"]]);
    assert.deepEqual(paired.orphans, []);
  });

  it("reads endings in either case and the image's whole name before the ending", () => {
    const paired = pairFiles(files("A.PNG", "A.TXT", "b.png", "b.png.txt"));
    assert.deepEqual(shown(paired), [
      ["A.PNG", "A.TXT"],
      ["b.png", "b.png.txt"],
    ]);
  });

  it("names the texts that no image goes with", () => {
    assert.deepEqual(pairFiles(files("notes.txt", "a.png")).orphans, files("notes.txt"));
  });

  it("gives two images of one stem the same text", () => {
    assert.deepEqual(shown(pairFiles(files("a.png", "a.jpg", "a.txt"))), [
      ["a.png", "a.txt"],
      ["a.jpg", "a.txt"],
    ]);
  });
});

describe("isLitter", () => {
  for (const path of [".hidden.png", "__MACOSX/._a.png", "x/Thumbs.db", "x/.git/a.png", "desktop.ini"])
    it(`passes over ${path}`, () => assert.equal(isLitter(path), true));
  for (const path of ["a.png", "x.y/a.b.png", "thumbs/a.png"])
    it(`keeps ${path}`, () => assert.equal(isLitter(path), false));
});
