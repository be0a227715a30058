import { part, show, text } from "../../../ui/dom.js";
import { countText } from "../../../ui/wording.js";

/**
 * The list of tags that “Add tag…” suggests from: which one it is, and the choice of another.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("../../../state/store.js").Store,
 *   commands: Pick<import("../dialog-commands.js").DialogCommands, "chooseTagList" | "forgetTagList">,
 *   signal: AbortSignal
 * }} options
 */
export function createTagListChoice({ root, store, commands, signal }) {
  const input = part(root, "tag-list-file", HTMLInputElement);
  const choose = part(root, "tag-list-choose");
  const forget = part(root, "tag-list-forget");

  choose.addEventListener("click", () => input.click(), { signal });
  forget.addEventListener(
    "click",
    () => {
      commands.forgetTagList();
      choose.focus();
    },
    { signal },
  );
  input.addEventListener(
    "change",
    () => {
      const [file] = input.files ?? [];
      if (file) commands.chooseTagList(file);
      input.value = "";
    },
    { signal },
  );

  return {
    update() {
      const { tagList } = store.state;
      show(part(root, "tag-list-chosen"), tagList !== null);
      show(forget, tagList !== null);
      text(part(root, "tag-list-name"), tagList?.file ?? "");
      text(part(root, "tag-list-size"), tagList === null ? "" : countText(tagList.size, "tag"));
      text(choose, tagList === null ? "Choose…" : "Replace…");
    },
  };
}
