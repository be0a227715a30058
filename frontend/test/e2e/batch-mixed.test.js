import assert from "node:assert/strict";
import { after } from "node:test";
import { startOpenai } from "../support-of-providers/index.js";
import { eventually, eventuallyEqual } from "./support/eventually.js";
import { knownFromBefore, manyImages, Models, openaiAt, openaiOrigin } from "./support/models.js";
import { stage } from "./support/stage.js";

const openai = await startOpenai({ secure: true });
after(() => openai.stop());
const it = stage({ browserOptions: openaiAt(openai.port), origins: () => [openaiOrigin] });
const keys = { openai: openai.key };
const tags = "corgi, open mouth, cherry blossom";

/** @type {Record<number, import("../support-of-providers/fakes/responses.js").ResponsesBehaviour>} by the number of the picture that is sent */
const trouble = {
  4: "reset",
  15: "slow-down",
  16: "slow-down",
  30: "refusal",
  45: "reset",
  46: "server-error",
  60: "bad-image",
  75: "refusal",
  90: "html-503",
  105: "cut-off",
  // Empty answers, resets and a server's own errors pass when they are asked again.
  120: "empty",
};

it("of 150 images with troubles on the way none is lost, every failure has its reason, and one undo takes all back", async (scene) => {
  const { app, page, quiet, workspace } = scene;
  const models = new Models(scene);
  await workspace.put("1_many", manyImages(150));
  await knownFromBefore(scene, { keys, settings: { concurrency: 8 } });
  quiet.expect(/^Console: .*api\.openai\.com/u);
  openai.script((turn) => trouble[turn]);
  await app.open("1_many");
  await models.start("Tag All");
  await models.waitForEnd(146, 150);

  const failures = app.dialog().getByRole("list").filter({ hasText: "Blocked by the provider" });
  const reasons = await failures.getByRole("listitem").allInnerTexts();
  assert.equal(reasons.length, 3);
  for (const reason of [
    /Blocked by the provider, 2 images/,
    /could not read this picture/,
    /The answer was cut off/,
  ])
    assert.equal(reasons.filter((text) => reason.test(text)).length, 1, `${reason} of ${reasons.join("\n")}`);

  openai.script();
  await models.button("Retry failed").click();
  await models.waitForEnd(150, 150);
  await models.openReview(150);
  await models.button("Accept all left").click();
  await models.apply(150);
  await app.save();
  const saved = await workspace.read("1_many");
  const texts = [...saved].filter(([name]) => name.endsWith(".txt"));
  assert.equal(texts.length, 150);
  for (const [name, text] of texts) assert.equal(text.toString(), tags, name);

  await app.button("Undo").click();
  await app.waitForTags("001.png");
  await app.save();
  const names = [...(await workspace.read("1_many")).keys()];
  assert.equal(names.filter((name) => name.endsWith(".txt")).length, 0);
  assert.equal(names.length, 150);
  await page.reload();
  await app.card("001.png").waitFor();
  assert.equal(await app.message(/is not finished/).count(), 0);
});

