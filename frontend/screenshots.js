/**
 * Makes the pictures of README: `node screenshots.js FOLDER`. FOLDER holds images with their caption files; they are copied into a
 * workspace of its own, and opened in Chromium. Needs a packaged server (`mvn package`).
 */
import { copyFile, mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startBrowser } from "./test/e2e/support/browser.js";
import { startServer } from "./test/e2e/support/server.js";
import { makeWorkspace } from "./test/e2e/support/workspace.js";

const target = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../docs/images");

/** @type {{ file: string, theme: "dark" | "light", density: "list" | "gallery" }[]} */
const pictures = [
  { file: "list-dark.png", theme: "dark", density: "list" },
  { file: "gallery-light.png", theme: "light", density: "gallery" },
];

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: node screenshots.js FOLDER  (a folder with images and their caption files)");
  process.exit(1);
}

const workspace = await makeWorkspace();
const server = await startServer({ workspace: workspace.root });
const browser = await startBrowser();
try {
  const dataset = path.join(workspace.root, "datasets/1_fluffy-friends");
  await mkdir(dataset, { recursive: true });
  await mkdir(target, { recursive: true });
  for (const name of await readdir(folder)) await copyFile(path.join(folder, name), path.join(dataset, name));
  for (const { file, theme, density } of pictures) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript(
      ([settings]) => localStorage.setItem("tagpilot.settings", settings),
      [JSON.stringify({ theme, density })],
    );
    const page = await context.newPage();
    await page.goto(`${server.url}/tagpilot/?dataset=1_fluffy-friends`, { waitUntil: "networkidle" });
    await page.screenshot({ path: path.join(target, file) });
    console.log(`docs/images/${file}`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
  await workspace.remove();
}
