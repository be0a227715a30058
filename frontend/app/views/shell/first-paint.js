// Runs before the first paint, as a plain script: so that a light page never starts with a dark flash. What the theme is from
// then on is the business of theme.js.
{
  /** @type {(read: () => string | null | undefined) => string} */
  const unlessClosed = (read) => {
    try {
      return read() ?? "";
    } catch {
      return ""; // The page around us is of another origin, storage is closed to us, or holds nonsense.
    }
  };
  const isEmbedded = window.parent !== window;
  const chosen = unlessClosed(() => JSON.parse(localStorage.getItem("tagpilot.settings") ?? "{}").theme);
  const around = unlessClosed(() =>
    isEmbedded ? window.parent.document.documentElement.dataset.theme : null,
  );
  const left = unlessClosed(() => localStorage.getItem("theme"));
  const system = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";

  const followed = chosen === "system" ? system : around || left;
  const theme = chosen === "dark" || chosen === "light" ? chosen : followed;
  document.documentElement.dataset.theme = theme === "light" ? "light" : "dark";
}

// A page whose modules do not come can say nothing itself. Behind some proxies the server refuses them, since a browser asks for modules as
// it asks for data.
window.addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    const show = () => document.querySelector("[data-part=no-modules]")?.removeAttribute("hidden");
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
    else show();
  },
  { capture: true },
);
