import { itemFromStored } from "../model/items.js";
import { safetyText } from "./draft-words.js";

/** @typedef {import("../model/document.js").DatasetDocument} DatasetDocument */

/**
 * Asks what to do where a dataset was to get a name that is taken.
 *
 * @param {import("./context.js").Context & {
 *   opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands>
 * }} context
 * @param {{ name: string, isNew: boolean }} wanted `isNew`: whether what is to be saved is in the workspace under no other name
 * @returns {Promise<{ choice: "other", name: string } | { choice: "replace" } | null>} null where it shall not be saved, which is told
 */
export async function askAboutTaken({ store, services, tell, opening }, { name, isNew }) {
  await opening.loadWorkspace();
  const { name: folder, title } = await services.datasets.nameOf(name);
  const { datasets = [] } = store.state.workspace ?? {};
  const taken = datasets.find((dataset) => dataset.name === folder);
  const answer = await new Promise(
    (
      /** @type {(answer: { choice: "other", name: string } | { choice: "replace" } | null) => void} */ resolve,
    ) =>
      store.set({
        dialog: {
          name: "dataset-exists",
          title,
          images: taken?.images ?? null,
          suggestion: freeTitle(title, new Set(datasets.map((dataset) => dataset.title))),
          mayReplace: isNew,
          resolve,
        },
      }),
  );
  store.set({ dialog: null });
  if (answer === null)
    tell.info(
      "Not saved",
      `${title} in the workspace was not touched. ${safetyText(store.state.draft, store.document?.changedCount ?? 0)}`,
    );
  return answer;
}

/**
 * Makes a new document one of the dataset that is there, with all of that dataset's images removed: saving it puts its own in their place,
 * in one step, unless somebody changed them meanwhile.
 *
 * @param {DatasetDocument} document that is not in the workspace yet
 * @param {import("../services/datasets.js").LoadedDataset} loaded
 */
export function putInPlaceOf(document, loaded) {
  const place = { name: loaded.name, trigger: document.savedTrigger };
  const items = loaded.images.map((entry, at) =>
    itemFromStored(entry, { ...place, id: document.newId(), number: at + 1 }),
  );
  document.apply({ type: "add", items: items.map((item, at) => ({ item, at: document.size + at })) });
  document.apply({ type: "remove", ids: items.map(({ id }) => id) });
  document.revision = loaded.revision;
  document.rememberedTrigger = loaded.trigger;
  document.moveTo({ folder: loaded.name, name: loaded.title });
}

/** @param {string} title @param {ReadonlySet<string>} taken @returns {string} */
function freeTitle(title, taken) {
  let count = 2;
  while (taken.has(`${title}_${count}`)) count++;
  return `${title}_${count}`;
}
