import assert from "node:assert/strict";
import { rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const it = stage();

const files = {
  "a.png": png({ seed: 1 }),
  "a.txt": "dog",
  "b.png": png({ seed: 2 }),
  "b.txt": "cat",
  "c.png": png({ seed: 3 }),
  "c.txt": "bird",
};

/** A person comes back to the tab. @param {import("playwright-core").Page} page */
const comeBack = (page) => page.evaluate(() => dispatchEvent(new Event("focus")));

it("what a program changed is told on coming back, and taken in without losing an edit", async (scene) => {
  const { app, page, workspace } = scene;
  await workspace.put("1_elsewhere", files);
  await app.open("1_elsewhere");
  await app.addTags("a.png", "grass");
  await app.waitForPictures();
  await workspace.put("1_elsewhere", { "b.txt": "cow", "d.png": png({ seed: 4 }), "d.txt": "horse" });
  for (const file of ["c.png", "c.txt"]) await rm(path.join(workspace.root, "datasets/1_elsewhere", file));
  await comeBack(page);
  await app.message("elsewhere changed in the workspace: 3 images").waitFor();
  assert.deepEqual(await app.tags("b.png"), ["cat"]);

  await app.button("Reload").click();
  await app.message("Took in changes of 3 images").waitFor();
  await app.waitForTags("a.png", "dog", "grass");
  await app.waitForTags("b.png", "cow");
  await app.waitForTags("d.png", "horse");
  await eventuallyEqual(() => app.images.getByRole("listitem").count(), 3);
  await app.save();
  assert.equal(await workspace.text("1_elsewhere", "a.txt"), "dog, grass");
  assert.equal(await workspace.text("1_elsewhere", "b.txt"), "cow");
});

it("what another tab saved is told, also after a save of one's own; one's own saves are not", async (scene) => {
  const { app, page, context, workspace } = scene;
  await workspace.put("1_tabs", files);
  await app.open("1_tabs");
  const other = new TagPilotPage(await context.newPage(), app.url);
  await other.open("1_tabs");
  await other.addTags("b.png", "sofa");
  await other.save();
  await app.addTags("a.png", "grass");
  await app.save();
  await page.bringToFront();
  await comeBack(page);
  await app.message("tabs changed in the workspace: 1 image").waitFor();
  await app.button("Reload").click();
  await app.waitForTags("b.png", "cat", "sofa");

  await app.addTags("c.png", "tree");
  await app.save();
  const asked = page.waitForResponse(/api\/tagpilot\/revision/);
  await page.waitForTimeout(2_100);
  await comeBack(page);
  await asked;
  assert.equal(await app.message(/changed in the workspace/).count(), 0);
});

it("a text of the same length and the same time on the disk is not written over unseen", async (scene) => {
  const { app, workspace, quiet } = scene;
  quiet.expect(/status of 412/);
  await workspace.put("1_same", files);
  const place = path.join(workspace.root, "datasets/1_same/a.txt");
  const { atime, mtime } = await stat(place);
  await app.open("1_same");
  await app.addTags("a.png", "mine");
  await workspace.put("1_same", { "a.txt": "fox" });
  await utimes(place, atime, mtime);
  await app.saveButton.click();
  await app.dialog(/changed in the workspace/).waitFor();
  assert.equal(await workspace.text("1_same", "a.txt"), "fox");
});
