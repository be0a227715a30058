import assert from "node:assert/strict";
import { after } from "node:test";
import { startOpenai } from "../support-of-providers/index.js";
import { eventually, eventuallyEqual } from "./support/eventually.js";
import { png } from "./support/images.js";
import { knownFromBefore, manyImages, Models, openaiAt, openaiOrigin } from "./support/models.js";
import { stage } from "./support/stage.js";

const openai = await startOpenai({ secure: true });
after(() => openai.stop());
const it = stage({ browserOptions: openaiAt(openai.port), origins: () => [openaiOrigin] });
const keys = { openai: openai.key };
const tags = "corgi, open mouth, cherry blossom";
const sentence = "A corgi sits under a cherry tree.";

it("suggestions are decided by key, by tag and across all images, and applied in one step", async (scene) => {
  const { app, page, workspace } = scene;
  const models = new Models(scene);
  await workspace.put("1_review", { ...manyImages(4), "001.txt": "dog, corgi", "003.txt": "cat" });
  await knownFromBefore(scene, { keys });
  await app.open("1_review");
  await models.start("Tag All", { exists: "Append" });
  await models.waitForEnd(4, 4);
  await models.openReview(4);

  await models.card(1).waitFor();
  await page.keyboard.press("y");
  await models.card(2).waitFor();
  await page.keyboard.press("n");
  await models.card(3).getByRole("button", { name: "Add open mouth" }).click();
  await models.card(3).getByRole("button", { name: "Accept" }).click();
  await models.button("Leave cherry blossom out everywhere").click();
  await page.keyboard.press("Control+z");
  await models.button("Leave corgi out everywhere").click();
  await models.card(4).getByRole("button", { name: "Accept" }).click();
  await models.apply(3);
  await app.save();
  assert.equal(await workspace.text("1_review", "001.txt"), "dog, corgi, open mouth, cherry blossom");
  assert.equal(await workspace.text("1_review", "003.txt"), "cat, cherry blossom");
  assert.equal(await workspace.text("1_review", "004.txt"), "open mouth, cherry blossom");
  assert.equal((await workspace.read("1_review")).has("002.txt"), false);

  await app.button("Undo").click();
  await app.waitForTags("001.png", "dog", "corgi");
  await app.waitForTags("004.png");
});

it("what becomes of a text that exists is as it was chosen", async (scene) => {
  const { app, workspace } = scene;
  const models = new Models(scene);
  await knownFromBefore(scene, { keys, settings: { captionJoint: "space" } });
  /** @type {["Tag All" | "Caption All", "Ignore" | "Append" | "Overwrite", string, string][]} */
  const cases = [
    ["Tag All", "Ignore", "dog, corgi", tags],
    ["Tag All", "Append", "dog, corgi, open mouth, cherry blossom", tags],
    ["Tag All", "Overwrite", "corgi, open mouth, cherry blossom", tags],
    ["Caption All", "Ignore", "dog, corgi", sentence],
    ["Caption All", "Append", `dog, corgi ${sentence}`, sentence],
    ["Caption All", "Overwrite", sentence, sentence],
  ];
  for (const [what, exists, withText, without] of cases) {
    const name = `1_${what.slice(0, 3)}_${exists}`.toLowerCase();
    await workspace.put(name, { ...manyImages(2), "001.txt": "dog, corgi" });
    await app.open(name);
    await models.start(what, { exists, review: false });
    const count = exists === "Ignore" ? 1 : 2;
    await models.waitForEnd(count, count);
    await models.close();
    await app.save();
    assert.equal(await workspace.text(name, "001.txt"), withText, `${what}, ${exists}`);
    assert.equal(await workspace.text(name, "002.txt"), without, `${what}, ${exists}`);
  }
});

it("a text that is edited while a model looks at its image is not replaced unseen", async (scene) => {
  const { app, workspace, quiet } = scene;
  quiet.expect(/status of 429/u);
  const models = new Models(scene);
  await workspace.put("1_edited", { ...manyImages(2), "001.txt": "dog", "002.txt": "cat" });
  await knownFromBefore(scene, { keys, settings: { concurrency: 1 } });
  openai.forget();
  openai.script("ok", "slow-down");
  const answerSecond = openai.holdFrom(2);
  await app.open("1_edited");
  await models.start("Tag All", { exists: "Overwrite", review: false });
  await openai.asked(2);
  await models.button("Run in background").click();
  await app.addTags("001.png", "mine");
  answerSecond();
  await app.message("1 image was edited meanwhile").waitFor();
  await app.waitForTags("001.png", "dog", "mine");
  await app.waitForTags("002.png", "corgi", "open mouth", "cherry blossom");
  await app.button("Review").click();
  await models.card(1).waitFor();
});

