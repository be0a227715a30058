import { DatasetDocument } from "../model/document.js";
import { itemFromFile } from "../model/items.js";
import { pairFiles, stemOf } from "../model/pairing.js";
import { UnreadableFile, endingOf, hasImageName, readImage } from "../services/images.js";
import { filesOfDrop, gather } from "../services/gather.js";
import { countText } from "../ui/wording.js";
import { eachOf, isStopped, withWork } from "./context.js";
import { createCopies } from "./find-copies.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../model/types.js").Item} Item */
/** @typedef {import("../services/archives.js").SourceFile} SourceFile */
/** @typedef {import("../services/gather.js").Unread} Unread */
/** @typedef {import("../services/gather.js").Gathered} Gathered */

/**
 * A file that turned out to be an image.
 *
 * @typedef {{
 *   path: string,
 *   blob: Blob,
 *   crc: number | null,
 *   mime: string,
 *   width: number,
 *   height: number,
 *   text: string | null
 * }} Found
 */

/** How many files are read at once: enough to keep the disk and the decoder busy. */
const lanes = 4;

/**
 * Adding images from files, folders, ZIPs and the clipboard.
 *
 * @param {Context & { opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands> }} context
 */
export function createImportCommands(context) {
  const { store, tell, opening } = context;

  /** @param {Gathered} gathered @param {{ keepCopies: boolean }} options */
  async function add(gathered, { keepCopies }) {
    const { pairs, orphans } = pairFiles(gathered.files.filter(({ path }) => isWanted(path)));
    const unread = [
      ...gathered.unread,
      ...gathered.files.filter(isForeign).map(foreign),
      ...orphans.map(orphan),
    ];
    const label = `Reading ${countText(pairs.length, "image")}`;
    await withWork(store, { kind: "import", label, total: pairs.length }, async ({ signal, progress }) => {
      const found = await readAll(pairs, unread, signal, progress);
      const document = store.document ?? new DatasetDocument({ name: gathered.name ?? "" });
      const { fresh, copies } = keepCopies
        ? { fresh: found, copies: [] }
        : await createCopies(context, document).sort(found, signal);
      signal.throwIfAborted();
      if (store.document === null && fresh.length > 0) opening.show(document);
      enter(fresh, unread, copies);
    });
  }

  /** @param {Found[]} fresh @param {Unread[]} unread @param {import("./find-copies.js").Copy[]} copies */
  function enter(fresh, unread, copies) {
    const renamed = fresh.length > 0 ? putIn(fresh) : [];
    if (copies.length > 0) tellCopies(copies);
    if (renamed.length > 0)
      tell.info(
        `${countText(renamed.length, "image")} got another name`,
        `An image of that name was there already: ${listed(renamed)}.`,
      );
    if (unread.length > 0) tellUnread(fresh.length, unread);
    else if (fresh.length === 0 && copies.length === 0)
      tell.info("Nothing to add", "There is no PNG, JPEG, WebP, GIF or BMP image in what was chosen.");
  }

  /** @param {Found[]} fresh @returns {string[]} names that had to be changed, as “old → new” */
  function putIn(fresh) {
    const { document } = store;
    if (document === null) return [];
    const free = createNaming(document);
    /** @type {string[]} */
    const renamed = [];
    const first = document.nextNumber();
    const items = fresh.map(({ path, ...rest }, at) => {
      const file = free(path);
      if (file !== path) renamed.push(`${path} → ${file}`);
      const { blob, mime, width, height, text } = rest;
      const id = document.newId();
      return {
        item: itemFromFile({
          id,
          number: first + at,
          file,
          blob,
          mime,
          width,
          height,
          sha256: null,
          text,
          trigger: document.trigger,
        }),
        at: document.size + at,
      };
    });
    store.edit({ type: "add", items }, `Added ${countText(items.length, "image")}`);
    if (store.state.focusId === null) store.set({ focusId: items[0].item.id });
    tell.undoable(`Added ${countText(items.length, "image")}`);
    return renamed;
  }

  /** @param {import("./find-copies.js").Copy[]} copies */
  function tellCopies(copies) {
    const one = copies.length === 1;
    const same = copies.map(({ of }) => of);
    store.toast({
      kind: "warning",
      title: one ? "1 image was already here" : `${countText(copies.length, "image")} were already here`,
      detail: `${listed(copies.map(({ found }) => found.path))}: same content as ${listed([...new Set(same)])}. ${
        one ? "It was" : "They were"
      } not added again.`,
      actions: [
        { label: "Show them", run: () => showCopies(copies) },
        {
          label: "Add anyway",
          run: () =>
            void enter(
              copies.map(({ found }) => found),
              [],
              [],
            ),
        },
      ],
    });
  }

  /** @param {import("./find-copies.js").Copy[]} copies */
  function showCopies(copies) {
    const { document } = store;
    if (document === null) return;
    const byFile = new Map(document.ids().map((id) => [document.get(id).picture.file, id]));
    const ids = copies.flatMap(({ id, of }) => (id === null ? byFile.get(of) : id) ?? []);
    const there = ids.filter((id) => document.has(id));
    store.set({ query: "", selection: new Set(there), focusId: there[0] ?? store.state.focusId });
  }

  /** @param {number} added @param {Unread[]} unread */
  function tellUnread(added, unread) {
    const show = () => store.set({ dialog: { name: "import-report", added, unread } });
    store.toast({
      kind: "warning",
      title:
        unread.length === 1 ? "1 file was not added" : `${countText(unread.length, "file")} were not added`,
      detail: unread.length === 1 ? unread[0].reason : `${listed(unread.map(({ file }) => file))}.`,
      actions: [{ label: "Show why", run: show }],
    });
  }

  const commands = {
    /** @param {File[] | DataTransfer} chosen @param {{ keepCopies?: boolean }} [options] */
    async importFiles(chosen, { keepCopies = false } = {}) {
      const files = Array.isArray(chosen) ? chosen : filesOfDrop(chosen);
      try {
        await add(await gather(await files), { keepCopies });
      } catch (error) {
        if (isStopped(error)) tell.info("Stopped", "Nothing was added.");
        else tell.failed("The files could not be added", error);
      }
    },

    /** @param {DataTransfer} data */
    pasteImages(data) {
      const stamp = new Date()
        .toISOString()
        .slice(0, 19)
        .replace(/[^\d]+/gu, "-");
      const files = [...data.files].map((file) =>
        file.name === "image.png" ? new File([file], `pasted-${stamp}.png`, { type: file.type }) : file,
      );
      return commands.importFiles(files);
    },
  };
  return commands;
}

