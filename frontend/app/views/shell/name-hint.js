import { part, show, text } from "../../ui/dom.js";

/**
 * What the workspace makes of a dataset's name.
 *
 * @typedef {{ name: string, exists: boolean }} CleanedName `name` is the folder
 */

/**
 * Below the Dataset Name field, while one types in it: the folder that a save would write, and whether it is there already.
 *
 * @param {{ root: HTMLElement, store: import("./types.js").Store, signal: AbortSignal }} parts
 * @returns {(answer: unknown) => void} takes what naming the dataset gave: a promise of the cleaned name, or anything else
 */
export function createNameHint({ root, store, signal }) {
  const hint = part(root, "name-hint");
  let asked = 0;

  const hide = () => {
    asked += 1;
    show(hint, false);
  };
  part(root, "name").addEventListener("blur", hide, { signal });

  return async (answer) => {
    asked += 1;
    const question = asked;
    const cleaned = await answer;
    if (question !== asked || signal.aborted) return;
    const words = isCleanedName(cleaned) ? hintText(cleaned, store.document?.folder ?? null) : "";
    text(hint, words);
    show(hint, words !== "");
  };
}

/**
 * @param {CleanedName} cleaned
 * @param {string | null} folder that of the dataset itself
 * @returns {string}
 */
export function hintText({ name, exists }, folder) {
  if (exists && name !== folder)
    return folder === null
      ? `${name} is there already. Saving asks before it is replaced.`
      : `${name} is there already. Choose another name.`;
  return folder === null || name === folder
    ? `Saved as ${name}`
    : `Saving asks whether to rename it to ${name} or to make a copy.`;
}

/**
 * @param {unknown} answer
 * @returns {answer is CleanedName}
 */
function isCleanedName(answer) {
  return typeof answer === "object" && answer !== null && "name" in answer && "exists" in answer;
}
