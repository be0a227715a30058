import { DatasetDocument } from "../model/document.js";
import { isPictureChanged } from "../model/file-text.js";
import { itemFromStored } from "../model/items.js";
import { ServerProblem, Unreachable } from "../services/http.js";
import { countText, listed } from "../ui/wording.js";
import { settleEarlierSave } from "./earlier-save.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../model/types.js").Item} Item */
/** @typedef {import("../model/types.js").Picture} Picture */
/** @typedef {import("../model/kept-items.js").KeptItem} KeptItem */
/** @typedef {import("../services/drafts.js").Draft} Draft */
/** @typedef {import("../services/datasets.js").LoadedDataset} LoadedDataset */
/** @typedef {import("../services/datasets.js").SavedDataset} SavedDataset */

/**
 * Going on with work that was left unsaved.
 *
 * @param {Context & {
 *   keeper: import("./keep-drafts.js").DraftKeeper,
 *   opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands>
 * }} context
 */
export function createDraftCommands({ store, services, ask, tell, keeper, opening }) {
  /** @param {Draft} draft @returns {Promise<SavedDataset | null>} what the save was answered that was begun with it; null where none went through, as far as is known */
  async function earlierSave({ header: { begunSave } }) {
    if (!begunSave) return null;
    const { name, save } = begunSave;
    const progress = await services.datasets.progress(name, save).catch(() => null);
    return progress?.answer ?? null;
  }

  /** @param {Draft} draft @param {boolean} isSaved whether it was saved after all @returns {Promise<{ loaded: LoadedDataset, note: string }>} what it was made from, as it is now, or as it was where it was saved since */
  async function baseOf({ header, base }, isSaved) {
    const { name, folder, revision, rememberedTrigger = null } = header;
    const nothing = {
      name: "",
      title: name,
      path: "",
      revision: "",
      trigger: null,
      others: 0,
      notices: [],
      images: [],
    };
    if (folder === null) return { loaded: nothing, note: "" };
    const kept = { ...nothing, name: folder, revision: revision ?? "", trigger: rememberedTrigger };
    if (isSaved && base !== null) return { loaded: { ...kept, images: base }, note: "" };
    try {
      return { loaded: await services.datasets.load(folder), note: "" };
    } catch (error) {
      if (error instanceof ServerProblem && error.code === "dataset-not-found")
        return { loaded: nothing, note: `${name} is no longer in the workspace; saving makes it anew.` };
      if (!(error instanceof Unreachable) || base === null) throw error;
      return {
        loaded: { ...kept, images: base },
        note: "The server does not answer; this is the dataset as it was then. Saving waits for the server.",
      };
    }
  }

  /** @param {DatasetDocument} document @param {{ note: string, lost: string[], uncropped: string[] }} found */
  function tellResumed({ changedCount, modesSet }, { note, lost, uncropped }) {
    const words = [note, lostText(lost), uncroppedText(uncropped)].filter(Boolean).join(" ");
    if (changedCount > 0) tell.done(`Resumed ${countText(changedCount, "unsaved change")}`, words);
    else if (lost.length > 0) tell.info("Nothing is left of that draft", words);
    else if (modesSet.size > 0) tell.done("Resumed the draft", words);
    else tell.done("It had been saved after all", "The workspace has all of that draft.");
  }

  return {
    /** @param {string} key */
    async resumeDraft(key) {
      store.dismissToast("draft");
      if (!(await opening.mayLeave())) return;
      const open = keeper.leftDocument(key);
      if (open !== null) {
        opening.show(open);
        return tellResumed(open, { note: "", lost: [], uncropped: [] });
      }
      try {
        const draft = await services.drafts.take(key);
        if (draft === null) return tell.info("That draft is gone", "Another tab has saved or discarded it.");
        if (draft === "taken") return tell.info("That draft is open in another tab", "Go on with it there.");
        const earlier = await earlierSave(draft);
        const { loaded, note } = await baseOf(draft, earlier !== null);
        const { document, lost, uncropped } = resumed(loaded, draft);
        document.begunSave = draft.header.begunSave ?? null;
        if (earlier !== null) await settleEarlierSave(document, earlier, services.hashing);
        opening.show(document, draft);
        tellResumed(document, { note, lost, uncropped });
      } catch (error) {
        tell.failed("The draft could not be resumed", error, [
          { label: "Try again", run: () => void this.resumeDraft(key) },
        ]);
      }
    },

    /** @param {string} key */
    async discardDraft(key) {
      const draft = store.state.drafts.find((one) => one.key === key);
      const answer = await ask({
        title: `Discard the draft of ${draft?.title || "a new dataset"}?`,
        text: `${countText(draft?.changes ?? 0, "unsaved change")} will be gone for good. The workspace is not touched.`,
        confirmLabel: "Discard",
        danger: true,
      });
      if (answer === false) return;
      keeper.drop(key);
      const isGone = await services.drafts.discard(key);
      if (!isGone) tell.info("That draft is open in another tab", "It was not discarded.");
      await keeper.list();
    },
  };
}

