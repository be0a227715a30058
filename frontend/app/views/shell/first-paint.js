// Runs before the first paint, as a plain script, so that a light page never starts with a dark flash. What the theme is from
// then on is the business of theme.js.
{
  /** @returns {string | undefined} */
  const parentTheme = () => {
    if (window.parent === window) return undefined;
    try {
      return window.parent.document.documentElement.dataset.theme;
    } catch {
      return undefined; // The page around us is of another origin.
    }
  };

  /** @returns {string | null} */
  const keptTheme = () => {
    try {
      const { theme } = JSON.parse(localStorage.getItem("tagpilot.settings") ?? "{}");
      if (theme === "system") return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
      if (theme === "dark" || theme === "light") return theme;
      return localStorage.getItem("theme");
    } catch {
      return null; // Storage is closed to us, or holds nonsense.
    }
  };

  document.documentElement.dataset.theme = (parentTheme() ?? keptTheme()) === "light" ? "light" : "dark";
}
