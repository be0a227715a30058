import { stemOf } from "../model/pairing.js";
import { canStream, writeZip } from "../services/write-zip.js";
import { bytesText, countText } from "../ui/wording.js";
import { eachOf, isStopped, sentenceOf, withWork } from "./context.js";
import { inPortions } from "./portions.js";

/** @typedef {import("./context.js").Context} Context */

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

/**
 * What an image puts into the ZIP. `missing` are caption files beside it that this page has only the name of.
 *
 * @typedef {{
 *   file: string,
 *   source: import("../model/types.js").Source,
 *   bytes: number,
 *   texts: { name: string, content: string }[],
 *   missing: number
 * }} Part
 */

/** @typedef {import("../services/write-zip.js").Packed} Packed */

/**
 * An export under way; `writing` is what the browser writes just now.
 *
 * @typedef {Pick<import("./context.js").WorkRun, "signal" | "progress"> & { isStreamed: boolean, writing: Packed[] }} Run
 */

/** Above this a browser that cannot stream has to hold a lot. */
const large = 1_000_000_000;

/** So much is written at once, while as much of what comes next is read. */
const ahead = 2;
const lanes = 4;
const together = { most: 64, mostBytes: 32_000_000, sizeOf: (/** @type {Part} */ { bytes }) => bytes };

/**
 * The dataset as a ZIP, made in the browser, exactly as the page shows it.
 *
 * @param {Context} context
 */
export function createExportCommands({ store, services, ask, tell }) {
  /**
   * @param {Part[]} parts
   * @param {Run} run
   * @returns {AsyncGenerator<Packed[]>}
   */
  async function* filesOf(parts, run) {
    let done = 0;
    for await (const portion of aFewAhead(inPortions(parts, together), (some) => packedOf(some, run))) {
      run.writing = portion.files;
      yield portion.files;
      done += portion.parts.length;
      run.progress(done, portion.parts.at(-1)?.file);
    }
  }

  /** @param {Part[]} parts @param {Run} run @returns {Promise<{ parts: Part[], files: Packed[] }>} */
  async function packedOf(parts, { signal, isStreamed }) {
    signal.throwIfAborted();
    /** @type {Blob[]} */
    const contents = [];
    await eachOf(parts.entries(), lanes, async ([at, { source }]) => {
      contents[at] = await services.datasets.bytes(source, { signal });
    });
    const files = parts.flatMap(({ file, texts }, at) => [{ name: file, content: contents[at] }, ...texts]);
    const sums = await services.hashing
      .crc32(
        files.map(({ content }) => content),
        { signal, again: !isStreamed },
      )
      .catch(() => sumsOneByOne(files, signal));
    return { parts, files: files.map((file, at) => ({ ...file, crc: sums[at] })) };
  }

  /**
   * @param {readonly Pick<Packed, "name" | "content">[]} files with which something went wrong together
   * @param {AbortSignal} signal
   * @returns {Promise<number[]>} their check sums, if all of them can be read; else the error says which cannot
   */
  async function sumsOneByOne(files, signal) {
    const sums = [];
    for (const { name, content } of files) {
      try {
        sums.push(...(await services.hashing.crc32([content], { signal, again: true })));
      } catch (error) {
        signal.throwIfAborted();
        throw new Error(`${name} could not be read: ${sentenceOf(error)}`, { cause: error });
      }
    }
    return sums;
  }

  /** @param {string} name @param {Part[]} parts @param {import("./context.js").WorkRun} work */
  async function write(name, parts, { signal, progress }) {
    /** @type {Run} */
    const run = { signal, progress, isStreamed: false, writing: [] };
    const files = (/** @type {{ isStreamed: boolean }} */ how) => filesOf(parts, Object.assign(run, how));
    try {
      return await writeZip({ name, signal, files });
    } catch (error) {
      await sumsOneByOne(run.writing, signal);
      throw error;
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
        const end = await withWork(store, { kind: "export", label: `Exporting ${name}`, total }, (work) =>
          write(name, parts, work),
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
 * @param {Iterable<T>} things
 * @param {(thing: T) => Promise<R>} make
 * @returns {AsyncGenerator<R>} what is made of each, in order; some are begun before they are asked for
 */
async function* aFewAhead(things, make) {
  /** @type {Promise<R>[]} */
  const begun = [];
  for (const thing of things) {
    const next = make(thing);
    next.catch(() => undefined); // told when its turn comes
    begun.push(next);
    if (begun.length > ahead) yield /** @type {Promise<R>} */ (begun.shift());
  }
  yield* begun;
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
    text === null ? [] : endings.map((ending) => ({ name: `${stemOf(file)}${ending}`, content: text }));
  return { file, source, bytes, texts, missing: Number(textProblem !== null) + Number(Boolean(otherText)) };
}

/** @param {Part[]} parts @returns {string} */
function missingText(parts) {
  const missing = parts.reduce((sum, part) => sum + part.missing, 0);
  if (missing === 0) return "";
  return `Not in it: ${countText(missing, "caption file")} that this page leaves alone; the ZIP copy of the workspace has ${missing === 1 ? "it" : "them"}.`;
}
