import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const it = stage();

/** @param {import("./support/stage.js").Scene} scene */
async function crash({ page, context, app }) {
  await app.message(/Draft kept/).waitFor();
  const debuggerOfPage = await context.newCDPSession(page);
  await Promise.allSettled([debuggerOfPage.send("Page.crash"), page.waitForEvent("crash")]);
  const fresh = await context.newPage();
  return new TagPilotPage(fresh, app.url);
}

it("edits survive a tab that died, and are saved after resuming", async (scene) => {
  const { app, workspace } = scene;
  await workspace.put("1_survivor", { "a.png": png({ seed: 1 }), "a.txt": "dog" });
  await app.open("1_survivor");
  await app.addTags("a.png", "grass");
  const again = await crash(scene);
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
  const again = await crash(scene);
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
