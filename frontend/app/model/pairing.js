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
 * @template {{ path: string }} File
 * @typedef {{ image: File, text: File | null }} Pair
 */

/**
 * Where both a `.txt` and a `.caption` stand beside an image, the `.txt` is its text. An image may be named in the text's own name
 * (`a.png.txt`), as some tools do.
 *
 * @template {{ path: string }} File
 * @param {File[]} files
 * @returns {{ pairs: Pair<File>[], orphans: File[] }} pairs in the order of the images; `orphans` are texts that no image goes with
 */
export function pairFiles(files) {
  const texts = new Map(
    files.filter(({ path }) => hasTextName(path)).map((file) => [keyOf(file.path), file]),
  );
  const used = new Set();
  const pairs = files
    .filter(({ path }) => !hasTextName(path))
    .map((image) => {
      const stems = [stemOf(image.path), image.path];
      const names = stems.flatMap((stem) => [`${stem}.txt`, `${stem}.caption`]);
      const found = names.map((name) => texts.get(keyOf(name))).filter((text) => text !== undefined);
      for (const text of found) used.add(text);
      return { image, text: found[0] ?? null };
    });
  return { pairs, orphans: [...texts.values()].filter((text) => !used.has(text)) };
}

/** @param {string} path @returns {string} endings come in either case */
function keyOf(path) {
  return path.normalize("NFC").replace(/\.[^./]*$/u, (ending) => ending.toLowerCase());
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
