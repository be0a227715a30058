import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { killProcesses, startPersonalBrowser } from "./support/browser.js";
import { eventually, eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { addMoreThanFits, inPersonalBrowser } from "./support/personal-browser.js";
import { stage } from "./support/stage.js";
import { TagPilotPage } from "./support/tagpilot-page.js";

const it = stage();

/**
 * @param {Pick<import("./support/stage.js").Scene, "page" | "context" | "app">} scene
 * @param {string[]} bodies what the browser's database must hold before
 * @returns {Promise<TagPilotPage>} another tab, after the processes of all tabs have died
 */
async function crash({ page, context, app }, ...bodies) {
  await app.message(/Draft kept/).waitFor();
  await eventually(async () => {
    const kept = await keptBodies(page);
    for (const body of bodies) assert.ok(kept.includes(body), `${body} in ${kept}`);
  });
  await killProcesses(context, "renderer");
  return new TagPilotPage(await context.newPage(), app.url);
}

/** @param {import("playwright-core").Page} page @returns {Promise<string[]>} the texts that the page's database holds */
async function keptBodies(page) {
  return (await rowsOf(page, "items")).map(({ item }) => item.body);
}

/** @param {import("playwright-core").Page} page @param {"items" | "bases"} store of the page's database @returns {Promise<any[]>} */
function rowsOf(page, store) {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tagpilot");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    store,
  );
}

/** @param {TagPilotPage} app */
const cardCount = (app) => app.images.getByRole("listitem").count();

it("edits survive a tab whose process died, and are saved after resuming", async (scene) => {
  const { app, workspace } = scene;
  await workspace.put("1_survivor", { "a.png": png({ seed: 1 }), "a.txt": "dog" });
  await app.open("1_survivor");
  await app.addTags("a.png", "grass");
  const again = await crash(scene, "dog, grass");
  await again.open();
  await again.button("Resume draft").click();
  await again.waitForTags("a.png", "dog", "grass");
  await again.save();
  assert.equal(await workspace.text("1_survivor", "a.txt"), "dog, grass");
});

it("what the workspace has of a large dataset is kept beside its draft, until that is saved", async (scene) => {
  const { app, page, workspace } = scene;
  const names = Array.from({ length: 1100 }, (_, at) => `p-${String(at).padStart(4, "0")}.png`);
  await workspace.put("1_many", Object.fromEntries(names.map((name) => [name, png({ seed: 1 })])));
  await app.open("1_many");
  await app.addTags("p-0000.png", "grass");
  await eventually(async () => {
    const parts = await rowsOf(page, "bases");
    assert.deepEqual(
      parts.flatMap(({ images }) => images.map((/** @type {{ file: string }} */ { file }) => file)),
      names,
    );
  });
  await app.save();
  await eventually(async () => assert.deepEqual(await rowsOf(page, "bases"), []));
});

it("added images survive too, and a second crash brings none of them twice", async (scene) => {
  const { app, context, workspace } = scene;
  const [first, second, third] = [png({ seed: 2 }), png({ seed: 3 }), png({ seed: 4 })];
  await app.open();
  await app.addImages(
    { name: "1.png", content: first },
    { name: "2.png", content: second },
    { name: "3.png", content: third },
  );
  await app.datasetName.fill("rescued");
  await app.onCard("1.png", "Remove").click();
  await app.addTags("2.png", "cat");
  const again = await crash(scene, "cat", "");
  await again.open();
  await again.button("Resume draft").click();
  await again.waitForTags("2.png", "cat");
  await again.addTags("3.png", "bird");

  const page = /** @type {import("playwright-core").Page} */ (again.page);
  const last = await crash({ ...scene, app: again, page, context }, "cat", "bird");
  await last.open();
  await last.button("Resume draft").click();
  await last.waitForTags("3.png", "bird");
  assert.equal(await cardCount(last), 2);
  await last.save();
  const files = await eventually(() => workspace.read("1_rescued"));
  assert.deepEqual([...files.keys()], ["2.png", "2.txt", "3.png", "3.txt"]);
  assert.deepEqual([files.get("2.png"), files.get("3.png")], [second, third]);
  assert.equal(files.get("2.txt")?.toString(), "cat");
});

