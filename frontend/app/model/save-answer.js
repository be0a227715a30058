import { isSameSource } from "./file-text.js";
import { savedFromEntry, uploadName } from "./items.js";

/** @typedef {import("./changes.js").ChangeSet} ChangeSet */
/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").Picture} Picture */
/** @typedef {import("./types.js").Touched} Touched */

/**
 * An image that a save touched. `requested` is the name that was asked for, `was` the one it had, `item` the upload it came from.
 *
 * @typedef {import("./items.js").ImageEntry & { requested: string, was: string | null, item: string | null }} SavedEntry
 *
 * @typedef {{ name: string, before?: string | null, revision: string, images: SavedEntry[] }} SaveAnswer the answer to `changes`, as far as it is
 *   needed here; `before` is the revision that the dataset had before it
 */

/**
 * Takes in what the server answered. What was edited after the change set was made stays an unsaved edit. An image whose removal was
 * undone while the save ran is gone from the workspace: it stays in the document only if its bytes are in this browser.
 *
 * @param {DatasetDocument} document
 * @param {SaveAnswer} answer
 * @param {ChangeSet} changes the change set that was answered
 * @returns {Touched}
 */
export function afterSave(document, answer, changes) {
  const { sent, body } = changes;
  const find = finderOf(sent.items);
  /** @type {Map<ItemId, Item>} */
  const settled = new Map();
  for (const entry of answer.images) {
    const before = find(entry);
    if (before !== undefined)
      settled.set(before.id, settledItem(document, before, entry, answer.name, changes));
  }
  const modes = [...sent.modes].filter(([id, mode]) => document.find(id)?.mode === mode).map(([id]) => id);
  for (const id of modes) {
    const item = settled.get(id) ?? document.get(id);
    const mode = body.remember?.modes?.[item.picture.file];
    if (item.saved !== null && mode !== undefined)
      settled.set(id, { ...item, saved: { ...item.saved, mode } });
  }
  return document.markSaved({
    folder: answer.name,
    revision: revisionAfter(document, answer),
    trigger: sent.trigger,
    remembered: body.remember?.trigger !== undefined,
    items: [...settled.values()],
    gone: sent.removed,
    modes,
  });
}

/**
 * @param {DatasetDocument} document
 * @param {SaveAnswer} answer
 * @returns {string} the one before, where others have changed something that the document does not have yet
 */
function revisionAfter({ revision, folder }, { before, revision: after }) {
  const isOnlyOurs = before == null || folder === null || before === revision;
  return isOnlyOurs ? after : (revision ?? after);
}

/**
 * @param {ReadonlyMap<ItemId, Item>} items as they were sent
 * @returns {(entry: SavedEntry) => Item | undefined}
 */
function finderOf(items) {
  const byUpload = new Map([...items.values()].map((item) => [uploadName(item.id), item]));
  const byOldName = new Map(
    [...items.values()].flatMap((item) => (item.saved ? [[item.saved.picture.file, item]] : [])),
  );
  const byNewName = new Map([...items.values()].map((item) => [item.picture.file, item]));
  return ({ item, was, requested }) =>
    byUpload.get(item ?? "") ?? byOldName.get(was ?? requested) ?? byNewName.get(requested);
}

/**
 * @param {DatasetDocument} document
 * @param {Item} sent
 * @param {SavedEntry} entry
 * @param {string} folder
 * @param {ChangeSet} changes
 * @returns {Item}
 */
function settledItem(document, sent, entry, folder, changes) {
  const now = document.find(sent.id) ?? document.removedSaved.get(sent.id) ?? sent;
  const remembered = changes.body.remember?.modes?.[sent.picture.file];
  const mode = remembered === undefined ? entry.mode : remembered;
  const { saved, opening } = savedFromEntry({ ...entry, mode }, folder, changes.sent.trigger);
  saved.picture.sha256 ??= sent.picture.sha256;
  saved.formerVersions = formerVersions(sent, entry.version);
  const isTextSame = now.body === sent.body && now.wantsTrigger === sent.wantsTrigger;
  const isPictureSame = isSameSource(now.picture.source, sent.picture.source);
  return {
    ...now,
    saved,
    picture: settledPicture(now.picture, sent.picture, saved.picture),
    original: isPictureSame ? null : saved.picture,
    body: isTextSame ? saved.body : now.body,
    opening: isTextSame ? opening : now.opening,
    wantsTrigger: now.wantsTrigger && !saved.hasTrigger,
    textProblem: entry.textProblem,
    otherText: entry.otherText,
    problem: entry.problem,
  };
}

/**
 * @param {Picture} now
 * @param {Picture} sent
 * @param {Picture} saved
 * @returns {Picture} what was sent is as it was saved; what was done to it since stays
 */
function settledPicture(now, sent, saved) {
  const file = now.file === sent.file ? saved.file : now.file;
  if (!isSameSource(now.source, sent.source)) return { ...now, file };
  return file === saved.file ? saved : { ...saved, file };
}

/**
 * @param {Item} sent
 * @param {string} version of the image after the save
 * @returns {readonly string[]} the other versions that had the same bytes
 */
function formerVersions({ picture, saved }, version) {
  if (saved === null || saved.picture.source.kind !== "stored") return [];
  if (!isSameSource(picture.source, saved.picture.source)) return [];
  const former = new Set([...(saved.formerVersions ?? []), saved.picture.source.version]);
  former.delete(version);
  return [...former];
}
