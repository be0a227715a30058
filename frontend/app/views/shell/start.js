import { clone, part, show, text } from "../../ui/dom.js";
import { createKeyedList } from "../../ui/keyed-list.js";
import { countText, dayText } from "../../ui/wording.js";
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

  const drafts = createKeyedList(part(root, "drafts"), {
    key: (/** @type {Draft} */ draft) => draft.key,
    create: (draft) => {
      const note = clone("draft-note");
      part(note, "draft-resume").addEventListener("click", () => commands.resumeDraft(draft.key));
      part(note, "draft-discard").addEventListener("click", () => commands.discardDraft(draft.key));
      return note;
    },
    update: (note, draft) => {
      text(part(note, "draft-title"), `Unsaved draft: ${draft.title}, ${countText(draft.images, "image")}.`);
      text(part(note, "draft-text"), draftText(draft, Date.now()));
    },
  });
  store.subscribe(
    (state) => state.drafts,
    (list) => {
      drafts.update(list);
      show(part(root, "drafts"), list.length > 0);
    },
    { signal },
  );

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
