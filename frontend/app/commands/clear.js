import { countText } from "../ui/wording.js";

/** @typedef {import("./context.js").Context} Context */

/**
 * The two that take everything away, and therefore say first how much that is.
 *
 * @param {Context & { texts: ReturnType<typeof import("./edit-texts.js").createTextCommands> }} context
 */
export function createClearCommands({ store, ask, tell, texts }) {
  return {
    /** @param {readonly string[]} [ids] all images, if not given */
    async clearTexts(ids) {
      const { document, results } = store;
      if (document === null) return;
      if (ids !== undefined) return texts.clearTextsOf(ids);
      const all = document.ids();
      const shown = results.ids;
      const hidden = all.length - shown.length;
      const answer = await ask({
        title: `Clear the text of ${countText(all.length, "image")}?`,
        text: `This removes all tags and captions${
          hidden > 0
            ? `, also those of the ${countText(hidden, "image")} that ${hidden === 1 ? "is" : "are"} not shown`
            : ""
        }. The files in the workspace stay as they are until you save. Undo brings everything back.`,
        confirmLabel: "Clear Tags/Captions",
        danger: true,
        checkbox: hidden > 0 ? `Only the ${countText(shown.length, "image")} shown` : undefined,
      });
      if (answer !== false) texts.clearTextsOf(answer.checked ? shown : all);
    },

    async resetAll() {
      const { document } = store;
      if (document === null || document.size === 0) return;
      const count = countText(document.size, "image");
      const answer = await ask({
        title: `Remove all ${count}?`,
        text: "This takes every image with its tags and captions off the page. The files in the workspace stay as they are until you save. Undo brings everything back.",
        confirmLabel: "Reset All",
        danger: true,
      });
      if (answer === false) return;
      const label = `Removed all ${count}`;
      const edits = [
        { type: /** @type {const} */ ("remove"), ids: [...document.ids()] },
        { type: /** @type {const} */ ("trigger"), trigger: "" },
      ];
      if (store.edit({ type: "many", edits }, label)) tell.undoable(label);
    },
  };
}
