/**
 * Putting files beside one another that belong together: an image and the caption file of the same stem in the same folder.
 *
 * @module
 */

const textName = /\.(?:txt|caption)$/iu;

/** @param {string} path @returns {boolean} */
export function hasTextName(path) {
  return textName.test(path);
}

/** @param {string} path @returns {string} without its ending */
export function stemOf(path) {
  return path.replace(/\.[^./]*$/u, "");
}

/**
 * `origin` tells files of the same path from different folders or ZIPs apart.
 *
 * @template {{ path: string, origin?: string }} File
 * @typedef {{ image: File, text: File | null }} Pair
 */

/**
 * Where both a `.txt` and a `.caption` stand beside an image, the `.txt` is its text. An image may be named in the text's own name
 * (`a.png.txt`), as some tools do.
 *
 * @template {{ path: string, origin?: string }} File
 * @param {File[]} files
 * @returns {{ pairs: Pair<File>[], spare: { text: File, taken: File }[], orphans: File[] }} pairs in the order of the images; `spare`
 *   are texts of an image that takes another; `orphans` are those that no image goes with
 */
export function pairFiles(files) {
  const texts = new Map(
    files.filter(({ path }) => hasTextName(path)).map((file) => [keyOf(file, file.path), file]),
  );
  const used = new Set();
  /** @type {Map<File, File>} */
  const passedOver = new Map();
  const pairs = files
    .filter(({ path }) => !hasTextName(path))
    .map((image) => {
      const stems = [stemOf(image.path), image.path];
      const names = stems.flatMap((stem) => [`${stem}.txt`, `${stem}.caption`]);
      const [text, ...others] = names.flatMap((name) => texts.get(keyOf(image, name)) ?? []);
      if (text) used.add(text);
      for (const other of others) passedOver.set(other, text);
      return { image, text: text ?? null };
    });
  const spare = [...passedOver].filter(([text]) => !used.has(text)).map(([text, taken]) => ({ text, taken }));
  const orphans = [...texts.values()].filter((text) => !used.has(text) && !passedOver.has(text));
  return { pairs, spare, orphans };
}

/** @param {{ origin?: string }} file @param {string} path @returns {string} endings come in either case */
function keyOf({ origin = "" }, path) {
  return `${origin}:${path.normalize("NFC").replace(/\.[^./]*$/u, (ending) => ending.toLowerCase())}`;
}

/**
 * Files that systems and programs leave behind; nobody means them.
 *
 * @param {string} path
 * @returns {boolean}
 */
export function isLitter(path) {
  return path
    .split("/")
    .some(
      (part) => part.startsWith(".") || part === "__MACOSX" || /^(?:thumbs\.db|desktop\.ini)$/iu.test(part),
    );
}
