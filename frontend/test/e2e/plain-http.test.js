import assert from "node:assert/strict";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const it = stage({
  settings: ["--tagpilot.allowed-hosts=tagpilot.test"],
  browserOptions: ["--host-resolver-rules=MAP tagpilot.test 127.0.0.1"],
  origins: ({ port }) => [`http://tagpilot.test:${port}`],
});

it("over plain http by a name, where the browser withholds its cryptography, everything works", async (scene) => {
  const { page, server, workspace } = scene;
  const app = new TagPilotPage(page, `http://tagpilot.test:${server.port}`);
  await app.open();
  assert.equal(await page.evaluate(() => isSecureContext), false);

  const original = png({ seed: 1 });
  await app.addImages({ name: "a.png", content: original });
  await app.uploadImages.setInputFiles([{ name: "copy.png", mimeType: "image/png", buffer: original }]);
  await app.message(/already here/).waitFor();
  await app.datasetName.fill("lan");
  await app.addTags("a.png", "dog");
  await app.save();
  assert.equal(await workspace.text("1_lan", "a.txt"), "dog");
});