it("a run that a reload cut off goes on where it was, and what was decided does not come back", async (scene) => {
  const { app, page, workspace } = scene;
  const models = new Models(scene);
  await workspace.put("1_cut", manyImages(12));
  await knownFromBefore(scene, { keys, settings: { concurrency: 2 } });
  openai.forget();
  openai.script((turn) => (turn >= 6 ? "slow" : undefined));
  await app.open("1_cut");
  await models.start("Tag All");
  await app
    .dialog()
    .getByText(/^6 done/)
    .waitFor();
  await eventuallyEqual(() => keptDone(page), 6);

  await page.reload();
  openai.script();
  await app.message(/6 suggestions wait for a decision. 6 images were not asked about yet/).waitFor();
  await app.button("Go on").click();
  await models.button("Resume").click();
  await models.waitForEnd(12, 12);
  await models.openReview(12);
  await page.keyboard.press("n");
  for (const number of [2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    await models.card(number).waitFor();
    await page.keyboard.press("y");
  }
  await models.apply(9);
  await models.close();
  await app.save();
  assert.equal((await workspace.read("1_cut")).size, 12 + 9);
  await eventuallyEqual(() => keptDone(page), 2);

  await page.reload();
  await app.message("2 suggestions wait for a decision.").waitFor();
  await app.button("Review").click();
  await models.card(11).waitFor();
  await page.keyboard.press("n");
  await page.keyboard.press("n");
  await models.button("Apply 0 images").click();
  await eventuallyEqual(() => keptDone(page), 0);
  await page.reload();
  await app.card("001.png").waitFor();
  assert.equal(await app.message(/is not finished/).count(), 0);
});

it("a refused key stops at once, says so, and leads to Settings; a right one goes on", async (scene) => {
  const { app, page, quiet, workspace } = scene;
  const models = new Models(scene);
  await workspace.put("1_locked", manyImages(20));
  await knownFromBefore(scene, { keys: { openai: "sk-wrong" } });
  quiet.expect(/^Console: .*api\.openai\.com/u);
  openai.forget();
  openai.script();
  await app.open("1_locked");
  await models.start("Tag All");
  await app
    .dialog()
    .getByText(/OpenAI refused the key/)
    .first()
    .waitFor();
  await models.waitForEnd(0, 20);
  assert.equal(openai.requests.length, 4);
  await models.button("Open Settings").first().click();
  const field = page.getByLabel("API key of OpenAI", { exact: true });
  await field.fill(openai.key);
  await field.press("Tab");
  await models.close();
  await app.button("Tagging was stopped, 16 to go").click();
  await models.button("Resume").click();
  await models.waitForEnd(20, 20);
});

it("a run stops before it costs more than was set, keeps what was answered, and goes on with a higher limit", async (scene) => {
  const { app, workspace } = scene;
  const models = new Models(scene);
  await workspace.put("1_dear", manyImages(20));
  // A picture costs $ 0.0035 there.
  const settings = { concurrency: 1, costLimit: 0.02, providerChoices: { openai: { model: "gpt-6.1-sol" } } };
  await knownFromBefore(scene, { keys, settings });
  openai.forget();
  openai.script();
  await app.open("1_dear");
  await models.start("Tag All");
  await app
    .dialog()
    .getByText(/Stopped at \$ 0\.02 as you set/)
    .first()
    .waitFor();
  const sent = openai.requests.length;
  assert.ok(sent >= 4 && sent * 0.0035 <= 0.02, `${sent} pictures were sent`);
  await app.dialog().getByText(`${sent} done`).first().waitFor();
  // Each time it is doubled.
  await models.button(/Raise/).first().click();
  await app
    .dialog()
    .getByText(/Stopped at \$ 0\.04 as you set/)
    .first()
    .waitFor();
  await models.button(/Raise/).first().click();
  await models.waitForEnd(20, 20);
  assert.equal(openai.requests.length, 20);
});

it("another dataset that is opened meanwhile ends the run; what was answered waits there", async (scene) => {
  const { app, page, workspace } = scene;
  const models = new Models(scene);
  await workspace.put("1_left", manyImages(6));
  await workspace.put("1_other", manyImages(2));
  await knownFromBefore(scene, { keys, settings: { concurrency: 1 } });
  openai.script((turn) => (turn >= 3 ? "slow" : undefined));
  await app.open("1_left");
  await models.start("Tag All", { review: false });
  await app
    .dialog()
    .getByText(/^3 done/)
    .waitFor();
  await eventuallyEqual(() => keptDone(page), 3);
  await models.button("Run in background").click();
  openai.script();
  await page.goto(`${app.url}/tagpilot/?dataset=1_other`);
  await app.card("002.png").waitFor();
  assert.equal(await app.message(/is not finished/).count(), 0);
  await page.goto(`${app.url}/tagpilot/?dataset=1_left`);
  await app.message(/3 suggestions wait for a decision. 3 images were not asked about yet/).waitFor();
  await eventually(async () => assert.deepEqual(await app.tags("001.png"), []));
});

/** @param {import("playwright-core").Page} page @returns {Promise<number>} how many answers the page's database holds */
function keptDone(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("tagpilot-runs");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("jobs").objectStore("jobs").getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.filter(({ job }) => job.state === "done").length);
          };
        };
      }),
  );
}
