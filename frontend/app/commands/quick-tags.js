import { quickKeyOf, quickTagAt, withQuickTag } from "../model/quick-tags.js";

/** @typedef {import("../model/types.js").ItemId} ItemId */

/**
 * Tags on the keys 1 to 9.
 *
 * @param {import("./context.js").Context & {
 *   texts: {
 *     addTags: (ids: readonly ItemId[], tags: readonly string[]) => void,
 *     removeTag: (ids: readonly ItemId[], tag: string) => void
 *   }
 * }} context
 */
export function createQuickTagCommands({ store, tell, texts }) {
  return {
    /** @param {number} digit 1 to 9 @param {string} tag one that is on this key already leaves it */
    setQuickTag(digit, tag) {
      const { settings } = store.state;
      const quickTags = withQuickTag(settings.quickTags, digit, tag);
      store.set({ settings: { ...settings, quickTags } });
      tell.info(
        quickKeyOf(quickTags, tag) === 0
          ? `“${tag}” is on no key any more`
          : `${digit} now adds or removes “${tag}”`,
      );
    },

    /**
     * Takes the tag of a key from all of these images if they all have it, else gives it to those that lack it. Captions are prose
     * and stay as they are.
     *
     * @param {readonly ItemId[]} ids
     * @param {number} digit 1 to 9
     */
    toggleQuickTag(ids, digit) {
      const { document, state } = store;
      const tag = quickTagAt(state.settings.quickTags, digit);
      if (tag === "") {
        tell.info(`No tag is on ${digit} yet`, `Go to a tag in the Tag Viewer and press ${digit} there.`);
        return;
      }
      const tagged = ids.filter((id) => document?.find(id)?.mode === "tags");
      if (tagged.length === 0) {
        tell.info(`“${tag}” was not added`, "Quick tags leave captions as they are.");
        return;
      }
      if (tagged.every((id) => document?.tags.has(tag, id))) texts.removeTag(tagged, tag);
      else texts.addTags(tagged, [tag]);
    },
  };
}
