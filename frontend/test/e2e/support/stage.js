import { mkdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { watch } from "./browser.js";
import { surroundings } from "./surroundings.js";
import { TagPilotPage } from "./tagpilot-page.js";

const results = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../test-results");

/**
 * What a test gets: a page that nobody used before, over a server and a workspace that the tests of one file share.
 *
 * @typedef {{
 *   app: TagPilotPage,
 *   page: import("playwright-core").Page,
 *   context: import("playwright-core").BrowserContext,
 *   quiet: Awaited<ReturnType<typeof watch>>,
 *   server: import("./server.js").Server,
 *   workspace: import("./workspace.js").Workspace,
 *   shot: (name: string) => Promise<void>
 * }} Scene
 */

/**
 * @typedef {{
 *   settings?: string[],
 *   browserOptions?: string[],
 *   viewport?: { width: number, height: number },
 *   colorScheme?: "dark" | "light",
 *   origins?: (server: import("./server.js").Server) => string[]
 * }} StageOptions `origins` are addresses beside the server's that the page may ask
 */

/**
 * Gives the tests of a file a workspace, a server and a browser. Call it once at the top; what it gives back declares a test. When a
 * test fails, a picture of the page is left in test-results.
 *
 * @param {StageOptions} [options]
 * @returns {(name: string, body: (scene: Scene) => Promise<void>) => void}
 */
export function stage(options = {}) {
  const { settings, browserOptions } = options;
  const surround = surroundings({ settings, browserOptions });

  return (name, body) => {
    test(name, { timeout: 120_000 }, async () => {
      const { server, browser, workspace } = await surround();
      const context = await browser.newContext({
        viewport: options.viewport ?? { width: 1440, height: 900 },
        colorScheme: options.colorScheme ?? "dark",
        acceptDownloads: true,
        reducedMotion: "reduce",
      });
      // A busy machine takes its time, and more to serve a page that nobody asked for yet.
      context.setDefaultTimeout(30_000);
      context.setDefaultNavigationTimeout(60_000);
      // No test can operate the system's own window for choosing where to save.
      await context.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
      const quiet = await watch(context, [server.url, ...(options.origins?.(server) ?? [])]);
      const page = await context.newPage();
      const shot = (/** @type {string} */ label) => picture(page, label);
      const app = new TagPilotPage(page, server.url);
      try {
        await body({ app, page, context, quiet, server, workspace, shot });
        quiet.assertQuiet();
      } catch (error) {
        await shot(`failed-${name}`);
        throw error;
      } finally {
        await context.close();
      }
    });
  };
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} label
 */
async function picture(page, label) {
  await mkdir(results, { recursive: true });
  const file = path.join(results, `${label.replace(/[^a-z0-9]+/gi, "-").slice(0, 80)}.png`);
  if (!page.isClosed()) await page.screenshot({ path: file });
}
