import { DatasetDocument } from "../model/document.js";
import { filesOfDrop, gather } from "../services/gather.js";
import { countText } from "../ui/wording.js";
import { withWork } from "./context.js";
import { createCopies } from "./find-copies.js";
import { readImages, sortFiles } from "./read-images.js";
import { followPlace } from "./import-place.js";
import { itemsOf } from "./name-images.js";
import { createTellAdded } from "./tell-added.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../services/gather.js").Chosen} Chosen */
/** @typedef {import("./read-images.js").Found} Found */
/** @typedef {import("./read-images.js").Pair} Pair */
/** @typedef {import("./tell-added.js").Taken} Taken */

/** So many images are read before the first ones are shown; then there are four times as many each time, up to a limit: each time costs something for all. */
const firstPortion = 64;
const largestPortion = 2048;

/**
 * Adding images from files, folders, ZIPs and the clipboard.
 *
 * @param {Context & {
 *   opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands>,
 *   arrival: import("./arrival.js").Arrival
 * }} context
 */
export function createImportCommands(context) {
  const { store, opening, arrival } = context;
  const telling = createTellAdded({ ...context, addAnyway });
  let imports = 0;

  const { add } = arrival.guard({
    /** @param {(signal: AbortSignal) => Promise<Chosen>} choose @param {{ keepCopies: boolean }} options */
    async add(choose, options) {
      const taken = nothingTaken();
      const arrived = arrival.begin("added");
      const place = followPlace({ store, opening }, () => arrived(false));
      try {
        await addAll(choose, taken, place, options);
        arrived(true);
        telling.tellAll(taken);
      } catch (error) {
        const hasLeft = place.left.aborted; // who left was asked, and what is on its way now is something else
        const isWaitedFor = !hasLeft && (store.state.arriving?.waiting ?? 0) > 0;
        arrived(false);
        telling.tellEnd(taken, { error, hasLeft, isWaitedFor });
      } finally {
        place.forget();
      }
    },
  });

  /** @returns {Taken} */
  function nothingTaken() {
    return {
      ...{ added: 0, total: 0 },
      ...{ unread: [], copies: [], renamed: [] },
      step: { key: `import ${++imports}`, label: "", count: 0 },
    };
  }

  /**
   * @param {(signal: AbortSignal) => Promise<Chosen>} choose
   * @param {Taken} taken
   * @param {ReturnType<typeof followPlace>} place
   * @param {{ keepCopies: boolean }} options
   */
  async function addAll(choose, taken, place, { keepCopies }) {
    const looking = { kind: /** @type {const} */ ("import"), label: "Looking through the files", total: 0 };
    const gathered = await withWork(store, looking, async ({ signal }) =>
      gather(await choose(signal), signal),
    );
    const { pairs, unread } = sortFiles(gathered);
    taken.unread = unread;
    taken.total = pairs.length;
    const label = `Reading ${countText(pairs.length, "image")}`;
    await withWork(store, { kind: "import", label, total: pairs.length }, async (work) => {
      const signal = AbortSignal.any([work.signal, place.left]);
      const document = store.document ?? new DatasetDocument({ name: gathered.name ?? "" });
      const known = createCopies(context, document, signal);
      let done = 0;
      for (const portion of growing(pairs)) {
        const before = done;
        const found = await readImages(portion, unread, {
          signal,
          progress: (count, file) => work.progress(before + count, file),
        });
        const { fresh, copies } = keepCopies ? { fresh: found, copies: [] } : await known.sort(found);
        signal.throwIfAborted();
        done += portion.length;
        taken.copies.push(...copies);
        if (fresh.length === 0) continue;
        place.show(document);
        putIn(document, fresh, taken);
        await new Promise((resolve) => setTimeout(resolve)); // the browser draws meanwhile
      }
    });
  }

  /**
   * What follows directly becomes one step that can be undone; what is done in between is a step of its own.
   *
   * @param {DatasetDocument} document which is open
   * @param {Found[]} fresh
   * @param {Taken} taken
   */
  function putIn(document, fresh, taken) {
    const { step } = taken;
    const { items, renamed } = itemsOf(document, fresh);
    taken.renamed.push(...renamed);
    step.count = items.length + (store.state.canUndo === step.label ? step.count : 0);
    step.label = `Added ${countText(step.count, "image")}`;
    store.edit({ type: "add", items }, step.label, { mergeKey: step.key, mergePause: Infinity });
    taken.added += items.length;
    if (store.state.focusId === null) store.set({ focusId: items[0].item.id });
  }

  /** @param {DatasetDocument} document that the copies were found in @param {Found[]} found */
  function addAnyway(document, found) {
    const taken = nothingTaken();
    putIn(document, found, taken);
    telling.tellAll(taken);
  }

  return {
    /** @param {File[] | DataTransfer} chosen @param {{ keepCopies?: boolean }} [options] @returns {Promise<void>} */
    importFiles(chosen, { keepCopies = false } = {}) {
      const choose = Array.isArray(chosen)
        ? async () => ({ files: chosen, unread: [] })
        : filesOfDrop(chosen);
      return add(choose, { keepCopies });
    },

    /** @param {DataTransfer} data @returns {Promise<void>} */
    pasteImages(data) {
      const stamp = new Date()
        .toISOString()
        .slice(0, 19)
        .replace(/[^\d]+/gu, "-");
      const files = [...data.files].map((file) =>
        file.name === "image.png" ? new File([file], `pasted-${stamp}.png`, { type: file.type }) : file,
      );
      return add(async () => ({ files, unread: [] }), { keepCopies: false });
    },
  };
}

/** @param {Pair[]} pairs @returns {Generator<Pair[]>} */
function* growing(pairs) {
  for (
    let at = 0, size = firstPortion;
    at < pairs.length;
    at += size, size = Math.min(largestPortion, 3 * at)
  )
    yield pairs.slice(at, at + size);
}
