/** @typedef {import("./datasets.js").LoadedDataset} LoadedDataset */

/** So many letters are taken in at once: each time costs something, and a page that waits for all of them does nothing meanwhile. */
const enough = 256 * 1024;
/** So many are enough for a first screen: the server sends that many images before it has read more. */
const enoughToBegin = 16 * 1024;

/**
 * Takes a dataset in while it arrives. The answer is JSON with what is said of the dataset in its first line and one image in each line
 * after it, so that it can be divided without being understood; one without lines is taken as a whole.
 *
 * @param {Response} response
 * @returns {AsyncGenerator<LoadedDataset>} what is said of the dataset, with some of its images each time; at least once
 * @throws {SyntaxError} when the answer is cut short, which may be known only at its end
 */
export async function* partsOf(response) {
  /** @type {LoadedDataset | null} */
  let head = null;
  const part = (/** @type {string} */ lines) => {
    const start = head === null ? lines.indexOf("\n") : 0;
    head ??= /** @type {LoadedDataset} */ (JSON.parse(`${lines.slice(0, start)}]}`));
    return { ...head, images: imagesIn(lines.slice(start)) };
  };

  let text = "";
  for await (const piece of piecesOf(response)) {
    text += piece;
    // What has come meanwhile may be all of it; the first part is small all the same.
    if (head === null && text.length >= enoughToBegin) {
      const end = text.indexOf("\n", enoughToBegin) + 1;
      if (end > 0) yield part(text.slice(0, end));
      text = text.slice(end);
    }
    if (head !== null && text.length >= enough) {
      const end = text.lastIndexOf("\n") + 1;
      if (end > 0) yield part(text.slice(0, end));
      text = text.slice(end);
    }
  }
  const end = text.lastIndexOf("\n") + 1;
  if (end > 0) yield part(text.slice(0, end));
  if (head === null) yield JSON.parse(text);
  else if (text.slice(end) !== "]}") throw new SyntaxError("The answer is cut short.");
}

/** @param {string} lines of images, each but the very first with a comma before it @returns {LoadedDataset["images"]} */
function imagesIn(lines) {
  return JSON.parse(`[${lines.replace(/^\s*,/u, "")}]`);
}

/** @param {Response} response @returns {AsyncGenerator<string>} */
async function* piecesOf({ body }) {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined); // who stops reading does not want the rest
  }
}
