import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startPersonalBrowser } from "./browser.js";

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

/** @param {import("playwright-core").Page} page that may keep so many bytes from now on @param {number} quotaSize */
export async function limitRoom(page, quotaSize) {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize });
}
