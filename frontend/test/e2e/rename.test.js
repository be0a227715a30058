import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { readZip } from "./support/zips.js";

const it = stage();

/** @param {import("./support/workspace.js").Workspace} workspace */
const folders = async (workspace) =>
  (await readdir(path.join(workspace.root, "datasets"))).filter((name) => name.startsWith("1_"));

/** @param {import("./support/workspace.js").Workspace} workspace @param {string} dataset */
async function texts(workspace, dataset) {
  const files = [...(await workspace.read(dataset))].filter(([name]) => name.endsWith(".txt"));
  return Object.fromEntries(files.map(([name, content]) => [name, content.toString()]));
}

/** @param {import("./support/workspace.js").Workspace} workspace @param {string} dataset @param {number} seed */
const twoImages = (workspace, dataset, seed) =>
  workspace.put(dataset, {
    "a.png": png({ seed }),
    "a.txt": "dog",
    "b.png": png({ seed: seed + 1 }),
    "b.txt": "cat",
    "keep.json": "a trainer's own",
  });

it("a name typed in the field renames the folder when it is saved; every step can still be undone", async (scene) => {
  const { app, page, workspace } = scene;
  await twoImages(workspace, "1_before", 1);
  await app.open("1_before");
  await app.addTags("a.png", "grass");
  await app.onCard("b.png", "Remove").click();
  await app.datasetName.fill("After it");
  await app.message(/Saving asks whether to rename it to 1_After_it/).waitFor();
  await app.saveButton.click();
  await app.dialog(/Rename before to After_it/).waitFor();
  await app.button("Rename").click();
  await app.message(/Saved 2 changes/).waitFor();

  assert.ok(!(await folders(workspace)).includes("1_before"));
  assert.deepEqual([...(await workspace.read("1_After_it")).keys()], ["a.png", "a.txt", "keep.json"]);
  assert.equal(await workspace.text("1_After_it", "a.txt"), "dog, grass");
  assert.equal(await app.datasetName.inputValue(), "After_it");
  assert.match(page.url(), /dataset=1_After_it/);
  await eventually(async () => {
    assert.deepEqual([...(await readZip(await workspace.zip("After_it"))).keys()].sort(), ["a.png", "a.txt"]);
  });

  await app.datasetName.press("Enter");
  await app.button("Undo").click(); // the name
  await app.button("Undo").click(); // what was removed is gone; the step before it is next
  await app.waitForTags("a.png", "dog");
  await app.button("Redo").click();
  await app.waitForTags("a.png", "dog", "grass");
  await page.reload();
  await app.waitForTags("a.png", "dog", "grass");
});

it("renaming from the menu is done at once and leaves unsaved changes unsaved", async (scene) => {
  const { app, workspace } = scene;
  await twoImages(workspace, "1_menu", 11);
  await app.open("1_menu");
  await app.addTags("a.png", "grass");
  await app.onCard("b.png", "Remove").click();
  await app.choose("Rename dataset");
  const dialog = app.dialog("Rename the dataset");
  await dialog.getByLabel("Name").fill("before");
  await dialog.getByLabel("Name").fill("menu 2");
  await dialog.getByText("The folder will be 1_menu_2.").waitFor();
  await dialog.getByRole("button", { name: "Rename" }).click();
  await app.message("Renamed to menu_2").waitFor();
  assert.deepEqual(await texts(workspace, "1_menu_2"), { "a.txt": "dog", "b.txt": "cat" });
  await app.button("Undo").click();
  await app.card("b.png").waitFor();
  await app.onCard("b.png", "Crop").waitFor();
  await eventually(async () => {
    const shown = await app
      .card("b.png")
      .locator("img")
      .first()
      .evaluate((/** @type {any} */ image) => image.naturalWidth);
    assert.ok(shown > 0, "its picture is not to be had under the new name");
  });
  await app.save();
  assert.deepEqual(await texts(workspace, "1_menu_2"), { "a.txt": "dog, grass", "b.txt": "cat" });
});

