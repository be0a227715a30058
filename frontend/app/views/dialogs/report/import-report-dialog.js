import { clone, part, show, text } from "../../../ui/dom.js";
import { countText } from "../../../ui/wording.js";

/**
 * @typedef {{ file: string, reason: string }} Unread
 *
 * @typedef {{ added: number, unread: Unread[] }} ImportReportProps
 */

/**
 * What could not be read while images were added, by name and reason.
 *
 * @param {import("../dialogs.js").DialogOptions} options
 * @returns {import("../dialogs.js").DialogView}
 */
export function createImportReportDialog({ root }) {
  /** @param {Unread} unread */
  function row({ file, reason }) {
    const made = clone("report-row");
    // Most sentences name the file themselves.
    const rest = reason.startsWith(file) ? reason.slice(file.length) : `: ${reason}`;
    text(part(made, "file"), file);
    text(part(made, "reason"), rest);
    return made;
  }

  return {
    /** @param {ImportReportProps} props */
    open({ added, unread }) {
      text(part(root, "title"), `${countText(unread.length, "file")} could not be read`);
      text(part(root, "added"), `${countText(added, "image")} ${added === 1 ? "was" : "were"} added.`);
      show(part(root, "added"), added > 0);
      part(root, "rows").replaceChildren(...unread.map(row));
    },
    close() {
      part(root, "rows").replaceChildren();
    },
    initialFocus: () => part(root, "done"),
  };
}
