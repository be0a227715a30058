import { clone, part, show, text } from "../../../ui/dom.js";
import { numberText } from "../../../ui/wording.js";
import { pictureInto } from "./picture-into.js";
import { remedyLabel } from "./run-notes.js";

/** @typedef {import("../../../model/suggestions/types.js").Job} Job */

/** More rows than that nobody reads in a dialog; the grid shows all of them. */
const mostRows = 50;

/**
 * The images of a run that failed, each reason once with the images that it befell.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("../../../state/store.js").Store,
 *   commands: Pick<import("../dialog-commands.js").DialogCommands, "doRemedy">,
 *   thumbnails: import("../dialogs.js").Thumbnails
 * }} options
 */
export function createFailureList({ root, store, commands, thumbnails }) {
  const list = part(root, "failures");
  const pictures = pictureInto(thumbnails);
  let shown = "";

  /** @param {import("../../../state/state.js").BatchState} batch */
  function update({ jobs, phase }) {
    const failed = jobs.count("failed");
    show(part(root, "failed"), failed > 0);
    text(part(root, "failed-count"), numberText(failed));
    show(part(root, "retry"), phase !== "running" && failed > 0);
    const groups = jobs.failures();
    const now = groups.map(({ failure, jobs: some }) => `${failure.title}${some.length}`).join();
    if (now === shown) return;
    shown = now;
    pictures.clear();
    list.replaceChildren(...groups.slice(0, mostRows).map(row));
  }

  /** @param {{ failure: import("../../../model/suggestions/types.js").Failure, jobs: readonly Job[] }} group */
  function row({ failure, jobs }) {
    const entry = clone("batch-failure");
    const items = jobs.flatMap(({ image }) => store.document?.find(image) ?? []);
    const [first] = items;
    if (first !== undefined) pictures.show(part(entry, "picture", HTMLImageElement), first, 96);
    text(part(entry, "number"), first === undefined ? "" : String(first.number));
    text(
      part(entry, "title"),
      jobs.length === 1 ? failure.title : `${failure.title}, ${numberText(jobs.length)} images`,
    );
    const others = items
      .slice(1, 6)
      .map(({ number }) => number)
      .join(", ");
    const more = items.length > 6 ? ` and ${items.length - 6} more` : "";
    text(
      part(entry, "detail"),
      others === "" ? failure.detail : `${failure.detail} Also image ${others}${more}.`,
    );
    const label = remedyLabel(failure.remedy);
    const button = part(entry, "remedy");
    show(button, label !== null);
    text(button, label ?? "");
    button.addEventListener("click", () =>
      commands.doRemedy(
        failure,
        jobs.map(({ image }) => image),
      ),
    );
    return entry;
  }

  return {
    update,
    close() {
      pictures.clear();
      shown = "";
    },
  };
}
