import { DatasetDocument } from "../model/document.js";
import { isPictureChanged } from "../model/file-text.js";
import { itemFromStored } from "../model/items.js";
import { countText } from "../ui/wording.js";

/** @typedef {import("./context.js").Context} Context */
/** @typedef {import("../model/types.js").Item} Item */
/** @typedef {import("../services/drafts.js").KeptItem} KeptItem */
/** @typedef {import("../services/drafts.js").DraftHeader} DraftHeader */
/** @typedef {import("../services/datasets.js").LoadedDataset} LoadedDataset */

/**
 * Going on with work that was left unsaved.
 *
 * @param {Context & {
 *   keeper: import("./keep-drafts.js").DraftKeeper,
 *   opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands>
 * }} context
 */
export function createDraftCommands({ store, services, ask, tell, keeper, opening }) {
  /** @param {DraftHeader} header @returns {Promise<LoadedDataset>} what the draft was made from, as it is now */
  async function base({ name, folder }) {
    if (folder !== null) return services.datasets.load(folder);
    return {
      name: "",
      title: name,
      path: "",
      revision: "",
      trigger: null,
      others: 0,
      notices: [],
      images: [],
    };
  }

  return {
    /** @param {string} key */
    async resumeDraft(key) {
      store.dismissToast("draft");
      if (!(await opening.mayLeave())) return;
      try {
        const draft = await services.drafts.read(key);
        if (draft === null) return tell.info("That draft is gone", "Another tab has saved or discarded it.");
        const document = resumed(await base(draft.header), draft);
        opening.show(document, key);
        tell.done(`Resumed ${countText(document.changedCount, "unsaved change")}`);
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
      await services.drafts.remove(key);
      await keeper.list();
    },
  };
}

/**
 * Puts what was kept over the dataset as it is now. A text that the workspace changed meanwhile keeps the version that the draft began
 * with, so that saving asks about it.
 *
 * @param {LoadedDataset} loaded
 * @param {{ header: DraftHeader, items: KeptItem[] }} draft
 * @returns {DatasetDocument}
 */
function resumed(loaded, { header, items }) {
  const { folder, savedTrigger, trigger, name } = header;
  const byFile = new Map(items.map((kept) => [kept.item.saved?.picture.file, kept]));
  /** @type {{ id: string, kept: KeptItem }[]} */
  const found = [];
  const stored = loaded.images.map((entry, at) => {
    const place = { name: loaded.name, trigger: savedTrigger, id: `s${at + 1}`, number: at + 1 };
    const item = itemFromStored(entry, place);
    const kept = byFile.get(entry.file);
    if (kept === undefined) return item;
    found.push({ id: item.id, kept });
    return overlaid(item, kept.item);
  });
  const document = new DatasetDocument({
    name: loaded.title,
    folder,
    revision: loaded.revision,
    trigger: savedTrigger,
    items: stored,
  });
  document.rememberedTrigger = loaded.trigger;
  const there = new Set(found.map(({ kept }) => kept));
  document.apply({ type: "remove", ids: found.flatMap(({ id, kept }) => (kept.isRemoved ? [id] : [])) });
  document.apply({ type: "mode", changes: found.flatMap((one) => otherMode(document, one)) });
  document.apply({
    type: "add",
    items: items.filter((kept) => !there.has(kept)).flatMap((kept) => fresh(document, kept)),
  });
  if (trigger !== document.trigger) document.apply({ type: "trigger", trigger });
  if (name !== document.name) document.apply({ type: "name", name });
  return document;
}

/**
 * @param {Item} now as the workspace has it
 * @param {Item} kept
 * @returns {Item} with the mode that it has in the workspace
 */
function overlaid(now, kept) {
  const { id, number, mode } = now;
  const isCropped = isPictureChanged(kept);
  const picture = isCropped ? kept.picture : now.picture;
  const saved = kept.saved === null || isCropped ? kept.saved : { ...kept.saved, picture: now.picture };
  return { ...kept, id, number, mode, picture, saved };
}

/** @param {DatasetDocument} document @param {{ id: string, kept: KeptItem }} found */
function otherMode(document, { id, kept }) {
  const { mode } = kept.item;
  return !kept.isRemoved && document.get(id).mode !== mode ? [{ id, mode }] : [];
}

/**
 * An image that the workspace does not have: a new one, or one that was removed there and whose bytes are here.
 *
 * @param {DatasetDocument} document
 * @param {KeptItem} kept
 * @returns {{ item: Item, at: number }[]}
 */
function fresh(document, { item, at, isRemoved }) {
  if (isRemoved || item.picture.source.kind !== "local") return [];
  return [{ item: { ...item, id: document.newId(), saved: null }, at }];
}
