import { part } from "../../ui/dom.js";

/**
 * The browser's file pickers, and the button that opens one where a dataset has no images.
 *
 * @param {import("./types.js").ShellParts} parts
 * @returns {{ images: () => void, zip: () => void, folder: () => void }} each opens one
 */
export function createUploads({ root, commands, signal }) {
  const open = (/** @type {string} */ name) => {
    const input = part(root, name, HTMLInputElement);
    input.addEventListener(
      "change",
      () => {
        const files = [...(input.files ?? [])];
        // The same file can be chosen again only when the input has forgotten it.
        input.value = "";
        if (files.length > 0) commands.importFiles(files);
      },
      { signal },
    );
    return () => input.click();
  };
  const images = open("upload-images");
  part(root, "add-images").addEventListener("click", images, { signal });
  return { images, zip: open("upload-zip"), folder: open("upload-folder") };
}
