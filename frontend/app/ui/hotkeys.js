/**
 * Keyboard shortcuts, written as `"Ctrl+Shift+Z"`, `"Shift+ArrowUp"`, `"?"`. Ctrl is ⌘ on a Mac.
 *
 * @module
 */

/**
 * @typedef {{
 *   keys: string | string[],
 *   run: (event: KeyboardEvent) => void,
 *   when?: (event: KeyboardEvent) => boolean,
 *   inFields?: boolean
 * }} Hotkey `inFields`: works in text fields too; everywhere else a text field keeps its keys. A hotkey whose `when` says no
 *   leaves the key to the browser.
 *
 * @typedef {{ ctrl: boolean, shift: boolean, alt: boolean, key: string }} Keys
 */

const textTypes = new Set([
  ...["text", "search", "url", "tel", "email", "password", "number"],
  ...["date", "datetime-local", "month", "time", "week"],
]);

/**
 * Runs hotkeys for the keys pressed inside an element.
 *
 * @param {HTMLElement | Document} target
 * @param {Hotkey[]} hotkeys the first that fits is run, and the browser's own meaning of the key is not
 * @param {{ signal: AbortSignal, singleKeys?: () => boolean }} options `singleKeys` says whether letters, digits and signs
 *   without Ctrl count
 */
export function bindHotkeys(target, hotkeys, { signal, singleKeys = () => true }) {
  const bindings = hotkeys.flatMap((hotkey) =>
    [hotkey.keys].flat().map((keys) => ({ hotkey, keys: parseKeys(keys) })),
  );
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const inField = isTextField(event.target);
    const found = bindings.find(
      ({ hotkey, keys }) =>
        (!inField || hotkey.inFields) &&
        matchesKeys(event, keys) &&
        (!isSingleKey(keys) || singleKeys()) &&
        (hotkey.when?.(event) ?? true),
    );
    if (!found) return;
    event.preventDefault();
    found.hotkey.run(event);
  };
  target.addEventListener("keydown", /** @type {EventListener} */ (onKey), { signal });
}

/**
 * @param {string} keys
 * @returns {Keys}
 */
export function parseKeys(keys) {
  const names = keys === "+" ? ["+"] : keys.replace(/\+\+$/, "+Plus").split("+");
  const last = names[names.length - 1];
  const key = last === "Plus" ? "+" : last === "Space" ? " " : last;
  return {
    ctrl: names.includes("Ctrl"),
    shift: names.includes("Shift"),
    alt: names.includes("Alt"),
    key: key.length === 1 ? key.toLowerCase() : key,
  };
}

/**
 * Whether a key press is these keys. Signs such as `?` and `/` are asked for by what they are, wherever the keyboard has them;
 * letters also by their place, for keyboards of other alphabets.
 *
 * @param {Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"> & {
 *   getModifierState?: (name: string) => boolean
 * }} event
 * @param {Keys} keys
 * @returns {boolean}
 */
export function matchesKeys(event, keys) {
  const isSign = keys.key.length === 1 && !/[a-z0-9 ]/.test(keys.key);
  if (isSign && !keys.ctrl && event.getModifierState?.("AltGraph")) return event.key === keys.key;
  if ((event.ctrlKey || event.metaKey) !== keys.ctrl || event.altKey !== keys.alt) return false;
  if (!isSign && event.shiftKey !== keys.shift) return false;
  return pressedKeys(event).includes(keys.key);
}

/**
 * @param {{ key: string, code: string }} event
 * @returns {string[]} the names under which the key may be asked for
 */
function pressedKeys({ key, code }) {
  const names = [key.length === 1 ? key.toLowerCase() : key];
  const isForeignLetter = key.length === 1 && key > "\u007f";
  if (isForeignLetter && code.startsWith("Key")) names.push(code.slice(3).toLowerCase());
  if (code.startsWith("Digit")) names.push(code.slice(5));
  return names;
}

/**
 * @param {Keys} keys
 * @returns {boolean} whether it is a single letter, digit or sign, which people who speak to their computer set off by accident
 */
export function isSingleKey({ ctrl, alt, key }) {
  return !ctrl && !alt && key.length === 1 && key !== " ";
}

/**
 * @param {EventTarget | null} target
 * @returns {boolean} whether it is something one types text into
 */
export function isTextField(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return textTypes.has(target.type) && !target.readOnly;
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}

const appleNames = new Map([
  ["Ctrl", "⌘"],
  ["Shift", "⇧"],
  ["Alt", "⌥"],
]);
const shownNames = new Map([
  ["ArrowLeft", "←"],
  ["ArrowRight", "→"],
  ["ArrowUp", "↑"],
  ["ArrowDown", "↓"],
  ["Escape", "Esc"],
  ["PageUp", "Page Up"],
  ["PageDown", "Page Down"],
]);

/**
 * Keys as they are shown on a keycap: `Ctrl Z`, `⌘ Z`.
 *
 * @param {string} keys
 * @param {boolean} [apple]
 * @returns {string}
 */
export function keysText(keys, apple = isApple()) {
  return keys
    .split(/\+(?=.)/)
    .map((name) => (apple ? appleNames.get(name) : undefined) ?? shownNames.get(name) ?? name)
    .join(" ");
}

function isApple() {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
}
