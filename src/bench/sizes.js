/**
 * Prints how the page does with many images, beside the least that each thing can take on this machine at this moment. Used by bin/bench.
 *
 *   node sizes.js [--sizes 1000,10000,100000] [--photos FOLDER]
 *
 * Without a folder the pictures are drawn here. `TAGPILOT_PROGRAM` is the server, as for the end-to-end tests.
 */
import { mkdir, open, rename } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { startBrowser } from "../../frontend/test/e2e/support/browser.js";
import { startServer } from "../../frontend/test/e2e/support/server.js";
import { TagPilotPage } from "../../frontend/test/e2e/support/tagpilot-page.js";
import { makeWorkspace } from "../../frontend/test/e2e/support/workspace.js";
import { modelPictures, writeDataset } from "./sizes/datasets.js";
import { attach, percentile, scrollThrough, settled, watchOpening, work } from "./sizes/measures.js";

const { values: options } = parseArgs({
  options: { sizes: { type: "string", default: "1000,10000" }, photos: { type: "string" } },
});
const sizes = options.sizes.split(",").map(Number);

const workspace = await makeWorkspace();
const server = await startServer({ workspace: workspace.root });
const browser = await startBrowser();
/** @type {Map<string, string[]>} the figures of each row, one a size */
const table = new Map();

/** @param {string} row @param {string} figure */
function put(row, figure) {
  table.set(row, [...(table.get(row) ?? []), figure]);
}

const ms = (/** @type {number} */ value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const bytes = (/** @type {number} */ value) =>
  value < 100_000 ? `${(value / 1000).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`;
const against = (/** @type {number} */ value, /** @type {number} */ floor) =>
  `${ms(value)} (${(value / floor).toFixed(1)} × ${ms(floor)})`;

/**
 * @typedef {{
 *   page: import("playwright-core").Page,
 *   app: TagPilotPage,
 *   counters: Awaited<ReturnType<typeof attach>>
 * }} Scene
 *
 * @param {(scene: Scene) => Promise<void>} body is given a browser that was not used before
 */
async function inPage(body) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(120_000);
  await watchOpening(context);
  const page = await context.newPage();
  const counters = await attach(page);
  try {
    await body({ page, counters, app: new TagPilotPage(page, server.url) });
  } finally {
    await context.close();
  }
}

/** Opens a dataset and waits until the first screen is painted. */
async function opened({ page, counters }, dataset) {
  const before = counters.received();
  await page.goto(`${server.url}/tagpilot/?dataset=${dataset}`);
  await page.waitForFunction(() => globalThis.sizesMarks?.shown > 0, undefined, { polling: 20 });
  const marks = await page.evaluate(() => globalThis.sizesMarks);
  return { ...marks, received: counters.received() - before };
}

/** How long the browser alone takes to get the same pictures as they are, and to decode them. */
async function decoding({ page }, dataset, count) {
  return page.evaluate(
    async ([name, many]) => {
      const addresses = Array.from(
        { length: many },
        (_, at) => `/api/tagpilot/image?name=${name}&file=${String(at).padStart(6, "0")}.jpg`,
      );
      const begun = performance.now();
      await Promise.all(
        addresses.map(async (address) =>
          createImageBitmap(await (await fetch(address, { cache: "no-store" })).blob()),
        ),
      );
      return performance.now() - begun;
    },
    [dataset, count],
  );
}

/** The writes of a save of one text, and nothing else: what is written, how often it is forced, what is renamed. */
async function bareSave() {
  const folder = path.join(workspace.root, "bare");
  await mkdir(folder, { recursive: true });
  const begun = performance.now();
  for (const name of ["text", "plan", "journal", "memory"]) {
    const file = await open(path.join(folder, `${name}.new`), "w");
    await file.writeFile("x".repeat(300));
    await file.sync();
    await file.close();
    await rename(path.join(folder, `${name}.new`), path.join(folder, name));
    const parent = await open(folder, "r");
    await parent.sync();
    await parent.close();
  }
  return performance.now() - begun;
}

