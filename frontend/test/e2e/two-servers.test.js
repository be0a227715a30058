import assert from "node:assert/strict";
import { png } from "./support/images.js";
import { startServer } from "./support/server.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const it = stage();

it("two servers on one workspace: both save, and neither writes over the other unseen", async (scene) => {
  const { app, context, workspace, quiet } = scene;
  await workspace.put("1_shared", {
    "a.png": png({ seed: 1 }),
    "a.txt": "dog",
    "b.png": png({ seed: 2 }),
    "b.txt": "cat",
  });
  const second = await startServer({ workspace: workspace.root });
  quiet.expect(/status of 412/, new RegExp(`^Request to elsewhere: ${second.url}`));
  const tab = await context.newPage();
  try {
    const other = new TagPilotPage(tab, second.url);
    await app.open("1_shared");
    await other.open("1_shared");
    await app.addTags("a.png", "grass");
    await other.addTags("b.png", "sofa");
    await Promise.all([app.save(), other.save()]);
    assert.equal(await workspace.text("1_shared", "a.txt"), "dog, grass");
    assert.equal(await workspace.text("1_shared", "b.txt"), "cat, sofa");

    await app.addTags("b.png", "window");
    await app.saveButton.click();
    const dialog = app.dialog(/changed in the workspace/);
    await dialog.getByText("1 to decide").waitFor();
    assert.equal(await workspace.text("1_shared", "b.txt"), "cat, sofa");
    await dialog.getByRole("button", { name: "Save as a new dataset" }).click();
    await app.dialog("Save as a new dataset").getByRole("button", { name: "Save" }).click();
    await app.message(/Saved 2 changes/).waitFor();
    assert.equal(await workspace.text("1_shared_copy", "b.txt"), "cat, window");
    assert.equal(await workspace.text("1_shared", "b.txt"), "cat, sofa");

    await other.open("1_shared_copy");
    await other.waitForTags("b.png", "cat", "window");
  } finally {
    await tab.close();
    await second.stop();
  }
});
