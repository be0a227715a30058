import { part, show, text } from "../../ui/dom.js";
import { isTextField } from "../../ui/hotkeys.js";

/**
 * Files dragged onto the page or pasted into it. What is dragged inside the page, pills say, is left alone.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createDropView({ root, store, commands, signal }) {
  const overlay = part(root, "drop-overlay");
  /** Entering a child comes before leaving its parent, so the depth says when the pointer has left the page. */
  let depth = 0;

  const setDepth = (/** @type {number} */ next) => {
    depth = Math.max(0, next);
    const isStart = store.state.screen === "start";
    text(part(overlay, "drop-title"), isStart ? "Drop to open" : "Drop to add to this dataset");
    show(overlay, depth > 0);
  };

  /** @type {(type: "dragenter" | "dragover" | "dragleave" | "drop", run: (event: DragEvent) => void) => void} */
  const on = (type, run) =>
    document.addEventListener(
      type,
      (event) => {
        if (!holdsFiles(event.dataTransfer)) return;
        event.preventDefault();
        run(event);
      },
      { signal },
    );

  on("dragenter", () => setDepth(depth + 1));
  on("dragleave", () => setDepth(depth - 1));
  on("dragover", ({ dataTransfer }) => {
    if (dataTransfer) dataTransfer.dropEffect = isBlocked() ? "none" : "copy";
  });
  on("drop", ({ dataTransfer }) => {
    setDepth(0);
    if (dataTransfer && !isBlocked()) commands.importFiles(dataTransfer);
  });
  document.addEventListener(
    "paste",
    (event) => {
      if (!holdsFiles(event.clipboardData) || isBlocked()) return;
      // Copied from a text editor there may be both; in a field the text is meant.
      if (isTextField(event.target) && event.clipboardData?.types.includes("text/plain")) return;
      event.preventDefault();
      if (event.clipboardData) commands.pasteImages(event.clipboardData);
    },
    { signal },
  );
}

/** @param {DataTransfer | null} data */
function holdsFiles(data) {
  return data?.types.includes("Files") ?? false;
}

/** @returns {boolean} whether a dialog waits for an answer first */
function isBlocked() {
  return document.querySelector("dialog[open]") !== null;
}
