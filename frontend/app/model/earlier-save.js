import { savedFromEntry, uploadName } from "./items.js";

/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").Touched} Touched */
/** @typedef {import("./save-answer.js").SavedEntry} SavedEntry */

/** @typedef {{ name: string, revision: string, images: SavedEntry[], removed: string[] }} EarlierAnswer */

/**
 * Takes in the answer to a save of which nobody remembers what was sent: the page that sent it is gone. What the document has otherwise than
 * the workspace has it now stays an unsaved edit.
 *
 * @param {DatasetDocument} document as it was before that save, with the edits that were kept
 * @param {EarlierAnswer} answer
 * @param {ReadonlySet<ItemId>} arrived the images whose bytes here are those that were saved
 * @returns {Touched}
 */
export function takeEarlierSave(document, answer, arrived) {
  const find = finderOf(document);
  const items = answer.images.flatMap((entry) => {
    const item = find(entry);
    return item === undefined ? [] : [settled(item, entry, { document, answer, arrived })];
  });
  const removed = new Set(answer.removed);
  const gone = [...document.removedSaved.values()].filter(({ saved }) =>
    removed.has(saved?.picture.file ?? ""),
  );
  return document.markSaved({
    folder: answer.name,
    revision: answer.revision,
    trigger: document.trigger,
    remembered: true,
    items,
    gone: gone.map(({ id }) => id),
    modes: [...document.modesSet],
  });
}

/** @param {DatasetDocument} document @returns {(entry: SavedEntry) => Item | undefined} */
export function finderOf(document) {
  const items = document.ids().map((id) => document.get(id));
  const byUpload = new Map(items.map((item) => [uploadName(item.id), item]));
  const byFile = new Map(items.flatMap((item) => (item.saved ? [[item.saved.picture.file, item]] : [])));
  return ({ item, was, requested }) => byUpload.get(item ?? "") ?? byFile.get(was ?? requested);
}

/**
 * @param {Item} item
 * @param {SavedEntry} entry
 * @param {{ document: DatasetDocument, answer: EarlierAnswer, arrived: ReadonlySet<ItemId> }} save
 * @returns {Item}
 */
function settled(item, entry, { document, answer, arrived }) {
  const { saved, opening } = savedFromEntry(entry, answer.name, document.trigger);
  const isSaved = item.picture.source.kind === "stored" || arrived.has(item.id);
  const isTextSame = saved.body === item.body;
  return {
    ...item,
    saved,
    picture: isSaved ? saved.picture : { ...item.picture, file: saved.picture.file },
    original: isSaved ? null : saved.picture,
    opening: isTextSame ? opening : item.opening,
    wantsTrigger: item.wantsTrigger && !saved.hasTrigger,
    textProblem: entry.textProblem,
    otherText: entry.otherText,
    problem: entry.problem,
  };
}
