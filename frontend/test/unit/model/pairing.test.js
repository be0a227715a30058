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

  it("takes the .txt where both are there, calls neither an orphan, and says which was passed over", () => {
    const paired = pairFiles(files("a.caption", "a.txt", "a.png"));
    assert.deepEqual(shown(paired), [["a.png", "a.txt"]]);
    assert.deepEqual(paired.orphans, []);
    assert.deepEqual(paired.spare, [{ text: { path: "a.caption" }, taken: { path: "a.txt" } }]);
  });

  it("keeps apart what came in different folders, though the names are the same", () => {
    const of = (/** @type {string} */ path, /** @type {string} */ origin) => ({ path, origin });
    const { pairs, orphans } = pairFiles([
      of("1.png", "cats"),
      of("1.txt", "cats"),
      of("1.png", "dogs"),
      of("1.txt", "dogs"),
      of("2.png", "dogs"),
      of("2.txt", "cats"),
    ]);
    assert.deepEqual(
      pairs.map(({ image, text }) => [image.origin, text?.origin]),
      [
        ["cats", "cats"],
        ["dogs", "dogs"],
        ["dogs", undefined],
      ],
    );
    assert.deepEqual(orphans, [of("2.txt", "cats")]);
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