/** @param {string[]} files @returns {string} */
function lostText(files) {
  if (files.length === 0) return "";
  return `Left out, for neither this browser nor the workspace has ${files.length === 1 ? "it" : "them"}: ${listed(files)}.`;
}

/** @param {string[]} files @returns {string} */
function uncroppedText(files) {
  return files.length === 0 ? "" : `There was no room to keep the crop of ${listed(files)}.`;
}

/**
 * Puts what was kept over the dataset as it is now. A text that the workspace changed meanwhile keeps the version that the draft began
 * with, so that saving asks about it. Images have the ids that the draft has for them.
 *
 * @param {LoadedDataset} loaded
 * @param {Draft} draft
 * @returns {{ document: DatasetDocument, lost: string[], uncropped: string[] }} files whose bytes are nowhere, and those that the
 *   workspace has as they were before a crop for which there was no room
 */
function resumed(loaded, { header, items }) {
  const { folder, savedTrigger, trigger, name } = header;
  const byFile = new Map(items.map((kept) => [kept.item.saved?.picture.file, kept]));
  const ids = createIds(items);
  /** @type {{ id: string, kept: KeptItem }[]} */
  const found = [];
  const stored = loaded.images.map((entry, at) => {
    const kept = byFile.get(entry.file);
    const id = kept?.id ?? ids();
    const item = itemFromStored(entry, { name: loaded.name, trigger: savedTrigger, id, number: at + 1 });
    if (kept === undefined) return item;
    found.push({ id, kept });
    return overlaid(item, kept.item);
  });
  const document = new DatasetDocument({
    name: loaded.title,
    folder: loaded.name === "" ? null : folder,
    revision: loaded.revision,
    trigger: savedTrigger,
    items: stored,
  });
  document.rememberedTrigger = loaded.trigger;
  const there = new Set(found.map(({ kept }) => kept));
  document.apply({ type: "remove", ids: found.flatMap(({ id, kept }) => (kept.isRemoved ? [id] : [])) });
  document.apply({ type: "mode", changes: found.flatMap((one) => otherMode(document, one)) });
  const others = items.filter((kept) => !there.has(kept) && !kept.isRemoved);
  const isHere = (/** @type {KeptItem} */ { item: { picture } }) =>
    picture.source.kind === "local" && !isWithoutBytes(picture);
  const fresh = others.filter(isHere);
  document.apply({
    type: "add",
    items: fresh.map(({ item, at }) => ({ item: { ...item, saved: null }, at })),
  });
  if (trigger !== document.trigger) document.apply({ type: "trigger", trigger });
  if (name !== document.name) document.apply({ type: "name", name });
  const lost = others.filter((kept) => !isHere(kept));
  const uncropped = found.filter(({ kept }) => isWithoutBytes(kept.item.picture));
  return {
    document,
    lost: lost.map(({ item }) => item.picture.file),
    uncropped: uncropped.map(({ kept }) => kept.item.picture.file),
  };
}

/** @param {KeptItem[]} items @returns {() => string} ids that none of them has */
function createIds(items) {
  const taken = new Set(items.map(({ id }) => id));
  let last = 0;
  return () => {
    do last++;
    while (taken.has(`s${last}`));
    return `s${last}`;
  };
}

/** @param {Picture} picture @returns {boolean} whether there was no room to keep it */
function isWithoutBytes({ source }) {
  return source.kind === "local" && source.blob === null;
}

/**
 * @param {Item} now as the workspace has it
 * @param {Item} kept
 * @returns {Item} with the mode that it has in the workspace
 */
function overlaid(now, kept) {
  const { id, number, mode } = now;
  const isCropped = isPictureChanged(kept) && !isWithoutBytes(kept.picture);
  const picture = isCropped ? kept.picture : now.picture;
  const original =
    isCropped && kept.original !== null && !isWithoutBytes(kept.original) ? kept.original : null;
  const saved = kept.saved === null || isCropped ? kept.saved : { ...kept.saved, picture: now.picture };
  return { ...kept, id, number, mode, picture, original, saved };
}

/** @param {DatasetDocument} document @param {{ id: string, kept: KeptItem }} found */
function otherMode(document, { id, kept }) {
  const { mode } = kept.item;
  return !kept.isRemoved && document.get(id).mode !== mode ? [{ id, mode }] : [];
}
