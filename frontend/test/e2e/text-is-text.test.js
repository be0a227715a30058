import assert from "node:assert/strict";
import { after } from "node:test";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { knownFromBefore, Models } from "./support/models.js";
import { asFile, listenForCanary, made, notShown, number, payloads } from "./support/payloads.js";
import { stage } from "./support/stage.js";
import { startTalker } from "./support/talker.js";
import { zipOf } from "./support/zips.js";

/** @typedef {import("./support/stage.js").Scene} Scene */
/** @typedef {import("playwright-core").Locator} Locator */

/**
 * Where a text of somebody else's is shown: what it is, how one gets to see it, and what must stand there, to the letter.
 *
 * @typedef {[place: string, see: (scene: Scene) => Promise<Locator>, texts?: readonly string[]]} Place
 */

const files = payloads.map(asFile);
/** The same with what else stands in a prose that nobody takes for a tag. */
const prose = payloads.map(
  (payload) => `This is a photo of somebody who holds up a sign with ${payload} on it.`,
);
const it = stage({ origins: () => [talker.url] });
/** So tall that whatever is listed is on the screen. */
const tall = { width: 1440, height: 8000 };
const talker = await startTalker(payloads);
after(() => talker.close());

/** @param {Scene} scene @param {Place[]} places */
async function look(scene, places) {
  for (const [place, see, texts = payloads] of places) {
    const region = await see(scene);
    await eventually(async () =>
      assert.deepEqual(await notShown(region, texts), [], `not shown as it is: ${place}`),
    );
    assert.deepEqual(await made(scene.page), [], `made of a text: ${place}`);
  }
}

/** @param {string[]} texts @param {(text: string, at: number) => string} name */
const images = (texts, name) =>
  Object.fromEntries(
    texts.flatMap((text, at) => [
      [`${name(asFile(payloads[at] ?? ""), at)}.png`, png({ seed: at + 1 })],
      [`${name(asFile(payloads[at] ?? ""), at)}.txt`, text],
    ]),
  );

it("the payloads are live: a page that takes them for HTML runs them", async ({ page, context, quiet }) => {
  await listenForCanary(context);
  await page.goto("about:blank");
  await page.setContent(payloads.slice(0, 10).join("\n"), { waitUntil: "commit" });
  await eventually(() => assert.throws(() => quiet.assertQuiet(), /A payload ran/));
  assert.notDeepEqual(await made(page), []);
  quiet.forgive();
});

/**
 * Shows one text after another in the same place.
 *
 * @param {Locator} region
 * @param {readonly string[]} texts
 * @param {(text: string, at: number) => Promise<unknown>} show
 */
async function oneByOne(region, texts, show) {
  for (const [at, text] of texts.entries()) {
    await show(text, at);
    await eventually(async () => assert.deepEqual(await notShown(region, [text]), []));
    assert.deepEqual(await made(region.page()), []);
  }
  return region;
}

it("in lists, tags, captions and names are text", async (scene) => {
  const { app, page, workspace, context } = scene;
  await listenForCanary(context);
  await page.setViewportSize(tall);
  await workspace.put(
    "1_tags",
    images(payloads, (file, at) => `${file}/${number(at)} ${file}`),
  );
  await workspace.put(
    "1_captions",
    images(prose, (_, at) => number(at)),
  );
  await app.open("1_tags");
  await look(scene, [
    ["tags on cards", async () => app.images],
    ["names of files and folders on cards", async () => app.images, files],
    ["the list of all tags", async () => app.tagViewer],
  ]);
  await app.open("1_captions");
  await look(scene, [["captions on cards", async () => app.images, prose]]);
});

it("in fields and in the preview, texts are text", async (scene) => {
  const { app, page, workspace, context } = scene;
  await listenForCanary(context);
  const tagged = images(payloads, (file, at) => `${number(at)} ${file}`);
  await workspace.put("1_fields", tagged);
  await app.open("1_fields");
  const body = page.locator("body");
  const preview = app.dialog(/preview/i);
  const trigger = () => oneByOne(app.images, payloads, (text) => app.trigger.fill(text));
  const filter = () => oneByOne(body, payloads, (text) => app.filter.fill(text));
  const next = async () => {
    await app.filter.fill("");
    await app.filter.blur();
    await page.keyboard.press("l");
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    return oneByOne(preview, files, async (_, at) => at > 0 && page.keyboard.press("ArrowRight"));
  };
  await look(scene, [
    ["the trigger word in its field and on cards", trigger, []],
    ["what the filter is asked for", filter, []],
    ["the preview", next, []],
  ]);
});

it("in the workspace, names are text", async (scene) => {
  const { app, page, workspace, context } = scene;
  await listenForCanary(context);
  await page.setViewportSize(tall);
  for (const file of files) await workspace.put(`1_${file}`, { "a.png": png(), "a.txt": "dog" });
  for (const [at, file] of files.entries()) {
    await workspace.put(`.tagpilot/trash/1_${file}/id${at}`, { "plan.json": "{}" });
    await workspace.put(".tagpilot/journal", { [`id${at}.json`]: "damaged" });
  }
  await app.open();
  await look(scene, [
    ["datasets on the start page", async () => page.getByRole("table"), files],
    [
      "notices on the start page",
      async () => page.getByRole("list", { name: "What the workspace needs" }),
      files,
    ],
  ]);
});
