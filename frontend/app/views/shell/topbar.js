import { attribute, part, show, text } from "../../ui/dom.js";
import { isTextField, keysText } from "../../ui/hotkeys.js";
import { setTip } from "../../ui/tooltip.js";
import { countText, numberText } from "../../ui/wording.js";
import { createCaptionCount } from "./caption-count.js";
import { createNameHint } from "./name-hint.js";
import { createSaveButtons } from "./save-buttons.js";

/**
 * The bar at the top: the dataset's name and trigger word, undo and redo, counts, export and save.
 *
 * @param {import("./types.js").ShellParts} parts
 */
export function createTopbarView({ root, store, commands, signal }) {
  const bar = part(root, "topbar");
  const listen = (/** @type {string} */ name, /** @type {() => unknown} */ run) =>
    part(bar, name).addEventListener("click", () => whenEnabled(part(bar, name), run), { signal });

  listen("undo", commands.undo);
  listen("redo", commands.redo);
  listen("export", commands.exportZip);
  listen("save", commands.save);
  listen("tag-all", () => commands.openBatch("tags"));
  listen("caption-all", () => commands.openBatch("caption"));
  listen("settings", () => commands.openDialog("settings"));
  listen("shortcuts", () => commands.openDialog("shortcuts"));
  part(bar, "brand").addEventListener(
    "click",
    (event) => {
      event.preventDefault();
      commands.openStart();
    },
    { signal },
  );

  const showHint = createNameHint({ root: bar, store, signal });
  createTextField(part(bar, "name", HTMLInputElement), {
    read: () => store.document?.name ?? "",
    write: (words) => showHint(commands.setName(words)),
    store,
    signal,
  });
  createTextField(part(bar, "trigger", HTMLInputElement), {
    read: () => store.document?.trigger ?? "",
    write: commands.setTrigger,
    store,
    signal,
  });
  showScreen();
  showHistory();
  showCounts();
  createSaveButtons({ root: bar, store, signal });
  setTip(part(bar, "shortcuts"), "Shortcuts", "?");
  setTip(part(bar, "settings"), "Settings");
  setTip(part(bar, "export"), "Export as ZIP");

  function showScreen() {
    store.subscribe(
      (state) => state.screen === "dataset",
      (isDataset) => {
        for (const name of [
          "dataset-panel",
          "dataset-panel-toggle",
          "history",
          "counts",
          "dataset-actions",
        ]) {
          show(part(bar, name), isDataset);
        }
        const more = part(bar, "more");
        show(more, isDataset || more.dataset.logOut !== undefined);
      },
      { signal },
    );
  }

  function showHistory() {
    /** @type {[part: string, word: string, keys: string, select: (state: import("../../state/state.js").State) => string | null][]} */
    const buttons = [
      ["undo", "Undo", "Ctrl+Z", (state) => state.canUndo],
      ["redo", "Redo", "Ctrl+Shift+Z", (state) => state.canRedo],
    ];
    for (const [name, word, keys, select] of buttons) {
      store.subscribe(
        select,
        (label) => {
          attribute(part(bar, name), "aria-disabled", label === null ? true : null);
          setTip(
            part(bar, name),
            label === null ? `Nothing to ${word.toLowerCase()}` : `${word}: ${label}`,
            keysText(keys),
          );
        },
        { signal },
      );
    }
  }

  function showCounts() {
    const captions = createCaptionCount(store, { signal });
    const update = () => {
      const { document: opened, needs } = store;
      if (!opened) return;
      text(part(bar, "count-images"), numberText(opened.size));
      text(part(bar, "word-images"), opened.size === 1 ? "image" : "images");
      text(part(bar, "count-tags"), numberText(opened.tags.size));
      text(part(bar, "word-tags"), opened.tags.size === 1 ? "tag" : "tags");
      const untagged = `${numberText(needs.count("untagged"))} untagged`;
      text(part(bar, "counts-second"), `${untagged} · ${countText(captions.count, "caption")}`);
      text(part(bar, "dataset-panel-name"), opened.name || "Untitled");
      text(part(bar, "dataset-panel-count"), countText(opened.size, "image"));
    };
    store.subscribe((state) => state.revision, update, { signal });
  }
}

/**
 * A disabled button that says why can be reached, so it must not act.
 *
 * @param {HTMLElement} button
 * @param {() => unknown} run
 */
function whenEnabled(button, run) {
  if (button.getAttribute("aria-disabled") !== "true") run();
}

/**
 * A field of the document that is written while one types. Enter leaves it.
 *
 * @param {HTMLInputElement} input
 * @param {{ read: () => string, write: (text: string) => unknown, store: import("./types.js").Store, signal: AbortSignal }} options
 */
function createTextField(input, { read, write, store, signal }) {
  input.addEventListener("input", () => write(input.value), { signal });
  input.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && !event.isComposing && isTextField(event.target)) input.blur();
    },
    { signal },
  );
  input.addEventListener(
    "blur",
    () => {
      input.value = read();
    },
    { signal },
  );
  store.subscribe(
    read,
    (value) => {
      // While one types, the field is right and the document may have trimmed it.
      if (document.activeElement !== input || input.value.trim() !== value.trim()) input.value = value;
    },
    { signal },
  );
}
