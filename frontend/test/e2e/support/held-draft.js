/**
 * Has the browser take its time to say how much room there is: until then no image goes into a draft.
 *
 * @param {import("playwright-core").Page} page that shows nothing of TagPilot yet
 * @returns {Promise<() => Promise<void>>} lets the browser go on
 */
export async function holdDraft(page) {
  await page.addInitScript(() => {
    const { storage } = navigator;
    const estimate = storage.estimate.bind(storage);
    /** @type {Promise<void>} */
    const held = new Promise((resolve) => Object.assign(globalThis, { letDraftGoOn: resolve }));
    storage.estimate = async () => {
      await held;
      return estimate();
    };
  });
  return () => page.evaluate(() => /** @type {any} */ (globalThis).letDraftGoOn());
}
