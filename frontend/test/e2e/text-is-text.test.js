import assert from "node:assert/strict";
import { after } from "node:test";
import { isDeep } from "./support/deep.js";
import { eventually } from "./support/eventually.js";
import { png } from "./support/images.js";
import { knownFromBefore, manyImages, Models } from "./support/models.js";
import { asFile, listenForCanary, made, notShown, number, payloads } from "./support/payloads.js";
import { stage } from "./support/stage.js";
import { startTalker } from "./support/talker.js";
import { TagPilotPage } from "./support/tagpilot-page.js";
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
  // What a person types is typed one text after another, which takes its time.
  const typed = isDeep ? payloads : payloads.filter((_, at) => at % 5 === 0);
  const trigger = () => oneByOne(app.images, typed, (text) => app.trigger.fill(text));
  const filter = () => oneByOne(body, typed, (text) => app.filter.fill(text));
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

it("in what comes in, names are text", async (scene) => {
  const { app, page, context } = scene;
  await listenForCanary(context);
  await page.setViewportSize(tall);
  const report = async () => {
    await app.button("Show why").click();
    return app.dialog(/could not be read/);
  };
  await app.open();
  await look(scene, [
    [
      "files that are no images",
      async () => {
        const broken = files.map((file) => ({ name: `${file}.png`, content: Buffer.from("no image") }));
        await app.uploadImages.setInputFiles(
          broken.map(({ name, content }) => ({ name, mimeType: "image/png", buffer: content })),
        );
        return report();
      },
      files,
    ],
    [
      "entries of a ZIP, and what is no image among them",
      async () => {
        await page.keyboard.press("Escape");
        const good = images(payloads, (file, at) => `${file}/${number(at)} ${file}`);
        const bad = Object.fromEntries(files.map((file) => [`bad/${file}.png`, "no image"]));
        await app.addZip("all.zip", zipOf({ ...good, ...bad }));
        await app.card(/40 /).first().waitFor();
        return app.images;
      },
      [...files, ...payloads],
    ],
    ["the report on a ZIP", report, files],
  ]);
});

it("in drafts, names and texts are text", async (scene) => {
  const { app, page, context } = scene;
  await listenForCanary(context);
  await page.setViewportSize(tall);
  await app.open();
  await app.addImages(
    ...payloads.slice(0, 8).map((_, at) => ({ name: `${at}.png`, content: png({ seed: 50 + at }) })),
  );
  const all = `${payloads[0]} ${payloads[8]} ${payloads[31]}`;
  await app.datasetName.fill(all);
  for (const at of [0, 1, 2, 3]) await app.addTags(`${at}.png`, payloads.slice(at * 10, at * 10 + 10).join());
  await app.message(/Draft kept/).waitFor();
  // Before it asks, all that was done is kept.
  await page.getByRole("link", { name: "TagPilot: all datasets" }).click();
  await app.dialog(/^Leave/).waitFor();
  const again = new TagPilotPage(await context.newPage(), app.url);
  await page.close();
  await again.open();
  const second = { ...scene, app: again, page: /** @type {import("playwright-core").Page} */ (again.page) };
  await look(second, [
    ["drafts on the start page", async () => again.page.locator("body"), [all]],
    [
      "a draft that was resumed",
      async () => {
        await again.button("Resume draft").click();
        await again.waitForCards("0.png");
        await second.page.setViewportSize(tall);
        return again.page.locator("body");
      },
    ],
    ["the name of the dataset", async () => again.page.locator("body"), [all]],
  ]);
});

