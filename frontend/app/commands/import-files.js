import { DatasetDocument } from "../model/document.js";
import { itemFromFile } from "../model/items.js";
import { stemOf } from "../model/pairing.js";
import { filesOfDrop, gather } from "../services/gather.js";
import { countText, listed } from "../ui/wording.js";
import { isStopped, withWork } from "./context.js";
import { createCopies } from "./find-copies.js";
import { readImages, sortFiles } from "./read-images.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../services/gather.js").Unread} Unread */
/** @typedef {import("../services/gather.js").Chosen} Chosen */
/** @typedef {import("./read-images.js").Found} Found */

/**
 * Adding images from files, folders, ZIPs and the clipboard.
 *
 * @param {Context & { opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands> }} context
 */
export function createImportCommands(context) {
  const { store, tell, opening } = context;

  /** @param {(signal: AbortSignal) => Promise<Chosen>} choose @param {{ keepCopies: boolean }} options */
  async function add(choose, { keepCopies }) {
    const looking = { kind: /** @type {const} */ ("import"), label: "Looking through the files", total: 0 };
    const gathered = await withWork(store, looking, async ({ signal }) =>
      gather(await choose(signal), signal),
    );
    const { pairs, unread } = sortFiles(gathered);
    const label = `Reading ${countText(pairs.length, "image")}`;
    await withWork(store, { kind: "import", label, total: pairs.length }, async ({ signal, progress }) => {
      const found = await readImages(pairs, unread, { signal, progress });
      const document = store.document ?? new DatasetDocument({ name: gathered.name ?? "" });
      const { fresh, copies } = keepCopies
        ? { fresh: found, copies: [] }
        : await createCopies(context, document, signal).sort(found);
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
      const { source, mime, width, height, text } = rest;
      const id = document.newId();
      return {
        item: itemFromFile({
          id,
          number: first + at,
          file,
          source,
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
    const { document } = store;
    const addAnyway = () => {
      if (store.document === document)
        enter(
          copies.map(({ found }) => found),
          [],
          [],
        );
      else tell.info("Not added", "The dataset that they were meant for is no longer open.");
    };
    store.toast({
      kind: "warning",
      title: one ? "1 image was already here" : `${countText(copies.length, "image")} were already here`,
      detail: `${listed(copies.map(({ found }) => found.path))}: same content as ${listed([...new Set(same)])}. ${
        one ? "It was" : "They were"
      } not added again.`,
      actions: [
        { label: "Show them", run: () => showCopies(copies) },
        { label: "Add anyway", run: addAnyway },
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
      const choose = Array.isArray(chosen)
        ? async () => ({ files: chosen, unread: [] })
        : filesOfDrop(chosen);
      try {
        await add(choose, { keepCopies });
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
