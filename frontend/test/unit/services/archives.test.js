import assert from "node:assert/strict";
import { crc32, deflateRawSync } from "node:zlib";
import { describe, it } from "node:test";
import { UnreadableArchive, isZip, listZip } from "../../../app/services/archives.js";

/**
 * A ZIP with stored and deflated entries.
 *
 * @param {{ name: string, bytes: Buffer, deflate?: boolean }[]} entries
 * @returns {File}
 */
function zipOf(entries) {
  /** @type {Buffer[]} */
  const parts = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const { name, bytes, deflate = false } of entries) {
    const data = deflate ? deflateRawSync(bytes) : bytes;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(deflate ? 8 : 0, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), fields, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  const whole = Buffer.concat([...parts, central, Buffer.from("PK\x05\x06"), end]);
  return new File([new Uint8Array(whole)], "set.zip");
}

describe("listZip", () => {
  it("gives stored and deflated entries back byte for byte", async () => {
    const picture = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7) % 256));
    const zip = zipOf([
      { name: "a.png", bytes: picture },
      { name: "sub\\ü.txt", bytes: Buffer.from("one, two ".repeat(50)), deflate: true },
    ]);
    const files = await listZip(zip);
    assert.deepEqual(
      files.map(({ path, size, crc }) => [path, size, crc]),
      [
        ["a.png", 5000, crc32(picture)],
        ["sub/ü.txt", 450, crc32(Buffer.from("one, two ".repeat(50)))],
      ],
    );
    assert.deepEqual(Buffer.from(await (await files[0].open()).arrayBuffer()), picture);
    assert.equal(await (await files[1].open()).text(), "one, two ".repeat(50));
  });

  for (const [kind, size] of /** @type {[string, number][]} */ ([
    ["small", 300],
    ["large", 90_000],
  ]))
    it(`gives the beginnings and the bytes of ${kind} stored entries, many at once`, async () => {
      const contents = Array.from({ length: 60 }, (_, at) => Buffer.alloc(size, `${at} of ${kind}, `));
      const zip = zipOf(contents.map((bytes, at) => ({ name: `${at}.png`, bytes })));
      const files = await listZip(zip);
      const parts = await Promise.all(
        files.map(async (file) => ({
          head: Buffer.from((await file.head?.(4096)) ?? []),
          part: await file.part?.("image/png"),
        })),
      );
      for (const [at, { head, part }] of parts.entries()) {
        assert.deepEqual(head, contents[at].subarray(0, 4096));
        assert.equal(part?.blob.type, "image/png");
        assert.equal(part?.blob, part?.blob);
        assert.deepEqual(Buffer.from((await part?.blob.arrayBuffer()) ?? []), contents[at]);
      }
    });

  it("refuses what is no complete ZIP in one sentence that names it", async () => {
    const whole = await zipOf([{ name: "a.png", bytes: Buffer.from("x".repeat(300)) }]).arrayBuffer();
    const cut = new File([whole.slice(0, 200)], "cut.zip");
    assert.equal(await isZip(cut), true);
    await assert.rejects(
      listZip(cut),
      (error) => error instanceof UnreadableArchive && /^cut\.zip /u.test(error.message),
    );
  });
});