/** @param {string} dataset */
async function measureOpening(dataset) {
  await inPage(async (scene) => {
    const cold = await opened(scene, dataset);
    const floor = await decoding(scene, dataset, cold.shown);
    put("open, cold: list usable", ms(cold.list));
    put("open, cold: first thumbnail", ms(cold.first));
    put(
      "open, cold: first screen, against getting and decoding the same pictures",
      against(cold.screen, floor),
    );
    put("transferred until then", bytes(cold.received));
    const warm = await opened(scene, dataset);
    put("open, warm: first screen", ms(warm.screen));
  });
}

/** @param {string} dataset */
async function measureWork(dataset) {
  await inPage(async (scene) => {
    const { page, app, counters } = scene;
    await opened(scene, dataset);
    await page.waitForTimeout(2000); // sizes of images still arrive
    put("JS heap", bytes(await counters.heap()));
    await app.trigger.focus();
    const keys = [];
    for (const key of "trigger word")
      keys.push(await work(page, counters, () => page.keyboard.press(key === " " ? "Space" : key)));
    put("keystroke in Trigger Word, p95", ms(percentile(keys, 0.95)));
    await page.keyboard.press("Escape");
    const field = app.card("000000.jpg").getByLabel("Add tag…");
    const adds = [];
    for (let at = 0; at < 8; at++) {
      await field.fill(`new ${at}`);
      adds.push(await work(page, counters, () => page.keyboard.press("Enter")));
    }
    put("add a tag, p95", ms(percentile(adds, 0.95)));
    await app.filter.fill('tag:"tag 2" ');
    await settled(page);
    const filters = [];
    for (const text of ['tag:"tag 3" ', 'tag:"tag 1" ', 'tag:"tag 7" ', "width:>100 ", ""]) {
      filters.push(await work(page, counters, () => app.filter.fill(text)));
    }
    put("filter, longest", ms(Math.max(...filters)));
    await page.keyboard.press("Escape");
    await app.tagViewer.getByRole("listbox").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Delete");
    const yes = app.dialog().getByRole("button", { name: /^Remove from/ });
    await yes.waitFor();
    const removing = await work(page, counters, () => yes.click());
    put("remove the most used tag everywhere", ms(removing));
    put("undo that", ms(await work(page, counters, () => app.button("Undo").click())));
    const scrolled = await scrollThrough(page);
    put(
      "scroll through all: frames over 50 ms",
      `${scrolled.slow} of ${scrolled.frames}, longest ${ms(scrolled.longest)}`,
    );
    put("elements, most", String(scrolled.most));
  });
}

/** @param {string} dataset */
async function measureSave(dataset) {
  await inPage(async (scene) => {
    const { page, app, counters } = scene;
    await opened(scene, dataset);
    const times = [];
    const floors = [];
    let sent = 0;
    for (let at = 0; at < 5; at++) {
      await app.addTags("000000.jpg", `saved ${at}`);
      await settled(page);
      const before = counters.sent();
      const answered = page.waitForResponse((response) => response.url().includes("/api/tagpilot/changes"));
      await app.saveButton.click();
      const { requestStart, responseEnd } =
        (await (await answered).finished(), (await answered).request().timing());
      times.push(responseEnd - requestStart);
      sent = counters.sent() - before;
      floors.push(await bareSave());
      await app.message(/Saved 1 change/).waitFor();
      await page.waitForTimeout(500);
    }
    put("save of one tag, against the bare writes", against(percentile(times, 0.5), percentile(floors, 0.5)));
    put("sent for that", bytes(sent));
  });
}

try {
  const pictures = await modelPictures(browser, options.photos);
  for (const size of sizes) {
    const dataset = `1_of${size}`;
    await writeDataset(path.join(workspace.root, "datasets", dataset), size, pictures);
    await measureOpening(dataset);
    await measureWork(dataset);
    await measureSave(dataset);
  }
  console.log(`images: ${sizes.join(" | ")}`);
  for (const [row, figures] of table) console.log(`${row}: ${figures.join(" | ")}`);
} finally {
  await browser.close();
  await server.stop();
  await workspace.remove();
}
