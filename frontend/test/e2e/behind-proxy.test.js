import assert from "node:assert/strict";
import { after } from "node:test";
import { png } from "./support/images.js";
import { startRecordingProxy } from "./support/recording-proxy.js";
import { startServer } from "./support/server.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

/** A name that is not this computer's, over plain http, where browsers do not say which site asks. */
const name = "tagpilot.test";
let target = "";
const kept = await startRecordingProxy(() => target);
const rewritten = await startRecordingProxy(() => target, { host: "rewritten" });
after(() => Promise.all([kept.close(), rewritten.close()]));
const urls = { kept: `http://${name}:${kept.port}`, rewritten: `http://${name}:${rewritten.port}` };
const it = stage({
  browserOptions: [`--host-resolver-rules=MAP ${name} 127.0.0.1`],
  origins: () => [...Object.values(urls), `http://127.0.0.1:${rewritten.port}`],
});

/** @param {import("./support/workspace.js").Workspace} workspace @param {string} dataset */
const put = (workspace, dataset) => workspace.put(dataset, { "a.png": png({ seed: 1 }), "a.txt": "dog" });

it("behind a proxy that nobody named, it says which setting is missing and changes nothing", async (scene) => {
  const { page, server, workspace, quiet } = scene;
  quiet.expect(/status of 403|icon/);
  target = server.url;
  await put(workspace, "1_unnamed");
  await page.goto(`${urls.kept}/tagpilot/`);
  await page.getByText(/This host name is not allowed.*TAGPILOT_ALLOWED_HOSTS/).waitFor();

  // Over plain http, browsers name the origin when they ask for modules, and it is not the host that the server is asked for.
  await page.goto(`${urls.rewritten}/tagpilot/?dataset=1_unnamed`);
  await page
    .getByRole("alert")
    .getByText(/behind a proxy.*TAGPILOT_ALLOWED_ORIGINS/)
    .waitFor();
});

it("behind a proxy that changes the host, where the browser says that the page itself asks, it saves", async (scene) => {
  const { page, server, workspace } = scene;
  target = server.url;
  await put(workspace, "1_local");
  const app = new TagPilotPage(page, `http://127.0.0.1:${rewritten.port}`);
  await app.open("1_local");
  await app.addTags("a.png", "grass");
  await app.save();
  assert.equal(await workspace.text("1_local", "a.txt"), "dog, grass");
});

it("behind a proxy whose host and origin are named, it opens and saves", async (scene) => {
  const { page, workspace } = scene;
  const open = await startServer({
    workspace: workspace.root,
    settings: [`--tagpilot.allowed-hosts=${name}`, `--tagpilot.allowed-origins=${urls.rewritten}`],
  });
  target = open.url;
  try {
    for (const [how, url] of Object.entries(urls)) {
      await put(workspace, `1_${how}`);
      const app = new TagPilotPage(page, url);
      await app.open(`1_${how}`);
      await app.addTags("a.png", "grass");
      await app.addImages({ name: "new.png", content: png({ seed: 2 }) });
      await app.save();
      assert.equal(await workspace.text(`1_${how}`, "a.txt"), "dog, grass");
    }
  } finally {
    await open.stop();
  }
});
