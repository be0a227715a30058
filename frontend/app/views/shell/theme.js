/** @typedef {import("../../state/settings.js").Settings["theme"]} ThemeChoice */
/** @typedef {"dark" | "light"} Theme */

/**
 * Keeps `data-theme` of the page at what was chosen. `parent` follows the page around us as long as it lets us look at it, then
 * what that page left in `localStorage.theme`; dark where nobody says anything.
 *
 * @param {{
 *   root: HTMLElement,
 *   onTheme?: (theme: Theme) => void,
 *   signal: AbortSignal
 * }} options `root` is the element that carries `data-theme`
 * @returns {{ choose: (choice: ThemeChoice) => void, readonly theme: Theme }}
 */
export function createTheme({ root, onTheme, signal }) {
  /** @type {ThemeChoice} */
  let choice = "parent";
  const parentRoot = rootOfParent();
  const system = matchMedia("(prefers-color-scheme: light)");

  const show = () => {
    const theme = themeOf(choice, {
      parent: parentRoot?.dataset.theme,
      kept: keptTheme(),
      systemIsLight: system.matches,
    });
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    onTheme?.(theme);
  };

  if (parentRoot) {
    const observer = new MutationObserver(show);
    observer.observe(parentRoot, { attributes: true, attributeFilter: ["data-theme"] });
    signal.addEventListener("abort", () => observer.disconnect());
  }
  system.addEventListener("change", show, { signal });
  // Another tab of the same origin, ControlPilot's say, changed its theme.
  window.addEventListener("storage", (event) => event.key === "theme" && show(), { signal });

  return {
    choose(next) {
      choice = next;
      show();
    },
    get theme() {
      return root.dataset.theme === "light" ? "light" : "dark";
    },
  };
}

/**
 * @param {ThemeChoice} choice
 * @param {{ parent?: string, kept: string | null, systemIsLight: boolean }} around
 * @returns {Theme}
 */
export function themeOf(choice, { parent, kept, systemIsLight }) {
  if (choice === "dark" || choice === "light") return choice;
  if (choice === "system") return systemIsLight ? "light" : "dark";
  return (parent || kept) === "light" ? "light" : "dark";
}

/** @returns {HTMLElement | null} the root element of the page around us; null without one or when it is of another origin */
function rootOfParent() {
  if (window.parent === window) return null;
  try {
    return window.parent.document.documentElement;
  } catch {
    return null; // Reading a page of another origin throws: there is nothing to follow.
  }
}

/** @returns {string | null} */
function keptTheme() {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null; // Storage is closed to pages in some frames and private windows.
  }
}
