import { stemOf } from "../model/pairing.js";
import { canStream, writeZip } from "../services/archives.js";
import { bytesText, countText } from "../ui/wording.js";
import { isStopped, withWork } from "./context.js";

/** @typedef {import("./context.js").Context} Context */

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

/**
 * What an image puts into the ZIP. `missing` are caption files beside it that this page has only the name of.
 *
 * @typedef {{
 *   file: string,
 *   source: import("../model/types.js").Source,
 *   bytes: number,
 *   texts: { name: string, input: string }[],
 *   missing: number
 * }} Part
 */

/** Above this a browser that cannot stream has to hold a lot. */
const large = 1_000_000_000;

/** So many images are read before their turn, since a browser takes long to begin with each; larger ones only when it comes. */
const ahead = 8;
const mostHeld = 4_000_000;

/**
 * The dataset as a ZIP, made in the browser, exactly as the page shows it.
 *
 * @param {Context} context
 */
export function createExportCommands({ store, services, ask, tell }) {
  /**
   * @param {Part[]} parts
   * @param {AbortSignal} signal
   * @param {(done: number, detail?: string) => void} progress
   */
  async function* filesOf(parts, signal, progress) {
    const read = async (/** @type {Part} */ { source }) => {
      signal.throwIfAborted();
      const blob =
        source.kind === "local" ? source.blob : await services.datasets.bytes(source.url, { signal });
      return blob.size <= mostHeld ? blob.arrayBuffer() : blob;
    };
    let done = 0;
    for await (const [{ file, texts }, input] of readAhead(parts, read)) {
      signal.throwIfAborted();
      yield { name: file, input };
      yield* texts;
      progress(++done, file);
    }
  }

  return {
    async exportZip() {
      const { document } = store;
      if (document === null || document.size === 0)
        return tell.info("Nothing to export", "There are no images.");
      // As it is now: editing may go on while the ZIP is written.
      const parts = document.ids().map((id) => partOf(document, id));
      const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
      if (bytes > large && !canStream()) {
        const answer = await ask({
          title: `Hold ${bytesText(bytes)} in the browser?`,
          text: "This browser cannot write a ZIP to disk while it is made, so it must hold all of it until the download begins. Saving to the workspace writes a ZIP copy there without that.",
          confirmLabel: "Export all the same",
        });
        if (answer === false) return;
      }
      const name = `${document.name || "dataset"}.zip`;
      const total = parts.length;
      try {
        const end = await withWork(
          store,
          { kind: "export", label: `Exporting ${name}`, total },
          ({ signal, progress }) => writeZip({ name, signal, files: filesOf(parts, signal, progress) }),
        );
        if (end !== "cancelled")
          tell.done(
            `Exported ${countText(total, "image")}`,
            [`${name}, ${bytesText(bytes)}.`, missingText(parts)].filter(Boolean).join(" "),
          );
      } catch (error) {
        if (isStopped(error)) tell.info("Stopped", "The ZIP is not complete.");
        else tell.failed(`Could not export ${name}`, error);
      }
    },
  };
}

/**
 * @template T, R
 * @param {readonly T[]} things
 * @param {(thing: T) => Promise<R>} read
 * @returns {AsyncGenerator<[T, R]>} each with what was read, in order
 */
async function* readAhead(things, read) {
  /** @type {{ thing: T, promise: Promise<R> }[]} */
  const waiting = [];
  for (const thing of things) {
    const promise = read(thing);
    promise.catch(() => undefined); // told when its turn comes
    waiting.push({ thing, promise });
    const next = waiting.length < ahead ? undefined : waiting.shift();
    if (next) yield [next.thing, await next.promise];
  }
  for (const { thing, promise } of waiting) yield [thing, await promise];
}

/**
 * @param {DatasetDocument} document
 * @param {import("../model/types.js").ItemId} id
 * @returns {Part}
 */
function partOf(document, id) {
  const { picture, textProblem, otherText, saved } = document.get(id);
  const { source, file, bytes } = picture;
  const { captionEnding } = document.rules;
  const chosen = captionEnding === "both" ? [".txt", ".caption"] : [captionEnding];
  const endings = saved?.textFile?.endsWith(".caption") && captionEnding === ".txt" ? [".caption"] : chosen;
  const text = textProblem === null ? document.fileText(id) : null;
  const texts =
    text === null ? [] : endings.map((ending) => ({ name: `${stemOf(file)}${ending}`, input: text }));
  return { file, source, bytes, texts, missing: Number(textProblem !== null) + Number(Boolean(otherText)) };
}

/** @param {Part[]} parts @returns {string} */
function missingText(parts) {
  const missing = parts.reduce((sum, part) => sum + part.missing, 0);
  if (missing === 0) return "";
  return `Not in it: ${countText(missing, "caption file")} that this page leaves alone; the ZIP copy of the workspace has ${missing === 1 ? "it" : "them"}.`;
}