it("a press on a card is applied at once, unless a caption would take a text's place unseen", async (scene) => {
  const { app, page, workspace } = scene;
  const models = new Models(scene);
  await workspace.put("1_cards", { ...manyImages(3), "001.txt": "dog", "002.txt": "An old caption." });
  await knownFromBefore(scene, { keys });
  openai.script();
  await app.open("1_cards");
  await app.onCard("001.png", "Tag").click();
  await app.waitForTags("001.png", "dog", "corgi", "open mouth", "cherry blossom");
  await app.onCard("003.png", "Caption").click();
  await eventuallyEqual(() => app.caption("003.png").inputValue(), sentence);

  await app.onCard("002.png", "Caption").click();
  await models.card(2).waitFor();
  await page.keyboard.press("y");
  await models.apply(1);
  await eventuallyEqual(() => app.caption("002.png").inputValue(), sentence);
  await app.button("Undo").click();
  await eventuallyEqual(() => app.caption("002.png").inputValue(), "An old caption.");

  openai.script("slow");
  await app.onCard("001.png", "Tag").click();
  const busy = (/** @type {"Tag" | "Caption"} */ name) =>
    app.onCard("001.png", name).getAttribute("aria-busy");
  await eventuallyEqual(() => busy("Tag"), "true");
  assert.equal(await busy("Caption"), null);
  await app.onCard("001.png", "Caption").click();
  await app.message("Image 1 is being tagged").waitFor();
});

it("a key that is kept in this tab only is nowhere else, and no key is anywhere but in the call's header", async (scene) => {
  const { app, page, context, server, workspace } = scene;
  const models = new Models(scene);
  /** @type {string[]} */
  const told = [];
  context.on("request", (request) => told.push(request.url()));
  context.on("console", (message) => told.push(message.text()));
  await workspace.put("1_secret", { "a.png": png({ seed: 3 }), "b.png": png({ seed: 4 }) });
  await knownFromBefore(scene, {});
  openai.forget();
  openai.script((turn) => (turn === 0 ? "echoes-key" : undefined));
  scene.quiet.expect(/^Console: .*api\.openai\.com/u);
  await app.open("1_secret");
  await app.button("Settings").click();
  await page.getByRole("radio", { name: "This tab only" }).click();
  const field = page.getByLabel("API key of OpenAI", { exact: true });
  await field.fill(openai.key);
  await field.press("Tab");
  await page.getByRole("button", { name: "Test OpenAI", exact: true }).click();
  await app
    .dialog()
    .getByText(/Ready|Works|ms/)
    .first()
    .waitFor();
  await models.close();
  await models.start("Tag All");
  await models.waitForEnd(1, 2);
  assert.ok(openai.requests.every(({ headers }) => headers.authorization === `Bearer ${openai.key}`));
  assert.ok(!(await app.dialog().innerText()).includes(openai.key));
  await models.openReview(1);
  await page.keyboard.press("y");
  await models.apply(1);
  await models.close();
  await app.save();
  const zip = await app.download(() => app.button("Export as ZIP").click());

  const kept = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const texts = [JSON.stringify({ ...localStorage }), location.href];
    for (const name of names) texts.push(JSON.stringify(await contentOf(name)));
    return texts.join("\n");

    /** @param {string} name @returns {Promise<unknown[]>} */
    function contentOf(name) {
      return new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = async () => {
          const database = opening.result;
          const all = [...database.objectStoreNames].map(
            (store) =>
              new Promise((done) => {
                const reading = database.transaction(store).objectStore(store).getAll();
                reading.onsuccess = () => done(reading.result);
              }),
          );
          const content = await Promise.all(all);
          database.close();
          resolve(content);
        };
      });
    }
  });
  // The server may be writing its ZIP copy, and a file of it goes while it is read.
  const found = await eventually(() => workspace.read("."));
  const files = [...found.values()].map((content) => content.toString("latin1"));
  const places = {
    told: told.join("\n"),
    kept,
    log: server.log(),
    files: files.join(),
    zip: zip.toString("latin1"),
  };
  for (const [place, text] of Object.entries(places)) assert.ok(!text.includes(openai.key), place);

  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Settings" }).first().click();
  const otherField = other.getByLabel("API key of OpenAI", { exact: true });
  await otherField.waitFor();
  assert.equal(await otherField.inputValue(), "");
  assert.equal(
    await other.getByRole("radio", { name: "This tab only" }).getAttribute("aria-checked"),
    "true",
  );
});