it("a browser that is killed whole has the draft when it is started again", async ({ server, workspace }) => {
  const profile = await mkdtemp(path.join(os.tmpdir(), "tagpilot-profile-"));
  const added = png({ seed: 5 });
  try {
    const before = await startPersonalBrowser(profile);
    const app = new TagPilotPage(await before.newPage(), server.url);
    await app.open();
    await app.addImages({ name: "new.png", content: added });
    await app.datasetName.fill("power cut");
    await app.addTags("new.png", "cat");
    await app.message(/Draft kept/).waitFor();
    await eventually(async () => {
      const page = /** @type {import("playwright-core").Page} */ (app.page);
      assert.deepEqual(await keptBodies(page), ["cat"]);
    });
    await killProcesses(before, "browser");

    const after = await startPersonalBrowser(profile);
    const again = new TagPilotPage(await after.newPage(), server.url);
    await again.open();
    await again.button("Resume draft").click();
    await again.waitForTags("new.png", "cat");
    await again.save();
    await after.close();
    const files = await workspace.read("1_power_cut");
    assert.deepEqual(files.get("new.png"), added);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

it("where the browser has no more room, it says for how many images; the rest and all texts survive", async ({
  server,
}) => {
  await inPersonalBrowser(async (context) => {
    const page = await context.newPage();
    const app = new TagPilotPage(page, server.url);
    await app.open();
    const names = await addMoreThanFits(app, page);
    const note = app.message(/Draft kept without \d images?: no room/);
    await note.waitFor();
    const unprotected = async () => Number(/without (\d)/.exec(await note.innerText())?.[1]);
    const before = await unprotected();
    assert.ok(before > 0 && before < names.length, `${before} are not protected`);

    const long = randomBytes(240_000).toString("hex"); // which the browser cannot keep in less
    await app.addTags("a.bmp", long);
    await eventually(async () => assert.ok((await unprotected()) > before));
    const kept = names.length - (await unprotected());
    assert.ok(kept > 0);

    const again = await crash({ page, context, app }, long);
    await again.open();
    await again.button("Resume draft").click();
    await again.message(/Left out.*d\.bmp/).waitFor();
    await again.waitForTags("a.bmp", long);
    assert.equal(await cardCount(again), kept);
  });
});

it("two tabs with one dataset keep a draft each", async (scene) => {
  const { app, context, workspace } = scene;
  await workspace.put("1_both", {
    "a.png": png({ seed: 6 }),
    "a.txt": "dog",
    "b.png": png({ seed: 7 }),
    "b.txt": "cat",
  });
  await app.open("1_both");
  const other = new TagPilotPage(await context.newPage(), app.url);
  await other.open("1_both");
  await app.addTags("a.png", "grass");
  await other.addTags("b.png", "sofa");
  await other.message(/Draft kept/).waitFor();
  const again = await crash(scene, "dog, grass", "cat, sofa");
  await again.open();
  await eventuallyEqual(() => again.page.getByRole("button", { name: /^Resume draft/ }).count(), 2);
});

it("a draft that another tab takes over is not written over; what comes later is a draft of its own", async (scene) => {
  const { app, page, context, workspace } = scene;
  await workspace.put("1_taken", { "a.png": png({ seed: 8 }), "a.txt": "dog" });
  // A tab that the browser has put to sleep does not answer others.
  await page.addInitScript(() => (BroadcastChannel.prototype.postMessage = () => undefined));
  await app.open("1_taken");
  await app.addTags("a.png", "grass");
  await app.message(/Draft kept/).waitFor();
  await eventually(async () => assert.deepEqual(await keptBodies(page), ["dog, grass"]));

  const other = new TagPilotPage(await context.newPage(), app.url);
  await other.open();
  await other.button("Resume draft").click();
  await other.waitForTags("a.png", "dog", "grass");
  await other.addTags("a.png", "sun");
  await eventually(async () => assert.deepEqual(await keptBodies(page), ["dog, grass, sun"]));

  await app.addTags("a.png", "moon");
  await eventually(async () =>
    assert.deepEqual((await keptBodies(page)).sort(), ["dog, grass, moon", "dog, grass, sun"]),
  );
});

it("without a database the page works, and says that nothing is protected", async ({
  app,
  page,
  context,
}) => {
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
  });
  await app.open();
  await app.addImages({ name: "a.png", content: png({ seed: 9 }) });
  await app.message(/No draft kept in this browser: 1 changed image only in this tab/).waitFor();
  await app.datasetName.fill("private");
  await page
    .getByRole("link", { name: /TagPilot/ })
    .first()
    .click();
  await app
    .dialog()
    .getByText(/keeps no draft/)
    .waitFor();
  await app.dialog().getByRole("button", { name: "Cancel" }).click();
  await app.save();
});

it("a draft is resumed while the server is away, and saved when it is back", async (scene) => {
  const { app, page, server, workspace, quiet } = scene;
  quiet.expect(/ERR_CONNECTION_REFUSED|Failed to fetch|Failed to load resource/);
  await workspace.put("1_offline", {
    "a.png": png({ seed: 10 }),
    "a.txt": "dog",
    "b.png": png({ seed: 11 }),
    "b.txt": "cat,  bird",
  });
  await app.open("1_offline");
  await app.addTags("a.png", "grass");
  await eventually(async () => assert.equal((await rowsOf(page, "bases")).length, 1));
  const again = await crash(scene, "dog, grass");
  await again.open();
  await again.button("Resume draft").waitFor();
  await server.kill();
  await again.button("Resume draft").click();
  await again.message(/server does not answer/).waitFor();
  await again.waitForTags("a.png", "dog", "grass");
  await again.waitForTags("b.png", "cat", "bird");
  await again.addTags("a.png", "sun");
  await server.restart();
  await again.save();
  assert.equal(await workspace.text("1_offline", "a.txt"), "dog, grass, sun");
  assert.equal(await workspace.text("1_offline", "b.txt"), "cat,  bird");
});

it("of what the workspace has, a part is not taken for the whole: the draft waits for the server", async (scene) => {
  const { app, page, server, workspace, quiet } = scene;
  quiet.expect(/ERR_CONNECTION_REFUSED|Failed to fetch|Failed to load resource/);
  const names = Array.from({ length: 600 }, (_, at) => `p-${String(at).padStart(4, "0")}.png`);
  await workspace.put("1_partly", Object.fromEntries(names.map((name) => [name, png({ seed: 1 })])));
  await app.open("1_partly");
  await app.addTags("p-0000.png", "grass");
  await eventually(async () => assert.equal((await rowsOf(page, "bases")).length, 2));
  const again = await crash(scene, "grass");
  await again.open();
  await again.button("Resume draft").waitFor();
  await again.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tagpilot");
        opening.onsuccess = () => {
          const transaction = opening.result.transaction("bases", "readwrite");
          transaction.objectStore("bases").openCursor(null, "prev").onsuccess = (event) =>
            /** @type {any} */ (event.target).result.delete();
          transaction.oncomplete = () => resolve(opening.result.close());
          transaction.onerror = () => reject(transaction.error);
        };
      }),
  );
  await server.kill();
  await again.button("Resume draft").click();
  await again.message(/The draft could not be resumed/).waitFor();
  await server.restart();
  await again.button("Resume draft").click();
  await again.waitForTags("p-0000.png", "grass");
  await again.page.getByText("600", { exact: true }).first().waitFor();
});

it("leaving with unsaved work asks", async ({ app, page }) => {
  await app.open();
  await app.addImages({ name: "a.png", content: png({ seed: 12 }) });
  await app.addTags("a.png", "dog");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  assert.equal(question.type(), "beforeunload");
  await question.accept();
});
