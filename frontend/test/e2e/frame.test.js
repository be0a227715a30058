import assert from "node:assert/strict";
import { after } from "node:test";
import { eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { startRecordingProxy } from "./support/recording-proxy.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

/** Another program's page with TagPilot as one of its tabs. */
const parentPage = `<!doctype html>
<html lang="en" data-theme="light">
  <head><meta charset="utf-8"><title>Parent</title><link rel="icon" href="data:,"></head>
  <body style="margin:0"><iframe title="TagPilot" style="border:0;width:1000px;height:760px"></iframe>
  <script>document.querySelector("iframe").src = "/tagpilot/" + location.search;</script></body>
</html>`;

let target = "";
// Its server shows that page and passes every other request on as it is, path and all, as a reverse proxy does.
const parent = await startRecordingProxy(() => target, { pages: { "/parent.html": parentPage } });
after(() => parent.close());
const parentUrl = `http://127.0.0.1:${parent.port}`;
const it = stage({ origins: () => [parentUrl] });

it("in a frame behind a proxy, it opens, saves and follows the parent's theme", async (scene) => {
  const { page, workspace, server } = scene;
  target = server.url;
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
