import {
  addTagsTo,
  addTriggerTo,
  clearTexts,
  moveTagIn,
  removeTagAtIn,
  removeTagFrom,
  renameTagAtIn,
  renameTagIn,
  setCaption,
  setMode,
  setTrigger,
} from "../model/text-edits.js";
import { parseTags } from "../model/tags.js";
import { countText, numberText } from "../ui/wording.js";

/** @typedef {import("../model/types.js").ItemId} ItemId */
/** @typedef {import("./context.js").Context} Context */

/** How many images a change may touch before a toast says so and offers Undo. */
const few = 1;

/**
 * Tags, captions and the trigger word, typed or pointed at by a person.
 *
 * @param {Context} context
 */
export function createTextCommands({ store, ask, tell }) {
  /** @type {((ids: readonly ItemId[]) => void) | null} the last edit, to be done to other images */
  let last = null;

  /**
   * @param {(document: NonNullable<typeof store.document>) => import("../model/types.js").Edit | null} build
   * @param {(count: number) => string} label from the number of images that change
   * @param {{ mergeKey?: string, quiet?: boolean }} [options] quiet: no toast, whatever the number
   */
  function edit(build, label, { mergeKey, quiet = false } = {}) {
    const { document } = store;
    if (document === null) return;
    const change = build(document);
    if (change === null) return;
    const count = countOf(change);
    const words = label(count);
    if (store.edit(change, words, { mergeKey }) && count > few && !quiet) tell.undoable(words);
  }

  const commands = {
    /** @param {readonly ItemId[]} ids @param {string | readonly string[]} text tags, as a list or as typed @param {Parameters<typeof addTagsTo>[3]} [where] */
    addTags(ids, text, where) {
      const tags = typeof text === "string" ? parseTags(text).map((tag) => tag.text) : text;
      last = (others) => commands.addTags(others, tags, where);
      edit(
        (document) => addTagsTo(document, ids, tags, where),
        (count) => `Added ${quoted(tags)} to ${countText(count, "image")}`,
      );
    },

    /** @param {readonly ItemId[]} ids @param {string} tag */
    removeTag(ids, tag) {
      last = (others) => commands.removeTag(others, tag);
      edit(
        (document) => removeTagFrom(document, ids, tag),
        (count) => `Removed “${tag}” from ${countText(count, "image")}`,
      );
    },

    /** @param {ItemId} id @param {number} index */
    removeTagAt(id, index) {
      const tag = tagAt(store, id, index);
      last = (others) => commands.removeTag(others, tag);
      edit(
        (document) => removeTagAtIn(document, id, index),
        () => `Removed “${tag}” from 1 image`,
      );
    },

    /** @param {ItemId} id @param {number} index @param {string} text */
    renameTagAt(id, index, text) {
      const tag = tagAt(store, id, index);
      last = (others) => commands.renameTag(tag, text, others);
      edit(
        (document) => renameTagAtIn(document, id, index, text),
        () => `Renamed “${tag}” to “${text.trim()}” on 1 image`,
      );
    },

    /** @param {ItemId} id @param {number} from @param {number} to */
    moveTag(id, from, to) {
      const tag = tagAt(store, id, from);
      edit(
        (document) => moveTagIn(document, id, from, to),
        () => `Moved “${tag}”`,
      );
    },

    /** @param {string} from @param {string} to @param {readonly ItemId[]} [ids] all images that have the tag, if not given */
    renameTag(from, to, ids) {
      edit(
        (document) => renameTagIn(document, ids ?? document.tags.images(from), from, to),
        (count) => `Renamed “${from}” to “${to.trim()}” on ${countText(count, "image")}`,
      );
    },

    /** @param {string} tag */
    async removeTagEverywhere(tag) {
      const count = store.document?.tags.count(tag) ?? 0;
      const question = {
        title: `Remove “${tag}” from ${countText(count, "image")}?`,
        text: "The files in the workspace stay as they are until you save. Undo brings it back.",
        confirmLabel: `Remove from ${numberText(count)}`,
        danger: true,
      };
      if (count > few && (await ask(question)) === false) return;
      edit(
        (document) => removeTagFrom(document, document.tags.images(tag), tag),
        (count) => `Removed “${tag}” from ${countText(count, "image")}`,
      );
    },

    /** @param {ItemId} id @param {string} body */
    setCaption(id, body) {
      edit(
        (document) => setCaption(document, id, body),
        () => "Edited a caption",
        { mergeKey: `caption-${id}` },
      );
    },

    /** @param {readonly ItemId[]} ids @param {import("../model/types.js").TextMode} mode */
    setMode(ids, mode) {
      const words = mode === "tags" ? "tags" : "a caption";
      edit(
        (document) => setMode(document, ids, mode),
        (count) => `${countText(count, "text")} to be edited as ${words}`,
      );
    },

    /** @param {readonly ItemId[]} ids */
    addTrigger(ids) {
      last = (others) => commands.addTrigger(others);
      edit(
        (document) => addTriggerTo(document, ids),
        (count) => `Added the trigger word to ${countText(count, "image")}`,
      );
    },

    /** @param {string} text */
    setTrigger(text) {
      edit(
        (document) => setTrigger(document, text),
        () => (text.trim() === "" ? "Removed the trigger word" : `Trigger word “${text.trim()}”`),
        { mergeKey: "trigger", quiet: true },
      );
    },

    /** @param {readonly ItemId[]} ids */
    clearTextsOf(ids) {
      edit(
        (document) => clearTexts(document, ids),
        (count) => `Cleared the text of ${countText(count, "image")}`,
      );
    },

    /** Does the last edit of a text again. @param {readonly ItemId[]} ids */
    repeatLast(ids) {
      last?.(ids);
    },
  };
  return commands;
}

/** @param {import("../model/types.js").Edit} edit @returns {number} how many images it touches */
function countOf(edit) {
  if (edit.type === "many")
    return new Set(edit.edits.flatMap((one) => ("changes" in one ? one.changes.map(({ id }) => id) : [])))
      .size;
  return "changes" in edit ? edit.changes.length : 0;
}

/** @param {readonly string[]} tags @returns {string} */
function quoted(tags) {
  return tags.length > 2 ? countText(tags.length, "tag") : tags.map((tag) => `“${tag.trim()}”`).join(" and ");
}

/** @param {import("../state/store.js").Store} store @param {ItemId} id @param {number} index @returns {string} */
function tagAt({ document }, id, index) {
  return parseTags(document?.find(id)?.body ?? "")[index]?.text ?? "";
}
