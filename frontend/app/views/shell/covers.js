import { element } from "../../ui/dom.js";

/** @typedef {import("../../state/state.js").WorkspaceDataset} WorkspaceDataset */

/**
 * Small pictures of a dataset in the workspace.
 *
 * @param {WorkspaceDataset} dataset
 * @param {96 | 192} size of the longer side, in pixels
 * @returns {string[]} addresses
 */
export function coverUrls({ name, covers }, size) {
  return covers.map(({ file, version }) => {
    const query = new URLSearchParams({ name, file, v: version, size: String(size) });
    return `/api/tagpilot/thumbnail?${query}`;
  });
}

/**
 * Shows pictures that say nothing new, so they have no words.
 *
 * @param {HTMLElement} box
 * @param {string[]} urls
 * @param {number} side of the square that each fills
 */
export function showCovers(box, urls, side) {
  const shown = urls.join("\n");
  if (box.dataset.shown === shown) return;
  box.dataset.shown = shown;
  box.replaceChildren(
    ...urls.map((url) => {
      const image = element("img");
      Object.assign(image, {
        alt: "",
        width: side,
        height: side,
        loading: "lazy",
        decoding: "async",
        src: url,
      });
      return image;
    }),
  );
}
