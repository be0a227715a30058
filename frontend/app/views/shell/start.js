import { clone, part, show, text } from "../../ui/dom.js";
import { bindHotkeys } from "../../ui/hotkeys.js";
import { createKeyedList } from "../../ui/keyed-list.js";
import { countText, dayText } from "../../ui/wording.js";
import { coverUrls, showCovers } from "./covers.js";
import { findDatasets } from "./dataset-order.js";
import { createDatasetsTable } from "./datasets-table.js";

/** @typedef {import("../../state/state.js").State["drafts"][number]} Draft */

/**
 * The page with nothing open: where files are dropped, the drafts to resume, the datasets of the workspace.
 *
 * @param {import("./types.js").ShellParts & {
 *   choose: { images: () => void, zip: () => void, folder: () => void }
 * }} parts
 */
export function createStartView(parts) {
  const { store, commands, choose, signal } = parts;
  const root = part(parts.root, "start");
  part(root, "choose-images").addEventListener("click", choose.images, { signal });
  part(root, "choose-zip").addEventListener("click", choose.zip, { signal });
  part(root, "choose-folder").addEventListener("click", choose.folder, { signal });
  part(root, "workspace-retry").addEventListener("click", () => commands.loadWorkspace(), { signal });
  createDatasetsTable({ ...parts, root });

  store.subscribe((state) => state.workspace, showPictures, { signal });

  /** Pictures of what was worked on last stand for what can be dropped, where there are any. */
  function showPictures() {
    const datasets = findDatasets(store.state.workspace?.datasets ?? [], { search: "", order: "changed" });
    const urls = datasets.flatMap((dataset) => coverUrls(dataset, 192).slice(0, 1)).slice(0, 3);
    if (urls.length < 3) return;
    const frames = /** @type {Iterable<HTMLElement>} */ (part(root, "drop-pictures").children);
    // The one that was changed last lies in the middle, on top.
    const order = [urls[1], urls[0], urls[2]];
    for (const [index, frame] of [...frames].entries()) showCovers(frame, [order[index]], 88);
  }

  const drafts = createKeyedList(part(root, "drafts"), {
    key: (/** @type {Draft} */ draft) => draft.key,
    create: (draft) => {
      const note = clone("draft-note");
      part(note, "draft-resume").addEventListener("click", () => commands.resumeDraft(draft.key));
      part(note, "draft-discard").addEventListener("click", () => commands.discardDraft(draft.key));
      return note;
    },
    update: (note, draft, index) => {
      show(part(note, "draft-key"), index === 0);
      text(part(note, "draft-title"), `Unsaved draft: ${draft.title}, ${countText(draft.images, "image")}.`);
      text(part(note, "draft-text"), draftText(draft, Date.now()));
    },
  });
  const resumeNewest = {
    keys: "Enter",
    when: nothingElse,
    run: () => commands.resumeDraft(store.state.drafts[0].key),
  };
  bindHotkeys(document, [resumeNewest], { signal });

  /** Whether Enter has no other meaning: nothing has the focus, nothing lies over the page. */
  function nothingElse() {
    const isFree = [document.body, root].includes(/** @type {HTMLElement} */ (document.activeElement));
    if (!isFree || document.querySelector("dialog[open]")) return false;
    return store.state.screen === "start" && store.state.drafts.length > 0;
  }

  store.subscribe(
    (state) => state.drafts,
    (list) => {
      drafts.update(list);
      show(part(root, "drafts"), list.length > 0);
    },
    { signal },
  );

  const notices = createKeyedList(part(root, "notices"), {
    key: (/** @type {string} */ notice) => notice,
    create: () => clone("workspace-notice"),
    update: (note, notice) => text(part(note, "notice-text"), notice),
  });
  store.subscribe(
    (state) => state.workspace,
    (workspace) => {
      notices.update(workspace?.notices ?? []);
      show(part(root, "notices"), (workspace?.notices ?? []).length > 0);
    },
    { signal },
  );

  part(root, "deleted-open").addEventListener("click", () => commands.openDialog("deleted"), { signal });
  store.subscribe((state) => state.workspace, showDeleted, { signal });

  /** A quiet way back for what was deleted, where something was. */
  async function showDeleted() {
    if (store.state.workspace === null || store.state.screen !== "start") return;
    const deleted = await commands.readDeleted().catch(() => []);
    show(part(root, "deleted-open"), deleted.length > 0);
    text(part(root, "deleted-count"), `(${deleted.length})`);
  }

  store.subscribe(
    ({ server, workspace }) => (server.online || workspace ? "" : (server.path ?? "the workspace")),
    (missing) => {
      show(part(root, "workspace-note"), missing !== "");
      const words = "Could not reach the server, so the datasets of the workspace are not listed.";
      text(part(root, "workspace-note-text"), missing === "" ? "" : words);
    },
    { signal },
  );
}

/**
 * @param {Draft} draft
 * @param {number} now
 */
function draftText({ changes, at }, now) {
  const verb = changes === 1 ? "was" : "were";
  const words = `${countText(changes, "change")} ${verb} not saved to the workspace.`;
  return `${words} Last edited ${dayText(at, now)} in this browser.`;
}
