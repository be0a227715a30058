import { attribute, part, show as reveal } from "../../../ui/dom.js";
import { createShortcutTable } from "../shortcuts/shortcut-table.js";
import { createProvidersSection } from "./providers-section.js";
import { createModelChoice } from "./model-choice.js";
import { createNeverAdd } from "./never-add.js";
import { createPromptTemplates } from "./prompt-templates.js";
import { createTagListChoice } from "./tag-list-choice.js";
import { createThresholdSliders } from "./threshold-sliders.js";
import { numberRules, readNumber, showNumber } from "./setting-fields.js";

/** @typedef {import("../../../state/settings.js").Settings} Settings */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */

/** The room above a section that was jumped to. */
const pageMargin = 20;

/**
 * The settings, one scrolling page with anchors at the left. Each field names its setting in `data-setting`; a change is kept at
 * once, and one that cannot be kept says why.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createSettingsDialog({ root, store, commands, signal }) {
  const fields = /** @type {Field[]} */ ([...root.querySelectorAll("[data-setting]")]);
  const anchors = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-anchor]")]);
  const page = part(root, "page");
  const restore = part(root, "restore");
  const takeBack = part(root, "take-back");
  const shortcuts = createShortcutTable({ root, signal });
  const providers = createProvidersSection({ root: part(root, "providers"), store, commands, signal });
  const own = { root, store, commands, signal };
  const blocks = [
    createModelChoice(own),
    createThresholdSliders(own),
    createNeverAdd(own),
    createTagListChoice(own),
    createPromptTemplates({ ...own, root: part(root, "tags-templates"), mode: "tags" }),
    createPromptTemplates({ ...own, root: part(root, "caption-templates"), mode: "caption" }),
  ];
  /** @type {Settings | null} what was set before the defaults were restored */
  let replaced = null;

  for (const field of fields) field.addEventListener("input", () => keep(field), { signal });
  for (const field of fields) field.addEventListener("blur", update, { signal });
  for (const anchor of anchors) anchor.addEventListener("click", () => goTo(anchor), { signal });
  page.addEventListener("scroll", markAnchor, { signal, passive: true });
  restore.addEventListener("click", restoreDefaults, { signal });
  takeBack.addEventListener("click", undoRestore, { signal });
  store.subscribe((state) => state.settings, update, { signal });
  store.subscribe((state) => state.tagList, update, { signal });

  /** @param {string} name */
  function section(name) {
    return /** @type {HTMLElement} */ (root.querySelector(`[data-section=${name}]`));
  }

  /** @param {Field} field */
  function keep(field) {
    const name = /** @type {keyof Settings} */ (field.dataset.setting);
    const rule = numberRules[name];
    if (!rule) return commands.updateSettings({ [name]: valueOf(field) });
    const { value, problem } = readNumber(field.value, rule);
    complain(field, problem);
    if (value !== null) commands.updateSettings({ [name]: value });
  }

  /** @param {Field} field @param {string | null} problem */
  function complain(field, problem) {
    const place = root.querySelector(`[data-problem=${field.dataset.setting}]`);
    if (place) place.textContent = problem;
    attribute(field, "aria-invalid", problem ? true : null);
  }

  function update() {
    for (const block of blocks) block.update();
    for (const field of fields) if (field !== document.activeElement || isChoice(field)) show(field);
    reveal(takeBack, replaced !== null);
  }

  /** @param {Field} field */
  function show(field) {
    const name = /** @type {keyof Settings} */ (field.dataset.setting);
    const value = store.state.settings[name];
    const rule = numberRules[name];
    if (field.type === "checkbox") /** @type {HTMLInputElement} */ (field).checked = value === true;
    else if (field.type === "radio") /** @type {HTMLInputElement} */ (field).checked = field.value === value;
    else field.value = rule ? showNumber(Number(value), rule) : String(value);
    if (rule) complain(field, null);
  }

  function restoreDefaults() {
    replaced = store.state.settings;
    commands.restoreSettings();
    update();
  }

  function undoRestore() {
    if (replaced) commands.updateSettings(replaced);
    replaced = null;
    restore.focus();
    update();
  }

  /** @param {HTMLElement} anchor */
  function goTo(anchor) {
    const target = section(anchor.dataset.anchor ?? "");
    page.scrollTop += target.getBoundingClientRect().top - page.getBoundingClientRect().top - pageMargin;
    target.focus({ preventScroll: true });
    mark(anchor);
  }

  /** The section that is nearest to the top is the current one; at the very end it is the last. */
  function markAnchor() {
    const atEnd = page.scrollTop + page.clientHeight >= page.scrollHeight - 2;
    const top = page.getBoundingClientRect().top;
    const passed = anchors.filter(
      ({ dataset }) => section(dataset.anchor ?? "").getBoundingClientRect().top <= top + 60,
    );
    const current = atEnd && page.scrollTop > 0 ? anchors.at(-1) : (passed.at(-1) ?? anchors[0]);
    if (current) mark(current);
  }

  /** @param {HTMLElement} current */
  function mark(current) {
    for (const anchor of anchors) attribute(anchor, "aria-current", anchor === current ? true : null);
  }

  return {
    /** @param {{ section?: string }} props */
    open({ section: name }) {
      replaced = null;
      shortcuts.reset();
      providers.update();
      update();
      page.scrollTop = 0;
      const anchor = anchors.find(({ dataset }) => dataset.anchor === name) ?? anchors[0];
      if (name) goTo(anchor);
      else mark(anchor);
    },
    close: providers.close,
    initialFocus: () => anchors[0],
  };
}

/** @param {Field} field */
function isChoice(field) {
  return field.type === "checkbox" || field.type === "radio" || field.tagName === "SELECT";
}

/** @param {Field} field @returns {string | boolean} */
function valueOf(field) {
  return field.type === "checkbox" ? /** @type {HTMLInputElement} */ (field).checked : field.value;
}
