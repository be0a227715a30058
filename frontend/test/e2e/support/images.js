import { crc32, deflateSync } from "node:zlib";

/**
 * Images made of bytes, for tests: no library, nothing random, and different for every `seed`.
 *
 * @module
 */

/** @typedef {{ width?: number, height?: number, seed?: number }} Shape */

/**
 * @param {string} type
 * @param {Uint8Array} content
 */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(content.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/**
 * The colour of a pixel: a slope in both directions, so that a turned or mirrored picture can be told from the right one.
 *
 * @param {number} x
 * @param {number} y
 * @param {Required<Shape>} shape
 * @returns {[red: number, green: number, blue: number]}
 */
function colour(x, y, { width, height, seed }) {
  return [Math.round((x / width) * 255), Math.round((y / height) * 255), (seed * 53) % 256];
}

/**
 * @param {Shape} [shape]
 * @returns {Required<Shape>}
 */
const full = ({ width = 64, height = 48, seed = 1 } = {}) => ({ width, height, seed });

/**
 * @param {Shape} [wanted]
 * @param {{ glass?: boolean }} [options] the left half of a picture of glass is wholly transparent
 */
export function png(wanted, { glass = false } = {}) {
  const shape = full(wanted);
  const { width, height } = shape;
  const rows = Buffer.alloc((width * (glass ? 4 : 3) + 1) * height);
  let at = 0;
  for (let y = 0; y < height; y++) {
    at++; // the row's filter: none
    for (let x = 0; x < width; x++) {
      for (const part of colour(x, y, shape)) rows[at++] = part;
      if (glass) rows[at++] = x < width / 2 ? 0 : 255;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, glass ? 6 : 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** @param {Shape} [wanted] */
export function bmp(wanted) {
  const shape = full(wanted);
  const { width, height } = shape;
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const out = Buffer.alloc(54 + rowBytes * height);
  out.write("BM", 0, "latin1");
  out.writeUInt32LE(out.length, 2);
  out.writeUInt32LE(54, 10);
  out.writeUInt32LE(40, 14);
  out.writeInt32LE(width, 18);
  out.writeInt32LE(height, 22);
  out.writeUInt16LE(1, 26);
  out.writeUInt16LE(24, 28);
  out.writeUInt32LE(rowBytes * height, 34);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red, green, blue] = colour(x, y, shape);
      out.set([blue, green, red], 54 + (height - 1 - y) * rowBytes + x * 3);
    }
  }
  return out;
}

/**
 * A GIF in greys that are lighter to the right.
 *
 * @param {Shape} [wanted]
 */
export function gif(wanted) {
  const { width, height } = full(wanted);
  const greys = 128;
  const head = Buffer.alloc(13);
  head.write("GIF89a", 0, "latin1");
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  head[10] = 0xf6; // a table of 128 colours
  const table = Buffer.alloc(greys * 3);
  for (let grey = 0; grey < greys; grey++) table.fill(grey * 2, grey * 3, grey * 3 + 3);
  const place = Buffer.alloc(10);
  place[0] = 0x2c;
  place.writeUInt16LE(width, 5);
  place.writeUInt16LE(height, 7);

  // The packing is begun anew before its codes grow beyond eight bits, so that each code is a byte.
  const begin = greys;
  const end = greys + 1;
  /** @type {number[]} */
  const codes = [];
  for (let at = 0; at < width * height; at++) {
    if (at % (greys - 2) === 0) codes.push(begin);
    codes.push(Math.floor(((at % width) / width) * greys));
  }
  codes.push(end);
  /** @type {Buffer[]} */
  const blocks = [];
  for (let from = 0; from < codes.length; from += 255) {
    const block = codes.slice(from, from + 255);
    blocks.push(Buffer.from([block.length, ...block]));
  }
  return Buffer.concat([head, table, place, Buffer.from([7]), ...blocks, Buffer.from([0, 0x3b])]);
}

/**
 * An image in a type that only a browser writes here.
 *
 * @param {import("playwright-core").Page} page
 * @param {"image/jpeg" | "image/webp"} mime
 * @param {Shape} [wanted]
 */
export async function fromCanvas(page, mime, wanted) {
  const numbers = await page.evaluate(
    async ({ type, width, height, seed }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("This browser draws no pictures.");
      const pixels = context.createImageData(width, height);
      for (let at = 0; at < width * height; at++) {
        const x = at % width;
        const y = Math.floor(at / width);
        pixels.data.set(
          [Math.round((x / width) * 255), Math.round((y / height) * 255), (seed * 53) % 256, 255],
          at * 4,
        );
      }
      context.putImageData(pixels, 0, 0);
      const blob = await canvas.convertToBlob({ type, quality: 0.95 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    { type: mime, ...full(wanted) },
  );
  return Buffer.from(numbers);
}

/**
 * A JPEG with the note that it must be turned to be looked at, as cameras write it.
 *
 * @param {Buffer} jpeg
 * @param {number} orientation 1 to 8, as EXIF counts
 */
export function withOrientation(jpeg, orientation) {
  const tiff = Buffer.alloc(26);
  tiff.write("MM\0*", 0, "latin1");
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const content = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
}

/**
 * What a browser makes of a file that was written.
 *
 * @param {import("playwright-core").Page} page
 * @param {Uint8Array | undefined} bytes
 * @param {[x: number, y: number][]} points
 * @returns {Promise<{ width: number, height: number, colours: number[][] }>} red, green, blue and opacity at the points
 */
export function looksOf(page, bytes, points = []) {
  if (bytes === undefined) throw new Error("The file is not there.");
  return page.evaluate(
    async ({ content, places }) => {
      const bitmap = await createImageBitmap(
        new Blob([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))]),
      );
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      if (!context) throw new Error("This browser draws no pictures.");
      context.drawImage(bitmap, 0, 0);
      const colours = places.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data]);
      return { width: bitmap.width, height: bitmap.height, colours };
    },
    { content: Buffer.from(bytes).toString("base64"), places: points },
  );
}
