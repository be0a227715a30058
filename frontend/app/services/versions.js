/** @typedef {import("./http.js").Http} Http */
/** @typedef {import("../model/items.js").ImageEntry} ImageEntry */
/** @typedef {import("../model/versions/timeline.js").VersionChange} VersionChange */

/**
 * @typedef {{ name: string, changes: VersionChange[], notices: string[] }} History
 *
 * @typedef {{ name: string, version: string, revision: string, trigger: string | null, images: ImageEntry[] }} Version
 *
 * @typedef {{
 *   save: string,
 *   version: string,
 *   what: "text" | "image" | "all",
 *   images?: { file: string, version: string | null, textVersion: string | null }[],
 *   revision?: string,
 *   about?: string
 * }} RestoreBody
 *
 * @typedef {{
 *   name: string,
 *   revision: string,
 *   images: ImageEntry[],
 *   removed: string[],
 *   notes: { code: string, file: string, detail: string }[],
 *   zip: "pending" | "none"
 * }} Restored
 *
 * @typedef {{ name: string, id: string, title: string, deleted: string, images: number, texts: number, bytes: number }} DeletedDataset
 */

/**
 * The earlier versions of datasets, over HTTP.
 *
 * @param {{ http: Http }} options
 */
export function createVersions({ http }) {
  const post = (/** @type {string} */ address, /** @type {unknown} */ json) =>
    http.json(address, { method: "POST", json, retries: 2, timeout: 95_000 });

  return {
    /** @param {string} name @returns {Promise<History>} */
    history: (name) => http.json(`/api/tagpilot/history?${query({ name })}`, { retries: 1 }),

    /** @param {string} name @param {string} version @param {{ signal?: AbortSignal }} [options] @returns {Promise<Version>} */
    version: (name, version, { signal } = {}) =>
      http.json(`/api/tagpilot/history/version?${query({ name, version })}`, { signal, retries: 1 }),

    /** May be repeated: the save's id tells the server that it is the same one. @param {string} name @param {RestoreBody} body @returns {Promise<Restored>} */
    restore: (name, body) => post(`/api/tagpilot/restore?${query({ name })}`, body),

    /** @param {string} name @param {{ save: string, version: string, copy: string }} body @returns {Promise<Restored>} */
    copy: (name, body) => post(`/api/tagpilot/restore/copy?${query({ name })}`, body),

    /** @returns {Promise<DeletedDataset[]>} */
    deleted: () => http.json("/api/tagpilot/deleted", { retries: 1 }),

    /** @param {{ save: string, name: string, id: string, as?: string }} body @returns {Promise<{ name: string }>} */
    bringBack: (body) => post("/api/tagpilot/deleted/restore", body),
  };
}

/** @typedef {ReturnType<typeof createVersions>} Versions */

/** @param {Record<string, string>} fields @returns {string} */
function query(fields) {
  return new URLSearchParams(fields).toString();
}
