import assert from "node:assert/strict";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";

const it = stage();

it("a save that was interrupted and cannot be finished is told on the start page and with its dataset", async (scene) => {
  const { app, workspace, page } = scene;
  await workspace.put("1_half", { "a.png": png({ seed: 1 }), "a.txt": "dog" });
  await workspace.put("1_whole", { "b.png": png({ seed: 2 }), "b.txt": "cat" });
  await workspace.put(".tagpilot/trash/1_half/some-id", { "plan.json": "{}" });
  await workspace.put(".tagpilot/journal", { "some-id.json": "damaged" });

  await app.open();
  const notice = page.getByRole("list", { name: "What the workspace needs" }).getByRole("listitem");
  await notice.filter({ hasText: "A change of 1_half was interrupted" }).waitFor();

  await app.open("half");
  await app.waitForTags("a.png", "dog");
  await app.message(/A change of 1_half was interrupted/).waitFor();

  await app.open("whole");
  await app.waitForTags("b.png", "cat");
  assert.equal(await app.message(/was interrupted/).count(), 0);
});
