import assert from "node:assert/strict";
import { after } from "node:test";
import { startHub, startOpenai, startReplicate, startSpace } from "../support-of-providers/index.js";
import { knownFromBefore, manyImages, Models, openaiAt, openaiOrigin } from "./support/models.js";
import { stage } from "./support/stage.js";

// Straight from the page nothing comes of a call to OpenAI; behind our server there is one that answers.
const [refusing, openai, replicate, space, hub] = await Promise.all([
  startOpenai({ secure: true }),
  startOpenai(),
  startReplicate(),
  startSpace(),
  startHub(() => "RUNNING"),
]);
refusing.setDown(true);
after(() => Promise.all([refusing, openai, replicate, space, hub].map((fake) => fake.stop())));

const it = stage({
  browserOptions: openaiAt(refusing.port),
  origins: () => [openaiOrigin],
  settings: [
    `--tagpilot.relay.gateways.openai=${openai.url}`,
    `--tagpilot.relay.gateways.replicate=${replicate.url}`,
    `--tagpilot.relay.gateways.deepdanbooru=${space.url}`,
    `--tagpilot.relay.gateways.huggingface=${hub.url}`,
  ],
});
const keys = { openai: openai.key, replicate: replicate.key };

/** @type {[string, string, string][]} */
const taggers = [
  ["WD", "replicate", "hatsune miku, solo, open mouth"],
  ["DeepDanbooru", "deepdanbooru", "solo, open mouth, ^_^"],
];
for (const [name, provider, tags] of taggers)
  it(`${name} is reached by the server, and names no ratings`, async (scene) => {
    const { app, server, workspace } = scene;
    const models = new Models(scene);
    await workspace.put(`1_${provider}`, manyImages(3));
    await knownFromBefore(scene, {
      keys,
      settings: { tagProvider: provider, providerChoices: { [provider]: { route: "relay" } } },
    });
    await app.open(`1_${provider}`);
    await models.start("Tag All", { review: false });
    await models.waitForEnd(3, 3);
    await models.close();
    await app.save();
    assert.equal(await workspace.text(`1_${provider}`, "002.txt"), tags);
    assert.ok(!server.log().includes(replicate.key));
  });

it("a call that the browser cannot make is made by the server after one press", async (scene) => {
  const { app, quiet, workspace } = scene;
  const models = new Models(scene);
  await workspace.put("1_route", manyImages(1));
  await knownFromBefore(scene, { keys });
  quiet.expect(/^Console: .*api\.openai\.com/u);
  await app.open("1_route");
  await models.start("Tag All");
  await app
    .dialog()
    .getByText(/No answer from OpenAI/)
    .first()
    .waitFor({ timeout: 60_000 });
  await models.button("Use server route").first().click();
  await models.waitForEnd(1, 1);
  assert.equal(openai.requests.at(-1)?.headers.authorization, `Bearer ${openai.key}`);
  assert.equal(openai.requests.at(-1)?.headers.origin, undefined);
});

it("of two models that look at the same images, the better answer is taken for each", async (scene) => {
  const { app, page, workspace } = scene;
  const models = new Models(scene);
  await workspace.put("1_two", manyImages(2));
  await knownFromBefore(scene, {
    keys,
    settings: { providerChoices: { openai: { route: "relay" }, replicate: { route: "relay" } } },
  });
  await app.open("1_two");
  await app.button("Tag All").click();
  const dialog = app.dialog("Tag All");
  await dialog.getByRole("switch", { name: /^Compare with a second model/ }).check();
  await dialog.getByRole("combobox", { name: "Provider" }).nth(1).selectOption("replicate");
  await models.button(/^Start/).click();
  await app.dialog("Tagged 2 images with two models").waitFor({ timeout: 60_000 });
  await models.button(/^Review \d/).click();
  await models.card(1).getByRole("radio").nth(0).click();
  await models.card(1).getByRole("button", { name: "Accept" }).click();
  await models.card(2).getByRole("radio").nth(1).click();
  await page.keyboard.press("y");
  await models.apply(2);
  await app.save();
  assert.equal(await workspace.text("1_two", "001.txt"), "corgi, open mouth, cherry blossom");
  assert.equal(await workspace.text("1_two", "002.txt"), "hatsune miku, solo, open mouth");
});
