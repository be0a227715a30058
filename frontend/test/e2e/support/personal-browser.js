import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startPersonalBrowser } from "./browser.js";
import { bmp } from "./images.js";

/** @param {(context: import("playwright-core").BrowserContext) => Promise<void>} body is given a browser that keeps on the disk what pages store */
export async function inPersonalBrowser(body) {
  const profile = await mkdtemp(path.join(os.tmpdir(), "tagpilot-profile-"));
  const context = await startPersonalBrowser(profile);
  try {
    await body(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Adds images of which the browser has room for some only.
 *
 * @param {import("./tagpilot-page.js").TagPilotPage} app
 * @param {import("playwright-core").Page} page in which it is open
 * @returns {Promise<string[]>} their names
 */
export async function addMoreThanFits(app, page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: app.url, quotaSize: 2_200_000 });
  const names = ["a.bmp", "b.bmp", "c.bmp", "d.bmp", "e.bmp"];
  await app.addImages(
    ...names.map((name, at) => ({ name, content: bmp({ width: 450, height: 450, seed: at + 1 }) })),
  );
  return names;
}
