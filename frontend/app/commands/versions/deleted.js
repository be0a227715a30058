import { newSaveId } from "../save-id.js";

/**
 * Datasets that were deleted and are still in the trash.
 *
 * @param {import("../context.js").Context & {
 *   opening: ReturnType<typeof import("../open-dataset.js").createOpenCommands>
 * }} context
 */
export function createDeletedCommands({ services, tell, opening }) {
  const { versions } = services;
  return {
    readDeleted: () => versions.deleted(),

    /** @param {import("../../services/versions.js").DeletedDataset} dataset @param {string} as @returns {Promise<boolean>} whether it is back */
    async bringBack({ name, id, title }, as) {
      try {
        const back = await versions.bringBack({ save: newSaveId(), name, id, as });
        tell.done(
          `Brought back ${title}`,
          as === name ? undefined : `It is called ${back.name.replace(/^1_/, "")} now.`,
        );
        await opening.loadWorkspace();
        return true;
      } catch (error) {
        tell.failed(`Could not bring back ${title}`, error);
        return false;
      }
    },
  };
}
