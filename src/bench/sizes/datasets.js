/** Makes datasets and archives of any size for the benchmarks: pictures that decode like photographs, each with bytes of its own, and tags as people give them. */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { crc32 } from "node:zlib";
import { ZipDirectory } from "../../../frontend/app/model/zip-format.js";

const modelCount = 16;
const tagWords = 600;
/** So long a dataset lies there before anybody opens it, in milliseconds: files that were written just now are read again the next time. */
const lying = 3_000;

/** What drawn pictures are like: small ones of 30 kB, and photographs as a telephone takes them, of 0.7 MB. */
const small = { width: 1024, height: 768, shapes: 60, noise: 1, quality: 0.5 };
const large = { width: 2048, height: 1536, shapes: 240, noise: 2, quality: 0.85 };

/** @param {number} seed @returns {() => number} the same numbers from 0 to 1 every time (mulberry32) */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * JPEG files to multiply: those of a folder, or some that are drawn here.
 *
 * @param {import("playwright-core").Browser} browser draws them
 * @param {string} [folder]
 * @returns {Promise<{ pictures: Buffer[], photographs: Buffer[] }>} both those of the folder; or drawn ones of 30 kB and of 0.7 MB
 */
export async function modelPictures(browser, folder) {
  if (folder) {
    const names = (await readdir(folder)).filter((name) => /\.jpe?g$/iu.test(name));
    if (names.length === 0) throw new Error(`${folder} has no JPEG files.`);
    const pictures = await Promise.all(names.map((name) => readFile(path.join(folder, name))));
    return { pictures, photographs: pictures };
  }
  const page = await browser.newPage();
  const drawn = async (/** @type {typeof small} */ kind) =>
    (await page.evaluate(draw, { count: modelCount, ...kind })).map((text) => Buffer.from(text, "base64"));
  const models = { pictures: await drawn(small), photographs: await drawn(large) };
  await page.close();
  return models;
}

/* Runs in the page: shapes over a gradient, with as much noise as a camera's picture has. */
async function draw({ count, width: long, height: short, shapes, noise, quality }) {
  const pictures = [];
  for (let at = 0; at < count; at++) {
    const [width, height] = at % 3 === 0 ? [short, long] : [long, short];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    const sky = context.createLinearGradient(0, 0, width, height);
    sky.addColorStop(0, `hsl(${at * 47} 60% 70%)`);
    sky.addColorStop(1, `hsl(${at * 47 + 120} 50% 30%)`);
    context.fillStyle = sky;
    context.fillRect(0, 0, width, height);
    for (let shape = 0; shape < shapes; shape++) {
      context.fillStyle = `hsl(${(at * 31 + shape * 73) % 360} 55% ${30 + ((shape * 17) % 50)}% / 60%)`;
      context.beginPath();
      context.arc((shape * 197) % width, (shape * 149 + at * 53) % height, 20 + ((shape * 29) % 120), 0, 7);
      context.fill();
    }
    const picture = context.getImageData(0, 0, width, height);
    for (let i = 0; i < picture.data.length; i += 4) {
      const grain = (((i * 2654435761) >>> 27) - 16) * noise;
      for (let part = 0; part < 3; part++) picture.data[i + part] += grain >> 1;
    }
    context.putImageData(picture, 0, 0);
    const blob = await canvas.convertToBlob({
      type: "image/jpeg",
      quality,
    });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    pictures.push(btoa(text));
  }
  return pictures;
}

/** @param {Buffer} jpeg @param {number} number @returns {Buffer} the same picture, as a file of its own */
function numbered(jpeg, number) {
  const comment = Buffer.from(`\xff\xfe\x00\x0a${String(number).padStart(8, "0")}`, "latin1");
  return Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
}

/**
 * @param {string} folder of the dataset
 * @param {number} count of images
 * @param {Buffer[]} pictures
 */
export async function writeDataset(folder, count, pictures) {
  await mkdir(folder, { recursive: true });
  const random = numbers(count);
  const words = Array.from({ length: tagWords }, (_, at) => `tag ${at}`);
  const batch = 64;
  for (let from = 0; from < count; from += batch) {
    const writes = [];
    for (let at = from; at < Math.min(count, from + batch); at++) {
      const stem = path.join(folder, String(at).padStart(6, "0"));
      // few tags are frequent and most are rare, as everywhere
      const tags = new Set(Array.from({ length: 12 }, () => words[Math.floor(tagWords ** random()) - 1]));
      writes.push(writeFile(`${stem}.jpg`, numbered(pictures[at % pictures.length], at)));
      writes.push(writeFile(`${stem}.txt`, [...tags].join(", ")));
    }
    await Promise.all(writes);
  }
  await setTimeout(lying);
}

/**
 * An archive of images as they are, without texts.
 *
 * @param {string} file
 * @param {number} count of images
 * @param {Buffer[]} pictures
 * @returns {Promise<{ start: number, end: number }[]>} where in the file the bytes of each image are
 */
export async function writeZip(file, count, pictures) {
  const out = createWriteStream(file);
  const directory = new ZipDirectory(new Date(0));
  const places = [];
  let end = 0;
  for (let at = 0; at < count; at++) {
    const bytes = numbered(pictures[at % pictures.length], at);
    const name = Buffer.from(`${String(at).padStart(6, "0")}.jpg`);
    const record = directory.add({ name, size: bytes.length, crc: crc32(bytes) });
    const start = end + record.length;
    end = start + bytes.length;
    places.push({ start, end });
    out.write(record);
    if (!out.write(bytes)) await once(out, "drain");
  }
  out.end(directory.end());
  await once(out, "close");
  return places;
}
