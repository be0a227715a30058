import { findShortcuts, keyLabel, shortcutGroups } from "./shortcut-list.js";

/** @typedef {import("./shortcut-list.js").ShortcutGroup} ShortcutGroup */
/** @typedef {import("./shortcut-list.js").Shortcut} Shortcut */

/**
 * The list of shortcuts with a field to search it.
 *
 * @param {{ root: HTMLElement, signal: AbortSignal }} options `root` holds the parts `find`, `groups` and `none` and the
 *   templates of a group and a row
 */
export function createShortcutTable({ root, signal }) {
  const find = /** @type {HTMLInputElement} */ (root.querySelector("[data-part=find]"));
  const groups = /** @type {HTMLElement} */ (root.querySelector("[data-part=groups]"));
  const none = /** @type {HTMLElement} */ (root.querySelector("[data-part=none]"));
  const onMac = /mac|iphone|ipad/i.test(navigator.userAgent);

  find.addEventListener("input", update, { signal });
  update();

  function update() {
    const found = findShortcuts(shortcutGroups, find.value);
    groups.replaceChildren(...found.map(group));
    none.hidden = found.length > 0;
  }

  /** @param {ShortcutGroup} shown */
  function group({ title, shortcuts }) {
    const section = copy("shortcut-group");
    part(section, "title").textContent = title;
    part(section, "rows").replaceChildren(...shortcuts.map(row));
    return section;
  }

  /** @param {Shortcut} shown */
  function row({ does, keys }) {
    const line = copy("shortcut-row");
    part(line, "does").textContent = does;
    part(line, "keys").replaceChildren(...keys.flatMap(combination));
    return line;
  }

  /** @param {string[]} keys @param {number} at @returns {(Node | string)[]} */
  function combination(keys, at) {
    const caps = keys.map((key) => {
      const cap = document.createElement("kbd");
      cap.textContent = keyLabel(key, onMac);
      return cap;
    });
    return at === 0 ? caps : [separator(), ...caps];
  }

  /** @param {string} name */
  function copy(name) {
    const template = /** @type {HTMLTemplateElement} */ (document.querySelector(`template[data-template=${name}]`));
    return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  }

  return {
    /** Forgets the search. */
    reset() {
      find.value = "";
      update();
    },
  };
}

function separator() {
  const slash = document.createElement("span");
  slash.textContent = "/";
  return slash;
}

/** @param {HTMLElement} root @param {string} name */
function part(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-part=${name}]`));
}
