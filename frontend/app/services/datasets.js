import { partsOf } from "./dataset-parts.js";

/** @typedef {import("./http.js").Http} Http */
/** @typedef {import("../model/items.js").ImageEntry} ImageEntry */
/** @typedef {import("../model/changes.js").ChangesBody} ChangesBody */
/** @typedef {import("../model/save-answer.js").SaveAnswer} SaveAnswer */

/**
 * @typedef {object} LoadedDataset
 * @property {string} name the folder
 * @property {string} title
 * @property {string} path
 * @property {string} revision
 * @property {string | null} trigger
 * @property {number} others how many files there are that TagPilot does not manage
 * @property {string[]} notices what a person must know about the dataset
 * @property {number} [total] how many images there are, where the server says it
 * @property {ImageEntry[]} images
 *
 * @typedef {SaveAnswer & {
 *   path: string,
 *   zip: "pending" | "none",
 *   removed: string[],
 *   notes: { code: string, file: string, detail: string }[]
 * }} SavedDataset
 *
 * @typedef {{ staged: Record<string, string>, answer: SavedDataset | null }} SaveProgress `staged` are the SHA-256 of the images that have
 *   arrived, by item; `answer` is what the save was answered, null while it is not decided
 *
 * @typedef {{ name: string, title: string, exists: boolean }} CleanedName the folder that a name becomes, and whether it is there
 *
 * @typedef {object} WorkspaceAnswer
 * @property {string} path
 * @property {boolean} writable
 * @property {number} free_bytes
 * @property {string} version
 * @property {string[]} notices what a person must see to in the workspace
 * @property {import("../state/state.js").WorkspaceDataset[]} datasets
 */

/**
 * The datasets of the workspace, over HTTP.
 *
 * @param {{ http: Http }} options
 */
export function createDatasets({ http }) {
  /** @param {Record<string, string>} fields @param {BodyInit} body @param {AbortSignal | undefined} signal */
  function upload(fields, body, signal) {
    const address = `/api/tagpilot/save-item?${query(fields)}`;
    return http.json(address, { method: "POST", body, signal, retries: 3, timeout: 95_000 });
  }

  /**
   * A dataset while it arrives.
   *
   * @param {string} name
   * @param {{ signal?: AbortSignal }} [options]
   * @returns {AsyncGenerator<LoadedDataset>} with some of its images each time; at least once
   */
  async function* parts(name, { signal } = {}) {
    const address = `/api/tagpilot/load?${query({ name, content: "links" })}`;
    yield* http.read(address, { signal, retries: 1 }, partsOf);
  }

  return {
    /** @param {{ signal?: AbortSignal }} [options] @returns {Promise<WorkspaceAnswer>} */
    workspace: ({ signal } = {}) => http.json("/api/tagpilot/workspace", { signal, retries: 1 }),

    parts,

    /** @param {string} name @param {{ signal?: AbortSignal }} [options] @returns {Promise<LoadedDataset>} */
    async load(name, options) {
      /** @type {LoadedDataset[]} */
      const all = [];
      for await (const part of parts(name, options)) all.push(part);
      return { ...all[0], images: all.flatMap(({ images }) => images) };
    },

    /** @param {string} name @returns {Promise<{ name: string, revision: string }>} */
    revision: (name) => http.json(`/api/tagpilot/revision?${query({ name })}`),

    /** @param {string} name @returns {Promise<CleanedName>} */
    nameOf: (name) => http.json(`/api/tagpilot/name?${query({ name })}`),

    /** @param {string} name @param {string} to @returns {Promise<unknown>} when the folder and its ZIP copy are renamed */
    rename: (name, to) =>
      http.json(`/api/datasets/${encodeURIComponent(name)}`, { method: "PATCH", json: { name: to } }),

    /**
     * Puts one image into the stage of a save. May be repeated.
     *
     * @param {string} name
     * @param {{ save: string, item: string, file: string, blob: Blob }} image
     * @param {{ signal?: AbortSignal }} [options]
     * @returns {Promise<{ sha256: string, width: number, height: number, mime: string, bytes: number }>}
     */
    stage(name, { save, item, file, blob }, { signal } = {}) {
      const body = new FormData();
      body.set("save", save);
      body.set("item", item);
      body.set("file", blob, nameIn(file));
      return upload({ name }, body, signal);
    },

    /**
     * Puts several images into the stage of a save with one request, without a form around them: both takes less time. They are held in the
     * server's memory, so they must be small. May be repeated.
     *
     * @param {string} name
     * @param {{ save: string, images: readonly { item: string, file: string, blob: Blob }[] }} images
     * @param {{ signal?: AbortSignal }} [options]
     * @returns {Promise<unknown>} fails when one of them is refused, without saying which
     */
    stageAll(name, { save, images }, { signal } = {}) {
      const list = images.map(({ item, file, blob }) => ({ item, file: nameIn(file), bytes: blob.size }));
      const parts = [`${JSON.stringify(list)}\n`, ...images.map(({ blob }) => blob)];
      return upload({ name, save }, new Blob(parts, { type: "application/vnd.tagpilot.images" }), signal);
    },

    /**
     * The commit of a save. May be repeated: the save's id tells the server that it is the same one.
     *
     * @param {string} name
     * @param {ChangesBody} changes
     * @param {{ signal?: AbortSignal }} [options]
     * @returns {Promise<SavedDataset>}
     */
    change: (name, changes, { signal } = {}) =>
      http.json(`/api/tagpilot/changes?${query({ name })}`, {
        method: "POST",
        json: changes,
        signal,
        retries: 2,
        timeout: 95_000,
      }),

    /**
     * How far a save has come. Asking changes nothing.
     *
     * @param {string} name
     * @param {string} save
     * @param {{ signal?: AbortSignal }} [options]
     * @returns {Promise<SaveProgress>}
     */
    progress: (name, save, { signal } = {}) =>
      http.json(`/api/tagpilot/staged?${query({ name, save })}`, { signal, retries: 2 }),

    /** @param {string} name @returns {Promise<{ state: "ready" | "writing" | "failed" | "none", path: string, detail: string | null }>} */
    zip: (name) => http.json(`/api/tagpilot/zip?${query({ name })}`, { retries: 1 }),

    /**
     * The bytes of an image, wherever they are.
     *
     * @param {import("../model/types.js").Source} source
     * @param {{ signal?: AbortSignal }} [options]
     * @returns {Promise<Blob>}
     */
    async bytes(source, { signal } = {}) {
      if (source.kind === "local") return source.blob;
      return (await http.call(source.url, { signal, retries: 2 })).blob();
    },
  };
}

/** @typedef {ReturnType<typeof createDatasets>} Datasets */

/** @param {string} file a path @returns {string} what is behind its folders */
function nameIn(file) {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** @param {Record<string, string>} fields @returns {string} */
function query(fields) {
  return new URLSearchParams(fields).toString();
}
