/**
 * Asks for another name where a new dataset was to get one that is taken.
 *
 * @param {import("./context.js").Context & {
 *   opening: ReturnType<typeof import("./open-dataset.js").createOpenCommands>
 * }} context
 * @param {string} name
 * @returns {Promise<string | null>} null where it shall not be saved, which is told
 */
export async function otherName({ store, services, tell, opening }, name) {
  await opening.loadWorkspace();
  const { name: folder, title } = await services.datasets.nameOf(name);
  const taken = store.state.workspace?.datasets.find((dataset) => dataset.name === folder);
  const answer = await new Promise((/** @type {(answer: { name: string } | null) => void} */ resolve) =>
    store.set({
      dialog: {
        name: "dataset-exists",
        title,
        images: taken?.images ?? null,
        suggestion: `${title}_2`,
        choices: ["other"],
        resolve,
      },
    }),
  );
  store.set({ dialog: null });
  if (answer !== null) return answer.name;
  tell.info("Not saved", `${title} in the workspace was not touched. Your changes are safe in this browser.`);
  return null;
}
