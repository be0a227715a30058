import { clone, element, part, show, text } from "../../../ui/dom.js";
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
  const find = part(root, "find", HTMLInputElement);
  const groups = part(root, "groups");
  const none = part(root, "none");
  const onMac = /mac|iphone|ipad/i.test(navigator.userAgent);

  find.addEventListener("input", update, { signal });
  update();

  function update() {
    const found = findShortcuts(shortcutGroups, find.value);
    groups.replaceChildren(...found.map(group));
    show(none, found.length === 0);
  }

  /** @param {ShortcutGroup} shown */
  function group({ title, shortcuts }) {
    const section = clone("shortcut-group");
    text(part(section, "title"), title);
    part(section, "rows").replaceChildren(...shortcuts.map(row));
    return section;
  }

  /** @param {Shortcut} shown */
  function row({ does, keys }) {
    const line = clone("shortcut-row");
    text(part(line, "does"), does);
    part(line, "keys").replaceChildren(...keys.flatMap(combination));
    return line;
  }

  /** @param {string[]} keys @param {number} at @returns {Element[]} */
  function combination(keys, at) {
    const caps = keys.map((key) => element("kbd", "keycap", keyLabel(key, onMac)));
    return at === 0 ? caps : [element("span", "", "/"), ...caps];
  }

  return {
    /** Forgets the search. */
    reset() {
      find.value = "";
      update();
    },
  };
}
