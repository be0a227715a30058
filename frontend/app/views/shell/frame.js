import { attribute, findPart, part, show, text } from "../../ui/dom.js";

/** Up to this width of the app element the inspector is a drawer, up to that one everything is in one column. */
const drawerWidth = 1180;
const columnWidth = 640;

/**
 * The frame of the page: which screen and which panels are to be seen. Above 1180 px the inspector stands beside the images as
 * the settings say; below it is a drawer that starts closed and follows the same command.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createFrameView({ root, store, signal }) {
  const frame = part(root, "frame");
  let isDrawerOpen = false;

  /** Noted when it changes: asking has the browser lay out the page at once. */
  let width = root.clientWidth;

  /** @returns {"wide" | "drawer" | "column"} */
  const shape = () => {
    if (width > drawerWidth) return "wide";
    return width > columnWidth ? "drawer" : "column";
  };

  const showPanels = () => {
    const { screen, inspectorOpen, sheet } = store.state;
    const isOpen = shape() === "wide" ? inspectorOpen : isDrawerOpen;
    attribute(frame, "data-inspector", screen === "dataset" && isOpen ? "open" : "closed");
    attribute(frame, "data-sheet", sheet ?? "none");
    attribute(frame, "data-shape", shape());
    const inspector = findPart(root, "inspector");
    const isShown = shape() === "column" ? sheet === "inspector" : isOpen;
    if (inspector) show(inspector, screen === "dataset" && isShown);
    const isCovered = shape() === "column" && sheet !== null;
    const images = findPart(root, "images");
    if (images) images.inert = isCovered;
  };

  const showScreen = () => {
    const isDataset = store.state.screen === "dataset";
    if (isDataset) attribute(document.documentElement, "data-opening", null);
    attribute(frame, "data-screen", store.state.screen);
    show(part(root, "start"), !isDataset);
    for (const name of ["skip-link", "dataset-title", "sidebar", "images"]) {
      const region = findPart(root, name);
      if (region) show(region, isDataset);
    }
    showPanels();
    showSelecting();
  };

  /** Whether images are picked; then the bar for them lies over the lower edge. */
  const showSelecting = () => {
    const { screen, selection } = store.state;
    attribute(frame, "data-selecting", screen === "dataset" && selection.size > 0 ? true : null);
  };

  const showTitle = (/** @type {string} */ title) => {
    document.title = title;
    text(part(root, "dataset-title"), store.document?.name || "Untitled");
  };

  /** What had the focus is gone with its screen; without a new place the next Tab would begin at the top. */
  const moveFocus = () => {
    const target =
      store.state.screen === "start" ? part(root, "start") : root.querySelector('[data-jump="images"]');
    const isLost = document.activeElement === document.body || document.activeElement?.closest("[hidden]");
    if (isLost && target instanceof HTMLElement) target.focus({ preventScroll: true });
  };

  store.subscribe(
    (state) => state.screen,
    (_, previous) => {
      showScreen();
      // The other views must have shown their part of the new screen, or there is nothing to focus.
      if (previous !== undefined) queueMicrotask(moveFocus);
    },
    { signal },
  );
  store.subscribe((state) => state.selection, showSelecting, { signal });
  store.subscribe((state) => state.sheet, showPanels, { signal });
  store.subscribe(
    (state) => state.inspectorOpen,
    (_, previous) => {
      if (previous !== undefined && shape() === "drawer") isDrawerOpen = !isDrawerOpen;
      showPanels();
    },
    { signal },
  );
  store.subscribe((state, { document: opened }) => titleOf(state.screen, opened), showTitle, { signal });

  const sizes = new ResizeObserver(() => {
    width = root.clientWidth;
    showPanels();
  });
  sizes.observe(root);
  signal.addEventListener("abort", () => sizes.disconnect());
}

/**
 * @param {"start" | "dataset"} screen
 * @param {import("../../model/document.js").DatasetDocument | null} opened
 */
function titleOf(screen, opened) {
  if (screen === "start" || !opened) return "TagPilot";
  return `${opened.changedCount > 0 ? "• " : ""}${opened.name || "Untitled"} – TagPilot`;
}
