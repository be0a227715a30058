import assert from "node:assert/strict";
import { assertAccessible } from "./support/accessibility.js";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

/**
 * Opens a dataset of three images, adds a tag to each, and saves.
 *
 * @param {import("./support/stage.js").Scene} scene
 * @param {string} dataset
 */
async function saved({ app, workspace }, dataset) {
  await workspace.put(dataset, {
    "a.png": png({ seed: 1 }),
    "a.txt": "dog, close-up",
    "b.png": png({ seed: 2 }),
    "b.txt": "cat",
    "c.png": png({ seed: 3 }),
    "c.txt": "bird",
  });
  await app.open(dataset);
  for (const file of ["a.png", "b.png", "c.png"]) await app.addTags(file, "mine");
  await app.save();
}

/** @param {import("./support/stage.js").Scene} scene */
async function openHistory({ app, page }) {
  await page.getByRole("button", { name: "Show history" }).click();
  const dialog = app.dialog(/^History of/);
  await dialog.getByText("Earliest version kept").first().waitFor();
  return dialog;
}

it("shows what going back would do, and goes back and forth by keyboard alone", async (scene) => {
  const { app, page, workspace } = scene;
  await saved(scene, "1_back");
  const dialog = await openHistory(scene);
  await dialog.getByText("Going back would change the text of 3 images.", { exact: true }).waitFor();
  await dialog
    .getByRole("listitem", { name: /a\.png/ })
    .getByText("mine")
    .waitFor();
  await assertAccessible(page, "history");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("role")), "option");
  await page.keyboard.press("ArrowUp");
  await dialog.getByText("This is what the workspace has now.", { exact: true }).waitFor();
  await page.keyboard.press("ArrowDown");
  await dialog.getByText("Going back would change the text of 3 images.", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "Restore this version" }).focus();
  await page.keyboard.press("Enter");
  await app.message(/Restored the version/).waitFor();
  assert.equal(await workspace.text("1_back", "a.txt"), "dog, close-up");
  await app.waitForTags("a.png", "dog", "close-up");

  await page.getByRole("button", { name: "Show history" }).last().click();
  const again = app.dialog(/^History of/);
  await again.getByRole("option", { name: /Restored/ }).waitFor();
  await again.getByText("Going back would change the text of 3 images.", { exact: true }).waitFor();
  await again.getByRole("button", { name: "Restore this version" }).click();
  await eventually(async () => assert.equal(await workspace.text("1_back", "a.txt"), "dog, close-up, mine"));
});

it("gives back one text and saves what was unsaved before, so that nothing is lost", async (scene) => {
  const { app, page, workspace } = scene;
  await saved(scene, "1_one");
  await app.addTags("c.png", "late");
  const dialog = await openHistory(scene);
  await dialog.getByText("Now, not saved").waitFor();
  const row = dialog.getByRole("listitem", { name: /b\.png/ });
  await row.hover();
  await row.getByRole("button", { name: "Restore text" }).click();
  await page.getByRole("button", { name: "Save, then restore" }).click();
  await dialog.getByRole("option", { name: /Restored.*b\.png/ }).waitFor();
  assert.equal(await workspace.text("1_one", "b.txt"), "cat");
  assert.equal(await workspace.text("1_one", "a.txt"), "dog, close-up, mine");
  assert.equal(await workspace.text("1_one", "c.txt"), "bird, mine, late");
});

it("gives back an image that was removed, and opens an earlier version as a copy", async (scene) => {
  const { app, page, workspace } = scene;
  await saved(scene, "1_gone");
  await app.card("a.png").getByRole("button", { name: "Remove" }).click();
  await app.save();
  await page.getByRole("button", { name: "Show history" }).click();
  const dialog = app.dialog(/^History of/);
  const row = dialog.getByRole("listitem", { name: /a\.png/ });
  await row.getByText("a.png would come back").waitFor();
  await row.hover();
  await row.getByRole("button", { name: "Restore image" }).click();
  await app.message(/Restored a\.png/).waitFor();
  assert.equal(await workspace.text("1_gone", "a.txt"), "dog, close-up, mine");
  await dialog
    .getByText("Nothing differs", { exact: false })
    .or(dialog.getByText("Going back"))
    .first()
    .waitFor();
  // What is pressed while a version is read is meant for that one.
  let answer = () => undefined;
  const asked = new Promise((resolve) => (answer = () => void resolve(undefined)));
  await page.route("**/api/tagpilot/history/version?*", async (route) => {
    await asked;
    await route.continue();
  });
  await dialog.getByRole("option").last().click();
  await dialog.getByRole("button", { name: "Open as a copy" }).click();
  answer();
  await page.getByRole("button", { name: "Make the copy" }).click();
  await app.waitForCards("a.png", "b.png", "c.png");
  await eventually(async () =>
    assert.equal(await workspace.text("1_gone_earlier", "a.txt"), "dog, close-up"),
  );
});

it("brings back a dataset that was deleted", async ({ app, page, server, workspace }) => {
  await workspace.put("1_lost", { "a.png": png({ seed: 1 }), "a.txt": "dog" });
  await fetch(`${server.url}/api/datasets/lost`, { method: "DELETE" });
  await app.open();
  await page.getByRole("button", { name: /^Recently deleted/ }).click();
  const dialog = app.dialog("Recently deleted");
  await dialog.getByText("1 image", { exact: false }).first().waitFor();
  await assertAccessible(page, "recently deleted");
  await dialog.getByRole("button", { name: "Bring back lost" }).click();
  await dialog.getByText("Nothing was deleted lately.").waitFor();
  assert.equal(await workspace.text("1_lost", "a.txt"), "dog");
});