it("a name that is taken is not taken over by renaming", async ({ app, workspace }) => {
  await twoImages(workspace, "1_mine", 21);
  await twoImages(workspace, "1_theirs", 31);
  await app.open("1_mine");
  await app.choose("Rename dataset");
  const dialog = app.dialog("Rename the dataset");
  await dialog.getByLabel("Name").fill("theirs");
  await dialog.getByText("theirs is there already").waitFor();
  assert.ok(await dialog.getByRole("button", { name: "Rename" }).isDisabled());
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await app.addTags("a.png", "grass");
  await app.datasetName.fill("theirs");
  await app.saveButton.click();
  await app.message(/mine keeps its name, and nothing was saved yet/).waitFor();
  assert.equal(await workspace.text("1_theirs", "a.txt"), "dog");
  assert.equal(await workspace.text("1_mine", "a.txt"), "dog");
});

it("a copy takes all images along; the first dataset stays as it is on disk", async ({
  app,
  page,
  workspace,
}) => {
  await twoImages(workspace, "1_original", 41);
  const before = await workspace.read("1_original");
  await app.open("1_original");
  await app.addTags("a.png", "grass");
  await app.datasetName.fill("copied");
  await app.saveButton.click();
  await app.dialog(/Rename original to copied/).waitFor();
  await app.button("Save as a copy").click();
  await app.message(/Saved 2 changes/).waitFor();
  assert.deepEqual(await workspace.read("1_original"), before);
  assert.deepEqual(await texts(workspace, "1_copied"), { "a.txt": "dog, grass", "b.txt": "cat" });
  assert.deepEqual((await workspace.read("1_copied")).get("b.png"), before.get("b.png"));
  assert.match(page.url(), /dataset=1_copied/);

  await app.addTags("b.png", "sofa");
  await app.save();
  assert.equal(await workspace.text("1_copied", "b.txt"), "cat, sofa");
  assert.deepEqual(await workspace.read("1_original"), before);
});

it("a new dataset whose name is taken is saved under another, or not at all", async ({
  app,
  workspace,
  quiet,
}) => {
  quiet.expect(/status of 409/);
  await twoImages(workspace, "1_taken", 51);
  const before = await workspace.read("1_taken");
  await app.open();
  await app.addImages({ name: "n.png", content: png({ seed: 60 }) });
  await app.datasetName.fill("taken");
  await app.message(/1_taken is there already/).waitFor();
  await app.saveButton.click();
  const dialog = app.dialog("This name is taken");
  await dialog.getByText(/taken is in the workspace already, with 2 images. Nothing was saved yet/).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await app.message(/taken in the workspace was not touched/).waitFor();
  assert.deepEqual(await workspace.read("1_taken"), before);

  await app.saveButton.click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await app.message(/Saved 1 change/).waitFor();
  assert.deepEqual([...(await workspace.read("1_taken_2")).keys()], ["n.png"]);
  assert.deepEqual(await workspace.read("1_taken"), before);
});

it("a new dataset can be put in the place of the one that has its name", async ({
  app,
  workspace,
  quiet,
}) => {
  quiet.expect(/status of 409/);
  await twoImages(workspace, "1_old", 71);
  const before = await workspace.read("1_old");
  const fresh = png({ seed: 80 });
  await app.open();
  await app.addImages({ name: "a.png", content: fresh }, { name: "z.png", content: png({ seed: 81 }) });
  await app.addTags("z.png", "bird");
  await app.datasetName.fill("old");
  await app.saveButton.click();
  const dialog = app.dialog("This name is taken");
  await dialog.getByLabel(/Put these images in its place/).check();
  await dialog.getByRole("button", { name: "Replace old" }).click();
  await app.message(/Saved 4 changes/).waitFor();
  const after = await workspace.read("1_old");
  assert.deepEqual([...after.keys()], ["a.png", "keep.json", "z.png", "z.txt"]);
  assert.deepEqual(after.get("a.png"), fresh);
  assert.deepEqual(after.get("keep.json"), before.get("keep.json"));
});
