import { ServerProblem } from "../services/http.js";
import { newSaveId } from "./save-id.js";

/** @typedef {import("../model/changes.js").ChangeSet} ChangeSet */
/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

/**
 * A save that has begun and not yet succeeded. `staged` is what the server has of it, by item: the bytes, or the address that they were
 * fetched from. `committing` is the change set whose answer is not known: it must be asked for again, to the letter, before anything
 * else is sent. `shown` is the name that the document had then. `arrived` are the SHA-256 of what a page that is gone has sent of it, null where
 * that was not asked yet.
 *
 * @typedef {{
 *   document: DatasetDocument,
 *   saveId: string,
 *   name: string,
 *   asCopy: boolean,
 *   shown: string,
 *   staged: Map<string, import("../model/types.js").Source>,
 *   arrived: Map<string, string> | null,
 *   committing: ChangeSet | null
 * }} Attempt
 */

/**
 * Whether the answer to a change set says that nothing of it was or will be written. Without an answer, or with one that somebody
 * between here and the server gave, nobody knows; and "save in progress" may speak of this very save, whose first answer was lost.
 *
 * @param {unknown} error
 * @returns {boolean}
 */
export function isRefusal(error) {
  if (!(error instanceof ServerProblem)) return false;
  const { status, code } = error;
  return code === "disk-full" || (status < 500 && status !== 408 && code !== "save-in-progress");
}

/**
 * @param {Attempt | null} attempt
 * @param {{ document: DatasetDocument, name: string, asCopy: boolean }} wanted
 * @returns {Attempt} the one to go on with
 */
export function currentAttempt(attempt, { document, name, asCopy }) {
  if (attempt?.document === document && attempt.name === name && attempt.asCopy === asCopy) return attempt;
  const { begunSave } = document;
  const isBegun = begunSave?.name === name && begunSave.asCopy === asCopy;
  return {
    document,
    name,
    asCopy,
    shown: document.name,
    saveId: isBegun ? begunSave.save : newSaveId(),
    staged: new Map(),
    arrived: isBegun ? null : new Map(),
    committing: null,
  };
}
