import { after } from "node:test";
import { startBrowser } from "./browser.js";
import { startServer } from "./server.js";
import { makeWorkspace } from "./workspace.js";

/**
 * @typedef {{ settings?: string[], browserOptions?: string[] }} Wishes of the server and of the browser
 *
 * @typedef {{
 *   server: import("./server.js").Server,
 *   browser: import("playwright-core").Browser,
 *   workspace: import("./workspace.js").Workspace
 * }} Surroundings
 */

/** @type {{ wishes: string, owner: symbol, ready: Promise<Surroundings> } | null} what the last test had */
let current = null;

after(() => close());

/**
 * To start a server and a browser takes longer than most tests, so files that run in the same process one after the other share them
 * while they wish for the same. Each file finds the workspace empty.
 *
 * @param {Wishes} wishes
 * @returns {() => Promise<Surroundings>} to be asked by every test of a file; one that found the server ended finds it running again
 */
export function surroundings(wishes) {
  const key = JSON.stringify(wishes);
  const owner = Symbol("file");

  return async () => {
    if (current?.wishes !== key) {
      await close();
      current = { wishes: key, owner, ready: start(wishes) };
    }
    const { server, browser, workspace } = await current.ready;
    if (!server.isRunning()) await server.restart();
    if (current.owner !== owner) await workspace.empty();
    current.owner = owner;
    return { server, browser, workspace };
  };
}

/** @param {Wishes} wishes @returns {Promise<Surroundings>} */
async function start({ settings, browserOptions }) {
  const workspace = await makeWorkspace();
  const [server, browser] = await Promise.all([
    startServer({ workspace: workspace.root, settings }),
    startBrowser(browserOptions),
  ]);
  return { server, browser, workspace };
}

async function close() {
  const { server, browser, workspace } = (await current?.ready) ?? {};
  current = null;
  await browser?.close();
  await server?.stop();
  await workspace?.remove();
}
