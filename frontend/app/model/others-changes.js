import { isPictureChanged } from "./file-text.js";
import { itemFromStored } from "./items.js";

/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./items.js").ImageEntry} ImageEntry */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */

/** A dataset as the workspace has it now. @typedef {{ name: string, revision: string, images: ImageEntry[] }} Now */

/**
 * What others did to a dataset that is open. `both` are images that were edited here as well, about which saving will ask.
 *
 * @typedef {{ changed: Item[], added: ImageEntry[], gone: ItemId[], both: ItemId[], count: number }} OthersChanges
 */

/**
 * @param {DatasetDocument} document
 * @param {Now} now
 * @returns {OthersChanges}
 */
export function othersChanges(document, now) {
  const entries = new Map(now.images.map((entry) => [entry.file, entry]));
  /** @type {OthersChanges} */
  const found = { changed: [], added: [], gone: [], both: [], count: 0 };
  for (const id of document.ids()) {
    const item = document.get(id);
    const file = item.saved?.picture.file;
    if (file === undefined) continue;
    const entry = entries.get(file);
    entries.delete(file);
    if (entry !== undefined && isSame(item, entry)) continue;
    if (isEdited(item)) found.both.push(id);
    else if (entry === undefined) found.gone.push(id);
    else found.changed.push(fresh(document, entry, item));
  }
  for (const { saved } of document.removedSaved.values()) entries.delete(saved?.picture.file ?? "");
  found.added.push(...entries.values());
  found.count = found.changed.length + found.added.length + found.gone.length + found.both.length;
  return found;
}

/**
 * Takes in what others did. What was edited here stays as it is.
 *
 * @param {DatasetDocument} document
 * @param {Now} now
 * @returns {OthersChanges} what there was
 */
export function takeOthersChanges(document, now) {
  const found = othersChanges(document, now);
  document.markSaved({
    folder: now.name,
    revision: now.revision,
    trigger: document.savedTrigger,
    remembered: false,
    items: found.changed,
    gone: found.gone,
    modes: [],
  });
  const [first, size] = [document.nextNumber(), document.size];
  const items = found.added.map((entry, at) => ({
    item: fresh(document, entry, { id: document.newId(), number: first + at }),
    at: size + at,
  }));
  if (items.length > 0) document.apply({ type: "add", items });
  return found;
}

/** @param {Item} item @param {ImageEntry} entry @returns {boolean} */
function isSame({ saved }, entry) {
  const source = saved?.picture.source;
  const isSamePicture = source?.kind === "stored" && source.version === entry.version;
  return isSamePicture && saved?.textVersion === entry.textVersion;
}

/** @param {Item} item @returns {boolean} whether it differs from the file that it was read from */
function isEdited(item) {
  return item.body !== item.saved?.body || item.wantsTrigger || isPictureChanged(item);
}

/** @param {DatasetDocument} document @param {ImageEntry} entry @param {{ id: ItemId, number: number }} place @returns {Item} */
function fresh({ folder, savedTrigger }, entry, { id, number }) {
  return itemFromStored(entry, { name: folder ?? "", trigger: savedTrigger, id, number });
}
