import { attribute, part, setIcon } from "../../ui/dom.js";
import { createTooltips, setTip } from "../../ui/tooltip.js";
import { createConfirmView } from "./confirm.js";
import { createDatasetPanel } from "./dataset-panel.js";
import { createDatasetsMenu } from "./datasets-menu.js";
import { createDropView } from "./drop.js";
import { createFrameView } from "./frame.js";
import { createGlobalKeys } from "./global-keys.js";
import { createLeaveGuard } from "./leave-guard.js";
import { createLogInView } from "./log-in.js";
import { createMainMenu } from "./main-menu.js";
import { createSidebarFilters } from "./sidebar-filters.js";
import { createStartView } from "./start.js";
import { createStatusbarView } from "./statusbar.js";
import { createTabsView } from "./tabs.js";
import { createTheme } from "./theme.js";
import { createToastsView } from "./toasts.js";
import { createTopbarView } from "./topbar.js";
import { createUploads } from "./uploads.js";

/**
 * Everything around the images: bars, start page, filters, messages, theme, keys that work anywhere, files dropped and pasted.
 *
 * @param {{
 *   root: HTMLElement,
 *   store: import("./types.js").Store,
 *   commands: import("./types.js").ShellCommands,
 *   signal?: AbortSignal
 * }} options `root` is the part `app` of the page
 * @returns {{ destroy: () => void }}
 */
export function createShellView({ root, store, commands, signal: outer }) {
  const lifetime = new AbortController();
  const signal = outer ? AbortSignal.any([outer, lifetime.signal]) : lifetime.signal;
  const parts = { root, store, commands, signal };

  createFrameView(parts);
  createTopbarView(parts);
  createDatasetPanel(parts);
  createDatasetsMenu(parts);
  createSidebarFilters(parts);
  createStatusbarView(parts);
  createTabsView(parts);
  createToastsView(parts);
  createConfirmView(parts);
  createLogInView(parts);
  createDropView(parts);
  createGlobalKeys(parts);
  createLeaveGuard(parts);
  createTooltips(root, { signal });
  const choose = createUploads(parts);
  createStartView({ ...parts, choose });
  createMainMenu({ ...parts, choose, theme: createThemeButton(parts) });

  return { destroy: () => lifetime.abort() };
}

/**
 * The theme, and the button that changes it.
 *
 * @param {import("./types.js").ShellParts} parts
 */
function createThemeButton({ root, store, commands, signal }) {
  const button = part(root, "theme");
  const theme = createTheme({
    root: document.documentElement,
    onTheme: (shown) => {
      const other = shown === "light" ? "Dark theme" : "Light theme";
      attribute(button, "aria-label", other);
      setTip(button, other);
      setIcon(button, shown === "light" ? "moon" : "sun");
    },
    signal,
  });
  button.addEventListener(
    "click",
    () => commands.updateSettings({ theme: theme.theme === "light" ? "dark" : "light" }),
    { signal },
  );
  store.subscribe((state) => state.settings.theme, theme.choose, { signal });
  return theme;
}
