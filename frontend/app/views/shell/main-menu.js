import { part } from "../../ui/dom.js";
import { createMenuButton } from "../../ui/menu.js";
import { batchItems } from "./batch-items.js";

/**
 * The menu at the end of the top bar.
 *
 * @param {import("./types.js").ShellParts & {
 *   choose: { images: () => void, zip: () => void, folder: () => void },
 *   theme: { readonly theme: "dark" | "light" }
 * }} parts `choose` opens the browser's file pickers
 */
export function createMainMenu({ root, store, commands, choose, theme, signal }) {
  const hasModelButtons = () => part(root, "tag-all").checkVisibility();
  const isColumn = () => root.querySelector('[data-shape="column"]') !== null;

  /**
   * What has no room in the bar of a narrow page.
   *
   * @param {boolean} isEmpty
   * @returns {import("../../ui/menu.js").MenuItem[]}
   */
  const fromTheBar = (isEmpty) => [
    { rule: true },
    { label: "Export as ZIP", icon: "download", disabled: isEmpty, run: commands.exportZip },
    { label: "Redo", icon: "redo", disabled: store.state.canRedo === null, run: commands.redo },
  ];

  /** @type {import("../../ui/menu.js").MenuItem[]} */
  const logOut =
    part(root, "more").dataset.logOut === undefined
      ? []
      : [{ label: "Log out", icon: "log-out", run: commands.logOut }];

  /** @returns {import("../../ui/menu.js").MenuItem[]} */
  const items = () => {
    if (store.state.screen === "start") return logOut;
    const other = theme.theme === "light" ? "dark" : "light";
    const isEmpty = (store.document?.size ?? 0) === 0;
    return [
      { label: "Add images", icon: "image", asks: true, run: choose.images },
      { label: "Add ZIP", icon: "zip", asks: true, run: choose.zip },
      { label: "Add folder", icon: "folder", asks: true, run: choose.folder },
      { rule: true },
      {
        label: "Rename dataset",
        icon: "pencil",
        asks: true,
        run: () => commands.openDialog("rename-dataset", { suggestion: store.document?.name }),
      },
      {
        label: "Save as a copy",
        icon: "copy",
        asks: true,
        disabled: isEmpty || store.document?.folder === null,
        run: () => commands.openDialog("save-as", { suggestion: `${store.document?.name}_copy` }),
      },
      {
        label: "History",
        icon: "clock",
        asks: true,
        disabled: (store.document?.folder ?? null) === null,
        run: () => commands.openHistory(),
      },
      ...(hasModelButtons()
        ? []
        : [{ rule: /** @type {const} */ (true) }, ...batchItems({ store, commands })]),
      ...(isColumn() ? fromTheBar(isEmpty) : []),
      { rule: true },
      { label: "Settings", icon: "sliders", asks: true, run: () => commands.openDialog("settings") },
      {
        label: other === "light" ? "Light theme" : "Dark theme",
        icon: other === "light" ? "sun" : "moon",
        run: () => commands.updateSettings({ theme: other }),
      },
      { label: "Shortcuts", icon: "keyboard", keys: "?", run: () => commands.openDialog("shortcuts") },
      { rule: true },
      {
        label: "Clear Tags/Captions",
        icon: "tag",
        danger: true,
        asks: true,
        disabled: isEmpty,
        run: commands.clearTexts,
      },
      {
        label: "Reset All",
        icon: "trash",
        danger: true,
        asks: true,
        disabled: isEmpty,
        run: commands.resetAll,
      },
      ...(logOut.length > 0 ? [{ rule: /** @type {const} */ (true) }, ...logOut] : []),
    ];
  };
  createMenuButton(part(root, "more"), { items, placement: "bottom-end", signal });
}
