import { itemFromStored, savedFromEntry } from "../model/items.js";
import { isPictureChanged } from "../model/file-text.js";
import { takeTrigger } from "../model/trigger.js";
import { countText } from "../ui/wording.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../model/types.js").Edit} Edit */
/** @typedef {import("../model/types.js").Item} Item */
/** @typedef {import("../model/items.js").ImageEntry} ImageEntry */

/**
 * @typedef {{ file: string, kind: "text" | "image" | "removed", changed: number | null, now: ImageEntry | null }} Conflict as the server tells
 *   it; `changed` is when it was last written, in milliseconds since 1970
 *
 * @typedef {{ id: string, file: string, side: "mine" | "theirs" | "both", text?: string }} Choice
 */

/**
 * Asks about the images that both sides changed, and puts each choice into the document so that the next save goes through: what
 * the workspace has now becomes what the document is compared with. Taking the workspace's version is an edit, so that Undo brings mine back.
 *
 * @param {{ store: import("../state/store.js").Store, times: import("./edit-times.js").EditTimes }} parts
 * @param {DatasetDocument} document
 * @param {Conflict[]} conflicts
 * @returns {Promise<"settled" | "copy" | "cancelled">}
 */
export async function settleConflicts({ store, times }, document, conflicts) {
  const byFile = filesOf(document);
  const known = conflicts.flatMap((conflict) => {
    const id = byFile.get(conflict.file);
    return id === undefined ? [] : [{ ...conflict, id, edited: times.editedAt(id) }];
  });
  const answer = await new Promise((/** @type {(answer: Choice[] | "copy" | null) => void} */ resolve) =>
    store.set({
      dialog: {
        name: "conflict",
        title: document.name,
        total: document.changedCount,
        openedAt: times.seenAt,
        conflicts: known,
        resolve,
      },
    }),
  );
  store.set({ dialog: null });
  if (answer === null) return "cancelled";
  if (answer === "copy") return answer;
  /** @type {Edit[]} */
  const taken = [];
  let count = 0;
  for (const choice of answer) {
    const conflict = known.find(({ id }) => id === choice.id);
    const edits = conflict === undefined ? [] : settle(document, conflict, choice);
    if (edits.length > 0) count++;
    taken.push(...edits);
  }
  store.edit({ type: "many", edits: taken }, `Took ${countText(count, "image")} from the workspace`);
  return "settled";
}

/** @param {DatasetDocument} document @returns {Map<string, string>} */
function filesOf(document) {
  const items = [...document.ids().map((id) => document.get(id)), ...document.removedSaved.values()];
  return new Map(items.flatMap(({ id, saved }) => (saved === null ? [] : [[saved.picture.file, id]])));
}

/**
 * @param {DatasetDocument} document
 * @param {Conflict & { id: string }} conflict
 * @param {Choice} choice
 * @returns {Edit[]} what is still to be done for the workspace's version
 */
function settle(document, { now }, { id, side, text }) {
  const item = document.find(id);
  if (item === undefined) settleRemoved(document, id, now, side);
  else if (now === null) settleGone(document, item, side);
  else if (side === "theirs") return settleTheirs(document, item, now);
  else take(document, rebased(document, item, now, text));
  return [];
}

/** @param {DatasetDocument} document @param {Item} item @param {ImageEntry} now @returns {Edit[]} */
function settleTheirs(document, item, now) {
  const theirs = stored(document, item, now);
  const mine = rebased(document, item, now, undefined);
  if (item.textProblem !== null || theirs.textProblem !== null) {
    take(document, theirs);
    return [];
  }
  take(document, { ...mine, opening: theirs.opening });
  const { id, body, mode, wantsTrigger, picture } = theirs;
  /** @type {Edit[]} */
  const edits = [
    { type: "text", changes: [{ id, body, wantsTrigger }] },
    { type: "mode", changes: [{ id, mode }] },
  ];
  if (isPictureChanged(mine)) edits.push({ type: "picture", changes: [{ id, picture, original: null }] });
  return edits;
}

/** I removed an image that the workspace has changed. @param {DatasetDocument} document @param {string} id @param {ImageEntry | null} now @param {Choice["side"]} side */
function settleRemoved(document, id, now, side) {
  const removed = document.removedSaved.get(id);
  if (removed === undefined) return;
  if (now === null) return take(document, removed, [id]);
  const fresh = stored(document, removed, now);
  if (side === "theirs") document.apply({ type: "add", items: [{ item: removed, at: removed.number - 1 }] });
  take(document, fresh);
}

/** I changed an image that the workspace has removed. @param {DatasetDocument} document @param {Item} item @param {Choice["side"]} side */
function settleGone(document, item, side) {
  document.apply({ type: "remove", ids: [item.id] });
  take(document, item, [item.id]);
  if (side !== "theirs" && item.picture.source.kind === "local")
    document.apply({
      type: "add",
      items: [{ item: { ...item, id: document.newId(), saved: null }, at: item.number - 1 }],
    });
}

/** @param {DatasetDocument} document @param {Item} item @param {ImageEntry} now @returns {Item} as the workspace has it */
function stored(document, { id, number }, now) {
  return itemFromStored(now, { name: document.folder ?? "", trigger: document.savedTrigger, id, number });
}

/**
 * @param {DatasetDocument} document
 * @param {Item} item
 * @param {ImageEntry} now
 * @param {string | undefined} text the whole text that it shall have, if another than it has
 * @returns {Item} with my edits over what the workspace has
 */
function rebased(document, item, now, text) {
  const { saved } = savedFromEntry(now, document.folder ?? "", document.savedTrigger);
  const picture = isPictureChanged(item) ? item.picture : saved.picture;
  const { body, opening } = text === undefined ? item : takeTrigger(text, document.trigger, item.mode);
  const { textProblem, otherText, problem } = now;
  return { ...item, saved, picture, body, opening, textProblem, otherText, problem };
}

/** @param {DatasetDocument} document @param {Item} item @param {string[]} [gone] */
function take(document, item, gone = []) {
  document.markSaved({
    folder: document.folder ?? "",
    revision: document.revision ?? "",
    trigger: document.savedTrigger,
    remembered: false,
    items: gone.length > 0 ? [] : [item],
    gone,
    modes: [],
  });
}