it("in what the server says, sentences and names are text", async (scene) => {
  const { app, page, workspace, context, quiet } = scene;
  quiet.expect(/status of 4\d\d|status of 500/);
  await listenForCanary(context);
  const all = payloads.join(" ");
  const body = page.locator("body");
  await workspace.put("1_said", { ...images(payloads, (_, at) => `${number(at)}`) });
  const refuse = async () => {
    await page.route("**/api/tagpilot/changes*", (route) =>
      route.fulfill({ status: 500, json: { code: "internal", detail: all } }),
    );
    await app.open("1_said");
    for (const file of payloads.keys()) if (file < 1) await app.addTags("01.png", "mine");
    await app.saveButton.click();
    await app.message(/Trying again asks/).waitFor();
    return body;
  };
  const conflict = async () => {
    await page.unroute("**/api/tagpilot/changes*");
    await page.reload();
    await page.setViewportSize(tall);
    await app.open("1_said");
    await app.trigger.fill("token");
    const theirs = payloads.map((payload, at) => [`${number(at)}.txt`, `theirs, ${payload} ${payload}`]);
    await workspace.put("1_said", Object.fromEntries(theirs));
    await app.saveButton.click();
    const dialog = app.dialog(/changed in the workspace/);
    await dialog.waitFor();
    return dialog;
  };
  await look(scene, [
    [
      "an address of a dataset that is not there",
      async () => {
        await page.goto(`${app.url}/tagpilot/?dataset=${encodeURIComponent(all)}`);
        await app.message(/Could not open/).waitFor();
        return body;
      },
      [all],
    ],
    ["a sentence of the server", refuse, [all]],
    ["both sides of a conflict", conflict],
  ]);
});

it("in what models say, and in settings, texts are text", async (scene) => {
  const { app, page, workspace, context, quiet } = scene;
  quiet.expect(/status of 400/);
  await listenForCanary(context);
  await page.setViewportSize(tall);
  const models = new Models(scene);
  await knownFromBefore(scene, {
    settings: {
      tagProvider: "compatible",
      captionProvider: "compatible",
      providerChoices: { compatible: { baseUrl: `${talker.url}/v1`, model: payloads[0] } },
      promptTemplates: payloads.map((text) => ({ name: text, mode: "tags", text })),
      neverAdd: payloads.map((payload) => `never ${payload}`),
      quickTags: payloads.slice(0, 9),
      tagPrompt: payloads.join("\n"),
      underscores: "keep",
    },
  });
  await workspace.put("1_models", manyImages(payloads.length));
  await app.open("1_models");
  const settings = async () => {
    await app.button("Settings").click();
    return app.dialog("Settings");
  };
  await look(scene, [
    [
      "settings: prompts, templates, tags that are never added, models",
      settings,
      [...payloads, ...payloads.map((payload) => `never ${payload}`), payloads.join("\n")],
    ],
    [
      "a list of tags and its name",
      async () => {
        const dialog = app.dialog("Settings");
        await dialog
          .getByLabel("Tag list for suggestions")
          .locator("input")
          .setInputFiles({
            name: `${files[0]}.txt`,
            mimeType: "text/plain",
            buffer: Buffer.from(payloads.join("\n")),
          });
        return dialog;
      },
      [`${files[0]}.txt`],
    ],
    [
      "suggestions while typing",
      async () => {
        await page.keyboard.press("Escape");
        await app.card(/001/).getByLabel("Add tag…").fill("javascript");
        const list = page.getByRole("listbox", { name: "Known tags" });
        await list.getByRole("option").first().waitFor();
        return list;
      },
      ["javascript:canary()"],
    ],
    [
      "reasons of models",
      async () => {
        await page.keyboard.press("Escape");
        talker.fail(true);
        await models.start("Tag All");
        const dialog = app.dialog(/ed \d+ of/);
        await dialog.waitFor({ timeout: 30_000 });
        return dialog;
      },
      payloads.slice(0, 1),
    ],
    [
      "suggestions of models",
      async () => {
        await models.close();
        talker.fail(false);
        await models.start("Tag All");
        await models.waitForEnd(payloads.length, payloads.length);
        await models.openReview(payloads.length);
        return app.dialog("Review suggestions");
      },
      // Answers are cleaned of quotation marks around them and of entities.
      payloads.filter((payload) => !/^["'&]/.test(payload)),
    ],
  ]);
});
