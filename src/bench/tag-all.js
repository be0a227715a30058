/**
 * Has 150 images tagged by a model that answers after a second, four at a time, in a real browser on the server that bin/run starts.
 * Prints how long that takes beside the least that it can take, and the tasks over 50 ms on the page's main thread from the start on.
 * Used by bin/bench.
 *
 *   node tag-all.js [folder with JPEG files]
 *
 * Without a folder the images are small and drawn here. `TAGPILOT_PROGRAM` is the server, as for the end-to-end tests.
 */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { startOpenai } from "../../frontend/test/support-of-providers/index.js";
import { startBrowser } from "../../frontend/test/e2e/support/browser.js";
import {
  knownFromBefore,
  manyImages,
  Models,
  openaiAt,
} from "../../frontend/test/e2e/support/models.js";
import { startServer } from "../../frontend/test/e2e/support/server.js";
import { TagPilotPage } from "../../frontend/test/e2e/support/tagpilot-page.js";
import { makeWorkspace } from "../../frontend/test/e2e/support/workspace.js";

const images = 150;
const atOnce = 4;
const answerSeconds = 1;
const [folder] = process.argv.slice(2);

/** @returns {Promise<Record<string, Uint8Array>>} as many as are wanted; a folder with fewer is gone through again, each byte string its own */
async function pictures() {
  if (!folder) return manyImages(images);
  const names = (await readdir(folder))
    .filter((name) => /\.jpe?g$/iu.test(name))
    .sort();
  if (names.length === 0) throw new Error(`${folder} has no JPEG files.`);
  const read = await Promise.all(
    names.map((name) => readFile(path.join(folder, name))),
  );
  return Object.fromEntries(
    Array.from({ length: images }, (_, at) => {
      const end = Buffer.from([at % 256]); // after its end a JPEG file may hold anything
      return [
        `${String(at + 1).padStart(3, "0")}.jpg`,
        Buffer.concat([read[at % read.length], end]),
      ];
    }),
  );
}

const openai = await startOpenai({ secure: true, delay: answerSeconds * 1000 });
const workspace = await makeWorkspace();
const server = await startServer({ workspace: workspace.root });
const browser = await startBrowser(openaiAt(openai.port));
try {
  await workspace.put("1_bench", await pictures());
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  const app = new TagPilotPage(page, server.url);
  const scene =
    /** @type {import("../../frontend/test/e2e/support/stage.js").Scene} */ ({
      app,
      page,
      context,
    });
  await knownFromBefore(scene, {
    keys: { openai: openai.key },
    settings: { concurrency: atOnce },
  });
  const models = new Models(scene);
  await app.open("1_bench");
  await page.waitForTimeout(3000); // the first thumbnails are no part of it
  const begun = performance.now();
  await models.start("Tag All");
  await page.evaluate(() => {
    const tasks = (globalThis.longTasks = []);
    const begun = performance.now();
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        tasks.push({ duration, after: (startTime - begun) / 1000 });
    }).observe({ type: "longtask" });
  });
  await app
    .dialog(new RegExp(`ed ${images} of ${images} image`))
    .waitFor({ timeout: 300_000 });
  const seconds = (performance.now() - begun) / 1000;
  const tasks = await page.evaluate(() => globalThis.longTasks);
  const least = (images / atOnce) * answerSeconds;
  console.log(
    `Tag All, ${images} images, ${atOnce} at once, answers after ${answerSeconds} s: ${seconds.toFixed(1)} s ` +
      `(${(seconds / least).toFixed(2)} × the least of ${least} s), ${tasks.length} tasks over 50 ms`,
  );
  for (const { after, duration } of tasks)
    console.log(`  a task of ${Math.round(duration)} ms, ${after.toFixed(1)} s after the start`);
} finally {
  await browser.close();
  await server.stop();
  await openai.stop();
  await workspace.remove();
}
