import assert from "node:assert/strict";
import { after } from "node:test";
import { freePort } from "./support/server.js";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { startParent } from "./support/parent-page.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const port = await freePort();
const parentUrl = `http://localhost:${port}`;
const it = stage({ origins: () => [parentUrl] });
/** @type {{ close: () => Promise<void> } | undefined} */
let parent;
after(() => parent?.close());

it("in a frame behind a proxy, it opens, saves and follows the parent's theme", async (scene) => {
  const { page, workspace, server } = scene;
  parent = await startParent(server.url, port);
  await workspace.put("1_framed", { "a.png": png({ seed: 1 }), "a.txt": "dog" });
  await page.goto(`${parentUrl}/parent.html?dataset=1_framed`);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  assert.ok(frame);
  const app = new TagPilotPage(frame, parentUrl);
  await app.waitForTags("a.png", "dog");

  const background = () => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  await eventuallyEqual(async () => (await background()) !== light, true);
  await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
  await eventuallyEqual(background, light);

  await app.addTags("a.png", "grass");
  await app.save();
  assert.equal(await workspace.text("1_framed", "a.txt"), "dog, grass");
});
