import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import path from "node:path";
import { eventually, eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { stage } from "./support/stage.js";
import { readZip } from "./support/zips.js";

const it = stage();

it("new images become a dataset: folder, texts and ZIP copy are what the page shows", async (scene) => {
  const { app, workspace } = scene;
  const [first, second] = [png({ seed: 1 }), png({ seed: 2 })];
  await app.open();
  await app.addImages({ name: "a.png", content: first }, { name: "b.png", content: second });
  await app.datasetName.fill("My Set");
  await app.trigger.fill("flffdog");
  await app.addTags("a.png", "dog, tongue out");
  await app.save();

  const files = await workspace.read("1_My_Set");
  assert.deepEqual([...files.keys()], ["a.png", "a.txt", "b.png", "b.txt"]);
  assert.deepEqual([files.get("a.png"), files.get("b.png")], [first, second]);
  assert.equal(files.get("a.txt")?.toString(), "flffdog, dog, tongue out");
  assert.equal(files.get("b.txt")?.toString(), "flffdog");

  const zip = await eventually(async () => readZip(await workspace.zip("My_Set")));
  const zipped = new Map([...zip].map(([name, { content }]) => [name, content]));
  assert.deepEqual(new Map([...zipped].sort()), files);
});

it("a card keeps its picture while a save puts the stored one in the place of the added one", async (scene) => {
  const { app, workspace } = scene;
  await app.open();
  await app.addImages({ name: "steady.png", content: png({ seed: 7, width: 300, height: 200 }) });
  await app.datasetName.fill("Steady");
  const picture = app.card("steady.png").locator("img").first();
  const address = () => picture.evaluate((/** @type {HTMLImageElement} */ image) => image.src);
  await eventually(async () => assert.match(await address(), /^blob:/));
  await eventuallyEqual(() => picture.getAttribute("data-state"), "shown");
  await picture.evaluate((/** @type {HTMLImageElement} */ image) => {
    const watcher = new MutationObserver(() => {
      if (image.dataset.state !== "shown" || !image.src) image.dataset.gone = "yes";
    });
    watcher.observe(image, { attributeFilter: ["src", "data-state"] });
  });
  await app.save();
  await eventually(async () => assert.match(await address(), /thumbnail\?name=1_Steady/));
  assert.equal(await picture.getAttribute("data-gone"), null);
  assert.ok((await workspace.read("1_Steady")).has("steady.png"));
});

it("a save writes what changed and leaves every other file as it was", async ({ app, workspace }) => {
  const odd = "dog ,  cat,\r\nbird ";
  await workspace.put("1_kept", {
    "a.png": png({ seed: 3 }),
    "a.txt": odd,
    "b.png": png({ seed: 4 }),
    "b.txt": "cat",
    "b_mask.npz": "a trainer's own",
  });
  const file = (/** @type {string} */ name) => path.join(workspace.root, "datasets/1_kept", name);
  const before = await stat(file("a.txt"));
  await app.open("1_kept");
  await app.addTags("b.png", "sofa");
  await app.save();
  assert.equal(await workspace.text("1_kept", "a.txt"), odd);
  assert.equal((await stat(file("a.txt"))).mtimeMs, before.mtimeMs);
  assert.equal(await workspace.text("1_kept", "b.txt"), "cat, sofa");
});

it("what another program changed meanwhile is not written over without asking", async ({
  app,
  workspace,
  quiet,
}) => {
  quiet.expect(/status of 412/);
  await workspace.put("1_shared", {
    "a.png": png({ seed: 5 }),
    "a.txt": "dog",
    "b.png": png({ seed: 6 }),
    "b.txt": "cat",
  });
  await app.open("1_shared");
  await workspace.put("1_shared", { "a.txt": "dog, by someone else" });
  await app.addTags("a.png", "grass");
  await app.addTags("b.png", "sofa");
  await app.saveButton.click();
  await app.message(/changed in the workspace/).waitFor();
  assert.equal(await workspace.text("1_shared", "a.txt"), "dog, by someone else");
});

it("a server that is away is told so, nothing is lost, and the save goes through later", async (scene) => {
  const { app, workspace, server, quiet } = scene;
  quiet.expect(/ERR_CONNECTION_REFUSED|Failed to fetch|Failed to load resource/);
  await workspace.put("1_away", { "a.png": png({ seed: 7 }), "a.txt": "dog" });
  await app.open("1_away");
  await app.addTags("a.png", "grass");
  await app.keepFromTryingAgain();
  await server.kill();
  await app.saveButton.click();
  await app.message(/The server did not answer the save/).waitFor({ timeout: 60_000 });
  await server.restart();
  await app.save();
  assert.equal(await workspace.text("1_away", "a.txt"), "dog, grass");
});
