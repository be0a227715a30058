import {
  addTags,
  moveTag,
  placeOfTag,
  removeTag,
  removeTagAt,
  renameTag,
  renameTagAt,
  splitInput,
} from "./tags.js";
import { cleanTrigger, takeTrigger } from "./trigger.js";

/**
 * Builders of edits. Each gives null when nothing would change; texts with a `textProblem` are passed over.
 *
 * @module
 */

/** @typedef {import("./document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("./types.js").Edit} Edit */
/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").ItemId} ItemId */
/** @typedef {import("./types.js").TextMode} TextMode */

/**
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @param {(item: Item) => string} rewrite
 * @returns {Edit | null}
 */
function rewriteTexts(document, ids, rewrite) {
  const changes = rewritten(document, ids, rewrite);
  return changes.length === 0
    ? null
    : { type: "text", changes: changes.map(({ id, body }) => ({ id, body })) };
}

/**
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @param {(item: Item) => string} rewrite
 * @returns {{ id: ItemId, body: string, from: string }[]} the texts that become another one
 */
function rewritten(document, ids, rewrite) {
  const changes = [];
  for (const id of ids) {
    const item = document.find(id);
    if (item === undefined || item.textProblem !== null) continue;
    const body = rewrite(item);
    if (body !== item.body) changes.push({ id, body, from: item.body });
  }
  return changes;
}

/**
 * The same for texts of tags; captions stay as they are.
 *
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @param {(body: string) => string} rewrite
 */
function rewrittenTags(document, ids, rewrite) {
  return rewritten(document, ids, ({ mode, body }) => (mode === "tags" ? rewrite(body) : body));
}

/**
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @param {readonly string[]} tags the trigger word among them is asked for where the file lacks it, and not put into the text
 * @param {"end" | "start" | { before: number }} [where]
 * @returns {Edit | null}
 */
export function addTagsTo(document, ids, tags, where) {
  const others = tags.filter((tag) => tag.trim() !== document.trigger);
  const texts = rewriteTexts(document, ids, (item) => addTags(item.body, others, where));
  const triggers = others.length < tags.length ? addTriggerTo(document, ids) : null;
  if (texts === null || triggers === null) return texts ?? triggers;
  return { type: "many", edits: [texts, triggers] };
}

/**
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @param {string} tag
 * @returns {Edit | null}
 */
export function removeTagFrom(document, ids, tag) {
  const changes = rewrittenTags(document, ids, (body) => removeTag(body, tag));
  return changes.length === 0 ? null : { type: "text", changes, tags: { dropped: [tag], added: [] } };
}

/**
 * @param {DatasetDocument} document
 * @param {ItemId} id
 * @param {number} index
 * @returns {Edit | null}
 */
export function removeTagAtIn(document, id, index) {
  return rewriteTexts(document, [id], (item) => removeTagAt(item.body, index));
}

/**
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @param {string} from
 * @param {string} to
 * @returns {Edit | null}
 */
export function renameTagIn(document, ids, from, to) {
  const changes = rewrittenTags(document, ids, (body) => renameTag(body, from, to));
  const [word, ...more] = splitInput(to);
  if (changes.length === 0) return null;
  if (word === undefined || more.length > 0) return { type: "text", changes };
  const groups = [true, false].flatMap((isFresh) => {
    const some = changes.filter((change) => placeOfTag(change.from, word) < 0 === isFresh);
    const tags = { dropped: [from], added: isFresh ? [word] : [] };
    return some.length === 0 ? [] : [/** @type {const} */ ({ type: "text", changes: some, tags })];
  });
  return groups.length === 1 ? groups[0] : { type: "many", edits: groups };
}

/**
 * @param {DatasetDocument} document
 * @param {ItemId} id
 * @param {number} index
 * @param {string} text
 * @returns {Edit | null}
 */
export function renameTagAtIn(document, id, index, text) {
  return rewriteTexts(document, [id], (item) => renameTagAt(item.body, index, text));
}

/**
 * @param {DatasetDocument} document
 * @param {ItemId} id
 * @param {number} from
 * @param {number} to
 * @returns {Edit | null}
 */
