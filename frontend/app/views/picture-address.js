/**
 * An address under which the browser shows the whole picture. `release` gives back what a local picture's address holds.
 *
 * @param {import("../model/types.js").Source} source
 * @returns {{ url: string, release: () => void }}
 */
export function pictureAddress(source) {
  if (source.kind === "stored") return { url: source.url, release() {} };
  const url = URL.createObjectURL(source.blob);
  return { url, release: () => URL.revokeObjectURL(url) };
}
