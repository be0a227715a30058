/**
 * The states that a dataset was in, the newest first, made of the changes between them.
 *
 * @module
 */

/**
 * @typedef {{ added: number, replaced: number, removed: number, texts: number }} ChangeCounts
 *
 * @typedef {object} VersionChange a change as the server tells it; its id names the version that stood before it
 * @property {string} id
 * @property {string} time
 * @property {"saved" | "sent" | "imported" | "restored" | "created" | "renamed" | "deleted" | "brought-back"} kind
 * @property {string | null} about
 * @property {boolean} first whether the dataset was made by it
 * @property {ChangeCounts} counts
 *
 * @typedef {object} Moment a state
 * @property {string} key
 * @property {string | null} version what to ask the server for; null for what is there now
 * @property {boolean} isUnsaved whether it is in this browser only
 * @property {string} title
 * @property {string} words
 * @property {number | null} time when it came about, null where that is not known
 */

/** @type {Record<VersionChange["kind"], string>} */
const titles = {
  saved: "Saved",
  sent: "Saved by another program",
  imported: "Imported",
  restored: "Restored",
  created: "New dataset",
  renamed: "Renamed",
  deleted: "Deleted",
  "brought-back": "Brought back",
};

/** What a run of a model leaves in the history. */
const run = /^(?:Tag|Caption) All with [^,:·]+/;

/**
 * @param {readonly VersionChange[]} changes the newest first
 * @param {number} unsaved how many images differ in this browser
 * @returns {Moment[]}
 */
export function momentsOf(changes, unsaved) {
  /** @type {Moment[]} */
  const moments = [];
  if (unsaved > 0)
    moments.push({
      key: "unsaved",
      version: null,
      isUnsaved: true,
      title: "Now, not saved",
      words: `${unsaved} ${unsaved === 1 ? "change" : "changes"} in this browser`,
      time: null,
    });
  changes.forEach((change, at) => moments.push(after(change, changes[at - 1] ?? null)));
  const oldest = changes.at(-1);
  if (oldest !== undefined && !oldest.first)
    moments.push({
      key: oldest.id,
      version: oldest.id,
      isUnsaved: false,
      title: titleBefore(oldest) ?? "Earliest version kept",
      words: "As it was before that",
      time: null,
    });
  return moments;
}

/**
 * @param {VersionChange} change that made it
 * @param {VersionChange | null} next that ended it; null when it still stands
 * @returns {Moment}
 */
function after(change, next) {
  const words = change.about ?? countsWords(change.counts);
  const isImport = change.kind === "imported" && change.about !== null;
  const before = next === null ? null : titleBefore(next);
  return {
    key: next?.id ?? "now",
    version: next?.id ?? null,
    isUnsaved: false,
    title: before ?? (isImport ? (change.about ?? "") : titles[change.kind]),
    words: isImport ? countsWords(change.counts) : words,
    time: Date.parse(change.time),
  };
}

/** @param {VersionChange} next @returns {string | null} */
function titleBefore(next) {
  const found = run.exec(next.about ?? "");
  return found === null ? null : `Before ${found[0].trim()}`;
}

/**
 * @param {ChangeCounts} counts
 * @returns {string} 9 texts, 2 images added
 */
export function countsWords({ added, replaced, removed, texts }) {
  const parts = [
    [texts, "text", ""],
    [added, "image", " added"],
    [replaced, "image", " replaced"],
    [removed, "image", " removed"],
  ].flatMap(([count, what, how]) =>
    count === 0 ? [] : [`${count} ${count === 1 ? what : `${what}s`}${how}`],
  );
  return parts.length === 0 ? "No image changed" : parts.join(", ");
}