export function moveTagIn(document, id, from, to) {
  return rewriteTexts(document, [id], (item) => moveTag(item.body, from, to));
}

/**
 * A text field knows one kind of line end only, so what comes from it gets the line ends that the text has.
 *
 * @param {DatasetDocument} document
 * @param {ItemId} id
 * @param {string} body
 * @returns {Edit | null}
 */
export function setCaption(document, id, body) {
  return rewriteTexts(document, [id], (item) =>
    withLineEndsOf(item.saved?.body ?? item.body, item.body, body),
  );
}

/**
 * @param {string} model
 * @param {string} before
 * @param {string} body
 * @returns {string}
 */
function withLineEndsOf(model, before, body) {
  const lines = body.replace(/\r\n?/gu, "\n");
  if (before.replace(/\r\n?/gu, "\n") === lines) return before;
  const ends = new Set(model.match(/\r\n|\r|\n/gu));
  const [end] = ends;
  return ends.size === 1 && end !== undefined ? lines.replaceAll("\n", end) : lines;
}

/**
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @returns {Edit | null}
 */
export function clearTexts(document, ids) {
  return rewriteTexts(document, ids, () => "");
}

/**
 * Asks for the trigger word on images whose file lacks it.
 *
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @returns {Edit | null}
 */
export function addTriggerTo(document, ids) {
  const lacking = [...ids].filter((id) => document.has(id) && document.triggerState(id) === "missing");
  const changes = lacking.map((id) => ({ id, body: document.get(id).body, wantsTrigger: true }));
  return changes.length === 0 ? null : { type: "text", changes };
}

/**
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @param {TextMode} mode
 * @returns {Edit | null} which never alters a text
 */
export function setMode(document, ids, mode) {
  const others = [...ids].filter((id) => document.has(id) && document.get(id).mode !== mode);
  return others.length === 0 ? null : { type: "mode", changes: others.map((id) => ({ id, mode })) };
}

/**
 * @param {DatasetDocument} document
 * @param {Iterable<ItemId>} ids
 * @returns {Edit | null} each to the other mode
 */
export function toggleMode(document, ids) {
  const changes = [...ids]
    .filter((id) => document.has(id))
    .map((id) => ({ id, mode: otherMode(document.get(id).mode) }));
  return changes.length === 0 ? null : { type: "mode", changes };
}

/**
 * @param {TextMode} mode
 * @returns {TextMode}
 */
function otherMode(mode) {
  return mode === "tags" ? "caption" : "tags";
}

/**
 * @param {DatasetDocument} document
 * @param {string} trigger
 * @returns {Edit | null}
 */
export function setTrigger(document, trigger) {
  const cleaned = cleanTrigger(trigger);
  return cleaned === document.trigger ? null : { type: "trigger", trigger: cleaned };
}

/**
 * Takes the trigger that was offered: the first tag of the texts becomes the trigger word, and no file changes by it.
 *
 * @param {DatasetDocument} document
 * @param {string} trigger
 * @returns {Edit | null}
 */
export function adoptTrigger(document, trigger) {
  const cleaned = cleanTrigger(trigger);
  if (cleaned === "" || (cleaned === document.trigger && cleaned === document.savedTrigger)) return null;
  const changes = document.ids().flatMap((id) => withoutTrigger(document.get(id), cleaned) ?? []);
  return { type: "adopt", trigger: cleaned, savedTrigger: cleaned, changes };
}

/**
 * @param {Item} item
 * @param {string} trigger
 * @returns {import("./types.js").AdoptEdit["changes"][number] | null}
 */
function withoutTrigger(item, trigger) {
  const { id, saved, wantsTrigger } = item;
  if (saved !== null && saved.body === item.body) {
    const { body, opening } = takeTrigger(saved.raw, trigger, saved.mode ?? undefined);
    return body === item.body ? null : { id, body, opening, wantsTrigger };
  }
  const { body, opening } = takeTrigger((item.opening?.before ?? "") + item.body, trigger, item.mode);
  return body === item.body ? null : { id, body, opening, wantsTrigger };
}
