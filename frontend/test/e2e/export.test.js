import assert from "node:assert/strict";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { readZip } from "./support/zips.js";

const it = stage();

it("the exported ZIP holds what the page shows: images stored, texts beside them, names kept", async (scene) => {
  const { app, workspace } = scene;
  const stored = png({ seed: 1 });
  const added = png({ seed: 2 });
  await workspace.put("1_out", { "sub/ä b.png": stored, "sub/ä b.txt": "dog ,  cat\r\n" });
  await app.open("1_out");
  await app.addImages({ name: "new.png", content: added });
  await app.addTags("new.png", "bird");

  const zip = await readZip(await app.download(() => app.button("Export as ZIP").click()));
  assert.deepEqual([...zip.keys()].sort(), ["new.png", "new.txt", "sub/ä b.png", "sub/ä b.txt"]);
  assert.deepEqual(zip.get("sub/ä b.png"), { content: stored, stored: true });
  assert.deepEqual(zip.get("new.png"), { content: added, stored: true });
  assert.equal(zip.get("new.txt")?.content.toString(), "bird");
  assert.equal(zip.get("sub/ä b.txt")?.content.toString(), "dog ,  cat\r\n");
  assert.deepEqual([...(await workspace.read("1_out")).keys()], ["sub/ä b.png", "sub/ä b.txt"]);
});

it("an export can be loaded again", async ({ app }) => {
  await app.open();
  await app.addImages({ name: "a.png", content: png({ seed: 3 }) });
  await app.addTags("a.png", "dog, grass");
  const zip = await app.download(() => app.button("Export as ZIP").click());
  await app.open();
  await app.addZip("again.zip", zip);
  await app.waitForTags("a.png", "dog", "grass");
});
