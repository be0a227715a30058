import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const it = stage();

/**
 * @param {import("./support/stage.js").Scene} scene
 * @param {string} body what the browser's database must hold before
 */
async function kill({ page, context, app }, body) {
  await app.message(/Draft kept/).waitFor();
  await eventually(async () => assert.ok((await keptBodies(page)).includes(body)));
  // The tab goes without being asked, as when its process dies.
  await page.close({ runBeforeUnload: false });
  const fresh = await context.newPage();
  return new TagPilotPage(fresh, app.url);
}

/** @param {import("playwright-core").Page} page @returns {Promise<string[]>} the texts that the page's database holds */
function keptBodies(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tagpilot");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("items").objectStore("items").getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.map(({ item }) => item.body));
          };
        };
      }),
  );
}

it("edits survive a tab that died, and are saved after resuming", async (scene) => {
  const { app, workspace } = scene;
  await workspace.put("1_survivor", { "a.png": png({ seed: 1 }), "a.txt": "dog" });
  await app.open("1_survivor");
  await app.addTags("a.png", "grass");
  const again = await kill(scene, "dog, grass");
  await again.open();
  await again.button("Resume draft").click();
  await again.waitForTags("a.png", "dog", "grass");
  await again.save();
  assert.equal(await workspace.text("1_survivor", "a.txt"), "dog, grass");
});

it("added images survive, too", async (scene) => {
  const { app, workspace } = scene;
  const added = png({ seed: 2 });
  await app.open();
  await app.addImages({ name: "new.png", content: added });
  await app.datasetName.fill("rescued");
  await app.addTags("new.png", "cat");
  const again = await kill(scene, "cat");
  await again.open();
  await again.button("Resume draft").click();
  await again.waitForTags("new.png", "cat");
  await again.save();
  const files = await eventually(() => workspace.read("1_rescued"));
  assert.deepEqual(files.get("new.png"), added);
  assert.equal(files.get("new.txt")?.toString(), "cat");
});

it("leaving with unsaved work asks", async ({ app, page }) => {
  await app.open();
  await app.addImages({ name: "a.png", content: png({ seed: 3 }) });
  await app.addTags("a.png", "dog");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  assert.equal(question.type(), "beforeunload");
  await question.accept();
});
