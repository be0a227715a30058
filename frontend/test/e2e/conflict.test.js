import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import path from "node:path";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

/**
 * Opens a dataset of three images, changes all of them here and two of them on disk, and saves.
 *
 * @param {import("./support/stage.js").Scene} scene
 * @param {string} dataset
 */
async function clash({ app, workspace, quiet }, dataset) {
  quiet.expect(/status of 412/);
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
  await workspace.put(dataset, { "a.txt": "dog, theirs, smiling", "b.txt": "cat, theirs" });
  await app.saveButton.click();
  const dialog = app.dialog(/changed in the workspace/);
  await dialog
    .getByText(/another tab, saved this dataset at \d+:\d+, after you opened it at \d+:\d+\./)
    .waitFor();
  await dialog.getByText("2 to decide").waitFor();
  await dialog.getByText(/1 of your 3 changes does not touch the same images/).waitFor();
  return dialog;
}

/** @param {import("./support/workspace.js").Workspace} workspace @param {string} dataset */
const texts = (workspace, dataset) =>
  Promise.all(["a.txt", "b.txt", "c.txt"].map((file) => workspace.text(dataset, file)));

it("mine: what I wrote is on disk", async (scene) => {
  const dialog = await clash(scene, "1_mine");
  await dialog.getByRole("button", { name: "All mine" }).click();
  await dialog.getByRole("button", { name: "Save 3 changes" }).click();
  await scene.app.message(/Saved 3 changes/).waitFor();
  assert.deepEqual(await texts(scene.workspace, "1_mine"), [
    "dog, close-up, mine",
    "cat, mine",
    "bird, mine",
  ]);
});

it("theirs: what is in the workspace stays and is what the page shows then; Undo brings mine back", async (scene) => {
  const dialog = await clash(scene, "1_theirs");
  await dialog.getByRole("button", { name: "All from the workspace" }).click();
  await dialog.getByRole("button", { name: "Save 3 changes" }).click();
  await scene.app.message(/Saved 1 change/).waitFor();
  assert.deepEqual(await texts(scene.workspace, "1_theirs"), [
    "dog, theirs, smiling",
    "cat, theirs",
    "bird, mine",
  ]);
  await scene.app.waitForTags("a.png", "dog", "theirs", "smiling");
  await scene.app.button("Undo").click();
  await scene.app.waitForTags("a.png", "dog", "close-up", "mine");
  await scene.app.waitForTags("b.png", "cat", "mine");
  await scene.app.save();
  await scene.app.message(/Saved 2 changes/).waitFor();
  assert.deepEqual(await texts(scene.workspace, "1_theirs"), [
    "dog, close-up, mine",
    "cat, mine",
    "bird, mine",
  ]);
});

it("both: my text with what was added and without what was removed there", async (scene) => {
  const dialog = await clash(scene, "1_both");
  await dialog.getByRole("button", { name: "Merge tags of both" }).click();
  await dialog.getByRole("button", { name: "Save 3 changes" }).click();
  await scene.app.message(/Saved 3 changes/).waitFor();
  assert.deepEqual(await texts(scene.workspace, "1_both"), [
    "dog, mine, theirs, smiling",
    "cat, mine, theirs",
    "bird, mine",
  ]);
});

it("image by image, and a cancelled question changes nothing", async (scene) => {
  const { app, workspace } = scene;
  const first = await clash(scene, "1_each");
  await first.getByRole("button", { name: "Cancel" }).click();
  await app.message(/Not saved/).waitFor();
  assert.deepEqual(await texts(workspace, "1_each"), ["dog, theirs, smiling", "cat, theirs", "bird"]);

  await app.saveButton.click();
  const dialog = app.dialog(/changed in the workspace/);
  const save = dialog.getByRole("button", { name: "Save 3 changes" });
  await dialog
    .getByRole("group", { name: /a\.png/ })
    .getByLabel(/Yours, \d+:\d+/)
    .first()
    .check();
  await dialog.getByText("1 of 2 still to decide").waitFor();
  assert.ok(await save.isDisabled());
  await dialog
    .getByRole("group", { name: /b\.png/ })
    .getByLabel(/Workspace, \d+:\d+/)
    .check();
  await save.click();
  await app.message(/Saved 2 changes/).waitFor();
  assert.deepEqual(await texts(workspace, "1_each"), ["dog, close-up, mine", "cat, theirs", "bird, mine"]);
});

it("an image that is gone in the workspace cannot be kept, and the question says so", async (scene) => {
  const { app, workspace, quiet } = scene;
  quiet.expect(/status of 412/);
  await workspace.put("1_gone", { "a.png": png({ seed: 4 }), "a.txt": "dog", "b.png": png({ seed: 5 }) });
  await app.open("1_gone");
  await app.addTags("a.png", "mine");
  await app.addTags("b.png", "other");
  await app.waitForPictures();
  for (const file of ["a.png", "a.txt"]) await rm(path.join(workspace.root, "datasets/1_gone", file));
  await app.saveButton.click();
  const dialog = app.dialog(/changed in the workspace/);
  const row = dialog.getByRole("group", { name: /a\.png/ });
  await row.getByText("Image was removed").waitFor();
  await row.getByText("Its picture is gone; if TagPilot removed it, the history has it").waitFor();
  await dialog.getByRole("button", { name: "All mine" }).click();
  assert.ok(await row.getByLabel(/Workspace/).isChecked());
  await dialog.getByRole("button", { name: /^Save \d/ }).click();
  await app.message(/Saved 1 change/).waitFor();
  assert.deepEqual([...(await workspace.read("1_gone")).keys()], ["b.png", "b.txt"]);
});

it("the whole work can go into a copy instead", async (scene) => {
  const { app, workspace } = scene;
  const dialog = await clash(scene, "1_fork");
  await dialog.getByRole("button", { name: "Save as a new dataset" }).click();
  const naming = app.dialog("Save as a new dataset");
  await naming.getByRole("button", { name: "Save" }).click();
  await app.message(/Saved 3 changes/).waitFor();
  assert.deepEqual(await texts(workspace, "1_fork_copy"), ["dog, close-up, mine", "cat, mine", "bird, mine"]);
  assert.deepEqual(await texts(workspace, "1_fork"), ["dog, theirs, smiling", "cat, theirs", "bird"]);
});