/**
 * @param {import("../model/pairing.js").Pair<SourceFile>[]} pairs
 * @param {Unread[]} unread gets what could not be read
 * @param {AbortSignal} signal
 * @param {(done: number, detail?: string) => void} progress
 * @returns {Promise<Found[]>} in the order of the pairs
 */
async function readAll(pairs, unread, signal, progress) {
  /** @type {(Found | null)[]} */
  const found = new Array(pairs.length).fill(null);
  let done = 0;
  await eachOf(pairs.entries(), lanes, async ([at, { image, text }]) => {
    signal.throwIfAborted();
    found[at] = await readOne(image, text, unread);
    progress(++done, image.path);
  });
  return found.filter((one) => one !== null);
}

/** @param {SourceFile} image @param {SourceFile | null} text @param {Unread[]} unread @returns {Promise<Found | null>} */
async function readOne(image, text, unread) {
  try {
    const bytes = await image.open();
    const facts = await readImage(bytes, image.path);
    // A slice keeps no memory of its own; the type is what tells the browser how to show it.
    const blob = bytes.type === facts.mime ? bytes : bytes.slice(0, bytes.size, facts.mime);
    const path = hasImageName(image.path) ? image.path : `${stemOf(image.path)}${endingOf(facts.mime)}`;
    return { path, blob, crc: image.crc, ...facts, text: await readText(text, unread) };
  } catch (error) {
    const reason =
      error instanceof UnreadableFile
        ? error.message
        : `${image.path} could not be read: ${error instanceof Error ? error.message : error}.`;
    unread.push({ file: image.path, reason });
    return null;
  }
}

/** @param {SourceFile | null} file @param {Unread[]} unread @returns {Promise<string | null>} to the letter, a byte order mark included */
async function readText(file, unread) {
  if (file === null) return null;
  try {
    const bytes = await (await file.open()).arrayBuffer();
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    const reason =
      error instanceof TypeError
        ? `${file.path} is not UTF-8 text. Its image was added without text; save the file as UTF-8 and add it again.`
        : `${file.path} could not be read. Its image was added without text.`;
    unread.push({ file: file.path, reason });
    return null;
  }
}

const other =
  /\.(?:npz|json|jsonl|ya?ml|toml|csv|safetensors|md|log|zip|html?|pdf|mp4|mov|avi|mkv|exe|py|sh|ini)$/iu;

/** @param {string} path @returns {boolean} whether it may be an image or a caption file; its content decides */
function isWanted(path) {
  return !other.test(path);
}

/** @param {SourceFile} file */
function isForeign({ path }) {
  return !isWanted(path);
}

/** @param {SourceFile} file @returns {Unread} */
function foreign({ path }) {
  return { file: path, reason: `${path} is no image and no caption file. It was left out.` };
}

/** @param {SourceFile} file @returns {Unread} */
function orphan({ path }) {
  return { file: path, reason: `${path} has no image of the same name beside it. It was left out.` };
}

/**
 * @param {DatasetDocument} document
 * @returns {(path: string) => string} a name that neither the document nor an earlier call has; a caption file belongs to a stem, so stems count
 */
function createNaming(document) {
  const given = new Set();
  const isTaken = (/** @type {string} */ path) =>
    document.withStemOf(path).size > 0 || given.has(stemOf(path).toLowerCase());
  return (path) => {
    const stem = stemOf(path);
    const ending = path.slice(stem.length);
    let name = path;
    for (let count = 1; isTaken(name); count++) name = `${stem}_${count}${ending}`;
    given.add(stemOf(name).toLowerCase());
    return name;
  };
}

/** @param {readonly string[]} names @returns {string} the first few, and how many more */
function listed(names) {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
