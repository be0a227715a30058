import { splitInput } from "../../../model/tags.js";
import { announce } from "../../../ui/announce.js";
import { attribute, clone, part, text } from "../../../ui/dom.js";
import { createKeyedList } from "../../../ui/keyed-list.js";

/**
 * The tags that are dropped from every answer, as pills with a field behind them. Enter and commas add; Backspace in the empty field takes
 * the last away.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("../../../state/store.js").Store,
 *   commands: Pick<import("../dialog-commands.js").DialogCommands, "updateSettings">,
 *   signal: AbortSignal
 * }} options
 */
export function createNeverAdd({ root, store, commands, signal }) {
  const field = part(root, "never-field", HTMLInputElement);
  const list = createKeyedList(part(root, "never-list"), {
    key: (/** @type {string} */ tag) => tag,
    create: (tag) => {
      const pill = clone("never-add-pill");
      const remove = part(pill, "never-remove");
      text(part(pill, "never-tag"), tag);
      attribute(remove, "aria-label", `Allow ${tag} again`);
      remove.addEventListener("click", () => drop(tag));
      return pill;
    },
  });

  /** @param {string} tag */
  function drop(tag) {
    const { neverAdd } = store.state.settings;
    commands.updateSettings({ neverAdd: neverAdd.filter((one) => one !== tag) });
    announce(`${tag} may be added again`);
    field.focus();
  }

  function take() {
    const { neverAdd } = store.state.settings;
    const fresh = splitInput(field.value).filter((tag) => !neverAdd.includes(tag));
    field.value = "";
    if (fresh.length > 0) commands.updateSettings({ neverAdd: [...neverAdd, ...new Set(fresh)] });
  }

  field.addEventListener(
    "keydown",
    (event) => {
      const last = store.state.settings.neverAdd.at(-1);
      if (event.isComposing) return;
      if (event.key === "Enter" || event.key === ",") {
        event.preventDefault();
        take();
      } else if (event.key === "Backspace" && field.value === "" && last !== undefined) drop(last);
    },
    { signal },
  );
  field.addEventListener("blur", take, { signal });

  return { update: () => list.update(store.state.settings.neverAdd) };
}
