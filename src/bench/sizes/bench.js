/**
 * What every measurement is given: a server on an empty workspace, a browser, and the table that is printed.
 *
 * @typedef {Awaited<ReturnType<typeof startBench>>} Bench
 * @typedef {{
 *   page: import("playwright-core").Page,
 *   app: TagPilotPage,
 *   counters: Awaited<ReturnType<typeof attach>>
 * }} Scene
 *
 * @module
 */
import { rm } from "node:fs/promises";
import path from "node:path";
import { startBrowser, startPersonalBrowser } from "../../../frontend/test/e2e/support/browser.js";
import { startServer } from "../../../frontend/test/e2e/support/server.js";
import { TagPilotPage } from "../../../frontend/test/e2e/support/tagpilot-page.js";
import { makeWorkspace } from "../../../frontend/test/e2e/support/workspace.js";
import { modelPictures } from "./datasets.js";
import { attach, watchOpening } from "./measures.js";

/** @type {import("playwright-core").BrowserContextOptions} */
const look = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };

/** @param {{ photos?: string }} options a folder of JPEG files to use instead of drawn ones */
export async function startBench({ photos }) {
  const workspace = await makeWorkspace();
  const server = await startServer({ workspace: workspace.root, java: [] });
  const browser = await startBrowser();
  /** @type {Map<string, Map<number, string>>} the figures of each row by size */
  const table = new Map();

  /** @param {import("playwright-core").BrowserContext} context @param {(scene: Scene) => Promise<void>} body */
  async function inContext(context, body) {
    context.setDefaultTimeout(300_000);
    await watchOpening(context);
    const page = await context.newPage();
    await page.setViewportSize(look.viewport);
    const counters = await attach(page);
    try {
      await body({ page, counters, app: new TagPilotPage(page, server.url) });
    } finally {
      await context.close();
    }
  }

  return {
    workspace,
    server,
    browser,
    ...(await modelPictures(browser, photos)),
    folderOf: (/** @type {string} */ dataset) => path.join(workspace.root, "datasets", dataset),

    /** @param {string} row @param {number} size @param {string} figure */
    put(row, size, figure) {
      const figures = table.get(row) ?? new Map();
      table.set(row, figures.set(size, figure));
      console.error(`${size}: ${row}: ${figure}`);
    },

    newContext: () => browser.newContext(look),

    /** @param {(scene: Scene) => Promise<void>} body is given a browser that was not used before */
    async inPage(body) {
      await inContext(await browser.newContext(look), body);
    },

    /** @param {(scene: Scene) => Promise<void>} body is given a browser with a profile on the disk, where pages may store a lot */
    async inPersonalPage(body) {
      const profile = path.join(workspace.root, "profile");
      await inContext(await startPersonalBrowser(profile), body);
      await rm(profile, { recursive: true });
    },

    /** @param {number[]} sizes */
    print(sizes) {
      console.log(`images: ${sizes.join(" | ")}`);
      for (const [row, figures] of table)
        console.log(`${row}: ${sizes.map((size) => figures.get(size) ?? "–").join(" | ")}`);
    },

    async stop() {
      await browser.close();
      await server.stop();
      await workspace.remove();
    },
  };
}
