/**
 * The address of a small picture: where it stands now, or, given a version, as it was then.
 *
 * @param {string} name
 * @param {import("../items.js").ImageEntry} entry
 * @param {string | null} version
 * @returns {string}
 */
export function thumbnailUrl(name, { file, version: v }, version) {
  const fields = { name, ...(version === null ? {} : { version }), file, v, size: "96" };
  const query = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `/api/tagpilot/${version === null ? "thumbnail" : "history/thumbnail"}?${query.join("&")}`;
}
