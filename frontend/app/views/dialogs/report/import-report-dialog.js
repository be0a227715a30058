import { clone, part, show, text } from "../../../ui/dom.js";

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
    text(part(made, "file"), file);
    text(part(made, "reason"), reason);
    return made;
  }

  return {
    /** @param {ImportReportProps} props */
    open({ added, unread }) {
      text(
        part(root, "title"),
        unread.length === 1 ? "1 file could not be read" : `${unread.length} files could not be read`,
      );
      text(part(root, "added"), added === 1 ? "1 image was added." : `${added} images were added.`);
      show(part(root, "added"), added > 0);
      part(root, "rows").replaceChildren(...unread.map(row));
    },
    close() {
      part(root, "rows").replaceChildren();
    },
    initialFocus: () => part(root, "done"),
  };
}
