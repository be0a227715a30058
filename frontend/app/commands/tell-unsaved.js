import { ServerProblem, Unreachable } from "../services/http.js";
import { isStopped, sentenceOf } from "./context.js";

/**
 * What is known after a save that did not succeed. Each sentence says whether the workspace may have changed, that nothing is lost,
 * and what happens next.
 *
 * @param {unknown} error
 * @param {{ safety: string, isUndecided: boolean }} save `safety` is the sentence that says what this browser keeps; `isUndecided` is
 *   true where the save was sent and no answer came
 * @returns {{ kind: "error" | "info", title: string, detail: string }}
 */
export function unsavedWords(error, { safety, isUndecided }) {
  if (isStopped(error)) {
    const detail = isUndecided
      ? `It is not known whether the save went through. ${safety} Saving again asks for the same save and changes nothing twice.`
      : `Nothing changed on disk. ${safety}`;
    return { kind: "info", title: "Stopped", detail };
  }
  if (error instanceof Unreachable) {
    return isUndecided
      ? {
          kind: "error",
          title: "The server did not answer the save",
          detail: `It is not known whether it was saved. ${safety} When the server answers, it is asked for the same save, which changes nothing twice.`,
        }
      : {
          kind: "error",
          title: "Could not reach the server",
          detail: `Nothing changed on disk. ${safety} It will be saved when the server answers.`,
        };
  }
  const sentence = ended(sentenceOf(error));
  return isUndecided
    ? {
        kind: "error",
        title: "Not known whether it was saved",
        detail: `${sentence} ${safety} Trying again asks for the same save and changes nothing twice.`,
      }
    : { kind: "error", title: titleOf(error), detail: `${sentence} Nothing changed on disk. ${safety}` };
}

/** @param {unknown} error @returns {string} */
function titleOf(error) {
  const told = error instanceof Error && error.cause instanceof ServerProblem ? error.cause : error;
  const code = told instanceof ServerProblem ? told.code : "";
  if (code === "disk-full") return "Could not save: the workspace is full";
  return code === "not-writable" ? "Could not save: the workspace cannot be written" : "Could not save";
}

/** @param {string} sentence @returns {string} which some answers give without its full stop */
function ended(sentence) {
  return /[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`;
}
