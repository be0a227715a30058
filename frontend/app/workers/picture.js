/**
 * Drawing pictures away from the page: small ones for the grid, and crops. Message: `{ blob, part, rotate, flip, width, height, type,
 * quality }`; `part` is what is cut out, in pixels of the picture as it is shown, null for all of it; width and height are those
 * of the result. Answer: a blob of that type, or of PNG where the browser cannot write it.
 */

/** @typedef {{ x: number, y: number, width: number, height: number }} Part */

/**
 * @typedef {object} Order
 * @property {Blob} blob
 * @property {Part | null} part
 * @property {number} rotate degrees clockwise, a multiple of 90
 * @property {boolean} flip left to right, after turning
 * @property {number} width
 * @property {number} height
 * @property {string} type
 * @property {number} quality
 */

/** @param {Order} order @returns {Promise<Blob>} */
async function draw({ blob, part, rotate, flip, width, height, type, quality }) {
  const turned = rotate % 180 !== 0;
  const [across, down] = turned ? [height, width] : [width, height];
  const bitmap = await scaled(blob, part, across, down);
  try {
    const canvas = new OffscreenCanvas(width, height);
    const context = contextOf(canvas, { alpha: type !== "image/jpeg" });
    context.imageSmoothingQuality = "high";
    if (type === "image/jpeg") {
      // JPEG knows no transparency: what is see-through becomes white, as taggers take it, and not black.
      context.fillStyle = "#fff";
      context.fillRect(0, 0, width, height);
    }
    context.translate(width / 2, height / 2);
    if (flip) context.scale(-1, 1);
    context.rotate((rotate * Math.PI) / 180);
    context.drawImage(bitmap, -across / 2, -down / 2, across, down);
    return await canvas.convertToBlob({ type, quality });
  } finally {
    bitmap.close();
  }
}

/**
 * @param {Blob} blob
 * @param {Part | null} part
 * @param {number} width
 * @param {number} height
 * @returns {Promise<ImageBitmap>}
 */
async function scaled(blob, part, width, height) {
  /** @type {ImageBitmapOptions} */
  const options = { resizeWidth: width, resizeHeight: height, resizeQuality: "high" };
  if (part === null) return createImageBitmap(blob, options);
  const canvas = await cutOut(blob, part);
  return part.width === width && part.height === height
    ? canvas.transferToImageBitmap()
    : createImageBitmap(canvas, options);
}

/**
 * Drawn, since `createImageBitmap` with a part gives another part where EXIF turns the picture by a quarter (Chromium 156).
 *
 * @param {Blob} blob
 * @param {Part} part
 * @returns {Promise<OffscreenCanvas>}
 */
async function cutOut(blob, { x, y, width, height }) {
  const whole = await createImageBitmap(blob);
  try {
    const canvas = new OffscreenCanvas(width, height);
    contextOf(canvas).drawImage(whole, x, y, width, height, 0, 0, width, height);
    return canvas;
  } finally {
    whole.close();
  }
}

/**
 * @param {OffscreenCanvas} canvas
 * @param {CanvasRenderingContext2DSettings} [settings]
 */
function contextOf(canvas, settings) {
  const context = canvas.getContext("2d", settings);
  if (context === null) throw new Error("This browser has no room for a picture of that size.");
  return context;
}

globalThis.onmessage = async ({ data }) => {
  try {
    postMessage({ value: await draw(data) });
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};
