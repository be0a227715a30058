/**
 * The records of a ZIP file whose entries are stored as they are, for any number of them and any length of the file.
 * Source: APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.14 to 4.3.16.
 *
 * @module
 */

/** @typedef {{ name: Uint8Array, size: number, crc: number }} ZipEntry `name` in UTF-8; `size` in bytes, less than 4 GiB; `crc` is the CRC-32 of the content */

/** @typedef {[bytes: 2 | 4 | 8, value: number]} Field */

const largest16 = 0xffff;
const largest32 = 0xffffffff;
const namesAreUtf8 = 0x0800;
const stored = 0;
const plainVersion = 20;
const largeVersion = 45;

/** What is written around the contents of the entries: a record before each, and the directory behind them all. */
export class ZipDirectory {
  /** @type {Field[]} */
  #moment;
  /** @type {Uint8Array[]} */
  #records = [];
  #count = 0;
  #offset = 0;

  /** @param {Date} moment at which the entries count as written, in the time zone of the browser */
  constructor(moment) {
    this.#moment = dosMoment(moment);
  }

  /**
   * @param {ZipEntry} entry the next one
   * @returns {Uint8Array<ArrayBuffer>} the record that stands before its content
   * @throws {RangeError} when it is too large
   */
  add({ name, size, crc }) {
    if (size > largest32) throw new RangeError("A file is larger than 4 GiB.");
    const isFar = this.#offset >= largest32;
    const facts = [field(2, namesAreUtf8), field(2, stored), ...this.#moment, field(4, crc)];
    facts.push(field(4, size), field(4, size), field(2, name.length));
    const extra = isFar ? [field(2, 1), field(2, 8), field(8, this.#offset)] : [];
    const version = field(2, isFar ? largeVersion : plainVersion);
    const place = [field(2, isFar ? 12 : 0), field(2, 0), field(2, 0), field(2, 0), field(4, 0)];
    place.push(field(4, Math.min(this.#offset, largest32)));
    this.#records.push(
      record(field(4, 0x02014b50), version, version, ...facts, ...place),
      name,
      record(...extra),
    );
    const header = joined([
      record(field(4, 0x04034b50), field(2, plainVersion), ...facts, field(2, 0)),
      name,
    ]);
    this.#count++;
    this.#offset += header.length + size;
    return header;
  }

  /** @returns {Uint8Array<ArrayBuffer>} what stands behind the content of the last entry */
  end() {
    const directory = joined(this.#records);
    const [count, start, length] = [this.#count, this.#offset, directory.length];
    const isLarge = count >= largest16 || start + length >= largest32;
    const end = record(
      ...[field(4, 0x06054b50), field(2, 0), field(2, 0)],
      ...[field(2, Math.min(count, largest16)), field(2, Math.min(count, largest16))],
      ...[field(4, Math.min(length, largest32)), field(4, Math.min(start, largest32)), field(2, 0)],
    );
    return joined(isLarge ? [directory, largeEnd({ count, start, length }), end] : [directory, end]);
  }
}

/** @param {{ count: number, start: number, length: number }} directory @returns {Uint8Array<ArrayBuffer>} */
function largeEnd({ count, start, length }) {
  return record(
    ...[
      field(4, 0x06064b50),
      field(8, 44),
      field(2, largeVersion),
      field(2, largeVersion),
      field(4, 0),
      field(4, 0),
    ],
    ...[field(8, count), field(8, count), field(8, length), field(8, start)],
    ...[field(4, 0x07064b50), field(4, 0), field(8, start + length), field(4, 1)],
  );
}

/** @param {Date} moment @returns {Field[]} in steps of two seconds, from 1980 on */
function dosMoment(moment) {
  const year = Math.max(1980, moment.getFullYear());
  return [
    field(2, (moment.getHours() << 11) | (moment.getMinutes() << 5) | (moment.getSeconds() >> 1)),
    field(2, ((year - 1980) << 9) | ((moment.getMonth() + 1) << 5) | moment.getDate()),
  ];
}

/** @param {2 | 4 | 8} bytes @param {number} value @returns {Field} */
function field(bytes, value) {
  return [bytes, value];
}

/** @param {Field[]} fields @returns {Uint8Array<ArrayBuffer>} the lowest byte of each first */
function record(...fields) {
  const all = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) all.setUint16(at, value, true);
    else if (bytes === 4) all.setUint32(at, value, true);
    else all.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return new Uint8Array(all.buffer);
}

/** @param {readonly Uint8Array[]} parts @returns {Uint8Array<ArrayBuffer>} */
function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
