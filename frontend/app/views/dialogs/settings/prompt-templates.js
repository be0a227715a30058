import { defaultPrompts } from "../../../model/prompts.js";
import { attribute, clone, part, show, text } from "../../../ui/dom.js";

/** @typedef {import("../../../model/types.js").TextMode} TextMode */
/** @typedef {import("../../../state/settings.js").PromptTemplate} PromptTemplate */

/**
 * The named prompts of one kind: renamed, edited and deleted here, and chosen where a batch is set up.
 *
 * @param {{
 *   root: HTMLElement,
 *   mode: TextMode,
 *   store: import("../../../state/store.js").Store,
 *   commands: Pick<import("../dialog-commands.js").DialogCommands, "updateSettings">,
 *   signal: AbortSignal
 * }} options
 */
export function createPromptTemplates({ root, mode, store, commands, signal }) {
  const list = part(root, "templates");
  /** @type {HTMLElement[]} */
  let rows = [];

  part(root, "add-template").addEventListener("click", add, { signal });

  const ours = () => store.state.settings.promptTemplates.filter((one) => one.mode === mode);

  /** @param {readonly PromptTemplate[]} changed */
  function keep(changed) {
    const others = store.state.settings.promptTemplates.filter((one) => one.mode !== mode);
    commands.updateSettings({ promptTemplates: [...others, ...changed] });
  }

  /** @param {number} at @param {Partial<PromptTemplate>} change */
  function change(at, change) {
    keep(ours().map((one, index) => (index === at ? { ...one, ...change } : one)));
  }

  function add() {
    const names = new Set(ours().map(({ name }) => name));
    let number = names.size + 1;
    while (names.has(`Template ${number}`)) number += 1;
    keep([...ours(), { name: `Template ${number}`, mode, text: defaultPrompts[mode] }]);
    update();
    const row = rows.at(-1);
    if (row === undefined) return;
    unfold(row, true);
    part(row, "name", HTMLInputElement).select();
  }

  /** @param {HTMLElement} row @param {boolean} isOpen */
  function unfold(row, isOpen) {
    show(part(row, "text"), isOpen);
    attribute(part(row, "open"), "aria-expanded", isOpen);
  }

  /** @param {number} at */
  function createRow(at) {
    const row = clone("prompt-template");
    const name = part(row, "name", HTMLInputElement);
    const prompt = part(row, "text", HTMLTextAreaElement);
    name.addEventListener("input", () => {
      const wanted = name.value.trim();
      const isTaken = ours().some((one, index) => index !== at && one.name === wanted);
      const problem =
        wanted === "" ? "A template needs a name." : isTaken ? "Another template has this name." : "";
      text(part(row, "problem"), problem);
      attribute(name, "aria-invalid", problem === "" ? null : true);
      if (problem === "") change(at, { name: wanted });
    });
    name.addEventListener("blur", update);
    prompt.addEventListener("input", () => change(at, { text: prompt.value }));
    part(row, "open").addEventListener("click", () => unfold(row, prompt.hidden !== false));
    part(row, "delete").addEventListener("click", () => {
      keep(ours().filter((_, index) => index !== at));
      part(root, "add-template").focus();
    });
    return row;
  }

  function update() {
    const templates = ours();
    if (rows.length !== templates.length) {
      rows = templates.map((_, at) => createRow(at));
      list.replaceChildren(...rows);
    }
    for (const [at, { name, text: words }] of templates.entries()) {
      const row = rows[at];
      put(part(row, "name", HTMLInputElement), name);
      put(part(row, "text", HTMLTextAreaElement), words);
      attribute(part(row, "text"), "aria-label", `Prompt of ${name}`);
      attribute(part(row, "delete"), "aria-label", `Delete ${name}`);
      attribute(part(row, "open"), "aria-label", `Edit ${name}`);
      if (document.activeElement === part(row, "name")) continue;
      text(part(row, "problem"), "");
      attribute(part(row, "name"), "aria-invalid", null);
    }
  }

  return { update };
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field what a person is typing in stays @param {string} value */
function put(field, value) {
  if (field !== document.activeElement && field.value !== value) field.value = value;
}
