import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crc32 } from "node:zlib";
import { BlobReader, TextWriter, ZipReader } from "@zip.js/zip.js";
import { ZipDirectory } from "../../../app/model/zip-format.js";

/** @param {[name: string, content: string][]} files @returns {Blob} */
function zipOf(files) {
  const directory = new ZipDirectory(new Date(2026, 10, 27, 13, 14, 16));
  const parts = files.flatMap(([name, content]) => {
    const bytes = new TextEncoder().encode(content);
    const record = directory.add({
      name: new TextEncoder().encode(name),
      size: bytes.length,
      crc: crc32(bytes),
    });
    return [record, bytes];
  });
  return new Blob([...parts, directory.end()]);
}

/** @param {Blob} zip */
const entriesOf = (zip) => new ZipReader(new BlobReader(zip), { checkSignature: true }).getEntries();

describe("ZipDirectory", () => {
  it("makes what a ZIP reader reads: names, contents, sums, the moment", async () => {
    const files = /** @type {[string, string][]} */ ([
      ["dög.txt", "dog, grass"],
      ["sub/empty.txt", ""],
      ["b.txt", "x".repeat(70_000)],
    ]);
    const entries = await entriesOf(zipOf(files));
    const read = [];
    for (const entry of entries)
      if (!entry.directory) read.push([entry.filename, await entry.getData(new TextWriter())]);
    assert.deepEqual(read, files);
    assert.equal(entries[0].lastModDate.getTime(), new Date(2026, 10, 27, 13, 14, 16).getTime());
    assert.equal(entries[0].signature, crc32("dog, grass"));
  });

  it("has room for more entries than sixteen bits count", async () => {
    const files = Array.from(
      { length: 70_000 },
      (_, at) => /** @type {[string, string]} */ ([`${at}.txt`, ""]),
    );
    const entries = await entriesOf(zipOf(files));
    assert.equal(entries.length, 70_000);
    assert.equal(entries[69_999].filename, "69999.txt");
  });

  it("says where entries are that lie beyond 4 GiB", async () => {
    const directory = new ZipDirectory(new Date());
    const names = ["first", "second", "third"].map((name) => new TextEncoder().encode(name));
    const size = 0xfffffff0;
    for (const name of names) directory.add({ name, size, crc: 1 });
    const end = directory.end();
    const start = 3 * (size + 30) + 5 + 6 + 5;
    // A file that is not there, of which nothing but the end is looked at.
    const reader = new BlobReader(new Blob([end]));
    reader.init = async () => void (reader.size = start + end.length);
    reader.readUint8Array = async (at, length) => {
      const bytes = new Uint8Array(length);
      const known = end.subarray(Math.max(0, at - start), at - start + length);
      bytes.set(known, length - known.length);
      return bytes;
    };
    const entries = await new ZipReader(reader).getEntries();
    assert.deepEqual(
      entries.map((entry) => [entry.filename, entry.offset, entry.uncompressedSize]),
      [
        ["first", 0, size],
        ["second", size + 35, size],
        ["third", 2 * size + 71, size],
      ],
    );
  });

  it("refuses a file that the format has no room for", () => {
    const name = new TextEncoder().encode("a.png");
    assert.throws(() => new ZipDirectory(new Date()).add({ name, size: 2 ** 32, crc: 0 }), RangeError);
  });
});
