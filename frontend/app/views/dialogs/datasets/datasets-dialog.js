import { clone, part, show, text } from "../../../ui/dom.js";
import { byteSize } from "../../preview/picture-facts.js";
import { listedDatasets, textsCount } from "./dataset-list.js";

/**
 * The datasets of the workspace, to open one.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createDatasetsDialog({ root, store, commands, signal }) {
  const find = part(root, "find", HTMLInputElement);
  const rows = part(root, "rows");
  const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

  find.addEventListener("input", update, { signal });
  rows.addEventListener("click", clicked, { signal });
  root.addEventListener("keydown", move, { signal });
  part(root, "form").addEventListener("submit", openFirst, { signal });
  store.subscribe((state) => state.workspace, update, { signal });
  store.subscribe((state) => state.server.online, update, { signal });

  function update() {
    if (!root.open) return;
    const { workspace, server } = store.state;
    const found = listedDatasets(workspace?.datasets ?? [], find.value);
    rows.replaceChildren(...found.map(row));
    show(part(root, "table"), found.length > 0);
    const words = emptyWords(workspace !== null, server.online, find.value !== "");
    text(part(root, "empty"), words);
    show(part(root, "empty"), found.length === 0);
    text(part(root, "path"), server.path ?? "");
  }

  /** @param {import("../../../state/store.js").WorkspaceDataset} dataset */
  function row(dataset) {
    const made = clone("dataset-row");
    made.dataset.name = dataset.name;
    text(part(made, "name"), dataset.title);
    text(part(made, "images"), dataset.images.toLocaleString());
    text(part(made, "texts"), textsCount(dataset));
    text(part(made, "bytes"), byteSize(dataset.bytes));
    const changed = new Date(dataset.changed);
    text(part(made, "changed"), Number.isNaN(changed.getTime()) ? "" : dates.format(changed));
    return made;
  }

  /** @param {Event} event */
  function clicked(event) {
    const row = /** @type {Element} */ (event.target).closest("tr");
    if (row?.dataset.name) open(row.dataset.name);
  }

  /** @param {Event} event */
  function openFirst(event) {
    event.preventDefault();
    const first = rows.querySelector("tr");
    if (first?.dataset.name) open(first.dataset.name);
  }

  /** @param {string} name */
  function open(name) {
    commands.closeDialog();
    void commands.openDataset(name);
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [find, ...rows.querySelectorAll("button")];
    const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
  }

  return {
    open() {
      find.value = "";
      update();
      void commands.loadWorkspace();
    },
    close() {
      rows.replaceChildren();
    },
    initialFocus: () => find,
  };
}

/** @param {boolean} loaded @param {boolean} online @param {boolean} searching */
function emptyWords(loaded, online, searching) {
  if (loaded && searching) return "No dataset has this name.";
  if (loaded) return "The workspace has no datasets yet. What you save will be listed here.";
  return online
    ? "Reading the workspace…"
    : "The server does not answer. Images and ZIPs of this computer can be opened all the same.";
}
