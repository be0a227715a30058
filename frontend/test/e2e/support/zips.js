import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { crc32, deflateRawSync } from "node:zlib";

/**
 * A ZIP of the files, by hand, so that neither the page's nor the server's own code is asked about itself.
 *
 * @param {Record<string, string | Uint8Array>} files
 * @param {{ deflate?: boolean }} [options]
 */
export function zipOf(files, { deflate = false } = {}) {
  /** @type {Buffer[]} */
  const parts = [];
  /** @type {Buffer[]} */
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const nameBytes = Buffer.from(name, "utf8");
    const bytes = Buffer.from(content);
    const packed = deflate ? deflateRawSync(bytes) : bytes;
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2); // names are UTF-8
    facts.writeUInt16LE(deflate ? 8 : 0, 4);
    facts.writeUInt16LE(0x21, 8); // the first day of 1980
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(nameBytes.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), facts, nameBytes, packed);

    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), facts, place, nameBytes);
    offset += 4 + facts.length + nameBytes.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}

/**
 * @param {Uint8Array} zip
 * @returns {Promise<Map<string, { content: Buffer, stored: boolean }>>} its files by name, in the order of the archive
 */
export async function readZip(zip) {
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(zip)), {
    useWebWorkers: false,
    checkSignature: true,
  });
  /** @type {Map<string, { content: Buffer, stored: boolean }>} */
  const files = new Map();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const content = Buffer.from(await entry.getData(new Uint8ArrayWriter()));
    files.set(entry.filename, { content, stored: entry.compressionMethod === 0 });
  }
  await reader.close();
  return files;
}
