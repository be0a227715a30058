import { TagList } from "../model/tag-list.js";

/** No list of tags comes near it; what is larger is another file that was taken by mistake. In bytes. */
const largest = 100_000_000;

/**
 * The list of tags that “Add tag…” suggests from, beside those of the dataset.
 *
 * @param {import("./context.js").Context} context
 */
export function createTagListCommands({ store, services, tell }) {
  const { tagLists } = services;
  return {
    /** The one that was chosen in an earlier visit. Without a database there is none. */
    async loadTagList() {
      const list = await tagLists.load().catch(() => null);
      if (list !== null) store.set({ tagList: new TagList(list) });
    },

    /** @param {File} file */
    async chooseTagList(file) {
      const advice = "Choose a CSV of danbooru or e621 tags, or a text file with one tag a line.";
      if (file.size > largest)
        return tell.failed(`${file.name} is no list of tags`, `It is too large. ${advice}`);
      const list = await tagLists
        .read(file)
        .catch((error) => tell.failed(`${file.name} could not be read`, error));
      if (!list) return;
      if (list.size === 0) return tell.failed(`${file.name} holds no tags`, advice);
      await tagLists
        .keep(list)
        .catch((error) =>
          tell.failed(`${file.name} serves until the page is closed, but was not kept`, error),
        );
      store.set({ tagList: new TagList(list) });
    },

    async forgetTagList() {
      store.set({ tagList: null });
      await tagLists.forget().catch((error) => tell.failed("The tag list could not be removed", error));
    },
  };
}
