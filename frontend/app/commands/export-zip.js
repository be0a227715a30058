import { stemOf } from "../model/pairing.js";
import { canStream, writeZip } from "../services/archives.js";
import { bytesText, countText } from "../ui/wording.js";
import { isStopped, withWork } from "./context.js";

/** @typedef {import("./context.js").Context} Context */

/** Above this a browser that cannot stream has to hold a lot. */
const large = 1_000_000_000;

/**
 * The dataset as a ZIP, made in the browser, exactly as the page shows it.
 *
 * @param {Context} context
 */
export function createExportCommands({ store, services, ask, tell }) {
  /**
   * @param {import("../model/document.js").DatasetDocument} document
   * @param {AbortSignal} signal
   * @param {(done: number, detail?: string) => void} progress
   */
  async function* filesOf(document, signal, progress) {
    const { captionEnding } = document.rules;
    const endings = captionEnding === "both" ? [".txt", ".caption"] : [captionEnding];
    let done = 0;
    for (const id of [...document.ids()]) {
      signal.throwIfAborted();
      const { picture, textProblem, saved } = document.get(id);
      const { source, file } = picture;
      const input =
        source.kind === "local" ? source.blob : await services.datasets.bytes(source.url, { signal });
      yield { name: file, input };
      const text = textProblem === null ? document.fileText(id) : null;
      const own = saved?.textFile?.endsWith(".caption") && captionEnding === ".txt" ? [".caption"] : endings;
      if (text !== null) for (const ending of own) yield { name: `${stemOf(file)}${ending}`, input: text };
      progress(++done, file);
    }
  }

  return {
    async exportZip() {
      const { document } = store;
      if (document === null || document.size === 0)
        return tell.info("Nothing to export", "There are no images.");
      const bytes = document.ids().reduce((sum, id) => sum + document.get(id).picture.bytes, 0);
      if (bytes > large && !canStream()) {
        const answer = await ask({
          title: `Hold ${bytesText(bytes)} in the browser?`,
          text: "This browser cannot write a ZIP to disk while it is made, so it must hold all of it until the download begins. Saving to the workspace writes a ZIP copy there without that.",
          confirmLabel: "Export all the same",
        });
        if (answer === false) return;
      }
      const name = `${document.name || "dataset"}.zip`;
      const total = document.size;
      try {
        const end = await withWork(
          store,
          { kind: "export", label: `Exporting ${name}`, total },
          ({ signal, progress }) => writeZip({ name, signal, files: filesOf(document, signal, progress) }),
        );
        if (end !== "cancelled")
          tell.done(`Exported ${countText(total, "image")}`, `${name}, ${bytesText(bytes)}.`);
      } catch (error) {
        if (isStopped(error)) tell.info("Stopped", "The ZIP is not complete.");
        else tell.failed(`Could not export ${name}`, error);
      }
    },
  };
}
