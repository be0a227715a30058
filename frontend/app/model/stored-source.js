/**
 * Where the workspace has an image.
 *
 * @param {string} file its path in the dataset
 * @param {string} version
 * @param {string} name the dataset's folder
 * @returns {import("./types.js").StoredSource}
 */
export function storedSource(file, version, name) {
  const query = `name=${encoded(name)}&file=${encoded(file)}&v=${encoded(version)}`;
  return {
    kind: "stored",
    url: `/api/tagpilot/image?${query}`,
    thumb: `/api/tagpilot/thumbnail?${query}`,
    version,
  };
}

/**
 * @param {string} text
 * @returns {string} as it stands in an address; most names are the same there, which is found out faster than they are written anew
 */
function encoded(text) {
  return /[^\w.-]/u.test(text) ? encodeURIComponent(text) : text;
}
