import { countText, listed, numberText } from "../ui/wording.js";
import { isStopped, sentenceOf } from "./context.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */
/** @typedef {import("../services/gather.js").Unread} Unread */
/** @typedef {import("./find-copies.js").Copy} Copy */

/**
 * What has come of adding files so far: how many images were added of how many that there may be, and what was not. `step` is the last one that
 * can be undone, `renamed` are names that had to be changed, as “old → new”.
 *
 * @typedef {{
 *   added: number,
 *   total: number,
 *   unread: Unread[],
 *   copies: Copy[],
 *   renamed: string[],
 *   step: { key: string, label: string, count: number }
 * }} Taken
 */

/**
 * Says what became of files that were to be added.
 *
 * @param {Pick<import("./context.js").Context, "store" | "tell"> & {
 *   addAnyway: (document: DatasetDocument, found: import("./read-images.js").Found[]) => void
 * }} context
 */
export function createTellAdded({ store, tell, addAnyway }) {
  /** @param {Copy[]} copies */
  function tellCopies(copies) {
    const one = copies.length === 1;
    const same = copies.map(({ of }) => of);
    const { document } = store;
    const add = () => {
      if (document !== null && store.document === document)
        addAnyway(
          document,
          copies.map(({ found }) => found),
        );
      else tell.info("Not added", "The dataset that they were meant for is no longer open.");
    };
    store.toast({
      kind: "warning",
      title: one ? "1 image was already here" : `${countText(copies.length, "image")} were already here`,
      detail: `${listed(copies.map(({ found }) => found.path))}: same content as ${listed([...new Set(same)])}. ${
        one ? "It was" : "They were"
      } not added again.`,
      actions: [
        { label: "Show them", run: () => showCopies(copies) },
        { label: "Add anyway", run: add },
      ],
    });
  }

  /** @param {Copy[]} copies */
  function showCopies(copies) {
    const { document } = store;
    if (document === null) return;
    const byFile = new Map(document.ids().map((id) => [document.get(id).picture.file, id]));
    const ids = copies.flatMap(({ id, of }) => (id === null ? byFile.get(of) : id) ?? []);
    const there = ids.filter((id) => document.has(id));
    store.set({ query: "", selection: new Set(there), focusId: there[0] ?? store.state.focusId });
  }

  /** @param {number} added @param {Unread[]} unread */
  function tellUnread(added, unread) {
    const show = () => store.set({ dialog: { name: "import-report", added, unread } });
    store.toast({
      kind: "warning",
      title:
        unread.length === 1 ? "1 file was not added" : `${countText(unread.length, "file")} were not added`,
      detail: unread.length === 1 ? unread[0].reason : `${listed(unread.map(({ file }) => file))}.`,
      actions: [{ label: "Show why", run: show }],
    });
  }

  /** @param {Taken} taken */
  function tellLeftOut({ added, copies, renamed, unread }) {
    if (copies.length > 0) tellCopies(copies);
    if (renamed.length > 0)
      tell.info(
        `${countText(renamed.length, "image")} got another name`,
        `An image of that name was there already: ${listed(renamed)}.`,
      );
    if (unread.length > 0) tellUnread(added, unread);
  }

  return {
    /** All that was to be added has been looked at. @param {Taken} taken */
    tellAll(taken) {
      const { added, copies, unread } = taken;
      if (added > 0) tell.undoable(`Added ${countText(added, "image")}`);
      tellLeftOut(taken);
      if (added + copies.length + unread.length === 0)
        tell.info("Nothing to add", "There is no PNG, JPEG, WebP, GIF or BMP image in what was chosen.");
    },

    /**
     * Not all has been looked at.
     *
     * @param {Taken} taken
     * @param {{ error: unknown, hasLeft: boolean, isWaitedFor: boolean }} end `hasLeft` when something else was opened; `isWaitedFor` when something
     *   was to be done afterwards, and is not done now
     */
    tellEnd(taken, { error, hasLeft, isWaitedFor }) {
      const { added, total } = taken;
      const part =
        added === 0
          ? "Nothing was added."
          : `${numberText(added)} of ${countText(total, "image")} were added.`;
      const words = [part, isWaitedFor ? "What you asked for meanwhile was not done." : ""].join(" ").trim();
      if (hasLeft) return tell.info("The dataset that images were added to is no longer open", words);
      tellLeftOut(taken);
      if (isStopped(error)) tell.info("Stopped", words);
      else tell.failed("The files could not be added", `${sentenceOf(error)} ${words}`);
    },
  };
}
