import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

// The one without windows is enough, and starts and paints quicker.
const places = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const namesRule = "--host-resolver-rules=";

/**
 * No page that is tested gets out of this computer, whatever it asks for.
 *
 * @param {string[]} options of the command line
 * @returns {string[]} with all names unknown but those that the options map
 */
function closedIn(options) {
  const mapped = options.filter((option) => option.startsWith(namesRule));
  const rules = mapped.map((option) => option.slice(namesRule.length));
  const all = [...rules, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE localhost"];
  return [...options.filter((option) => !mapped.includes(option)), namesRule + all.join(",")];
}

/** @param {string[]} [options] further command line options */
function launchOptions(options = []) {
  const executablePath = process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error("No Chromium was found. bin/test installs one; or set CHROMIUM_PATH.");
  return {
    executablePath,
    // Without a sandbox, since tests often run as root in a container; /dev/shm is small there, too.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", ...closedIn(options)],
  };
}

/**
 * Starts the Chromium of this machine.
 *
 * @param {string[]} [options] further command line options
 */
export function startBrowser(options) {
  return chromium.launch(launchOptions(options));
}

/**
 * Starts it with a folder that keeps what pages store, as a person's own browser has one.
 *
 * @param {string} profile
 */
export function startPersonalBrowser(profile) {
  return chromium.launchPersistentContext(profile, launchOptions());
}

/**
 * Ends processes of a browser as a crash does: at once, without a word to any page.
 *
 * @param {import("playwright-core").BrowserContext} context
 * @param {"renderer" | "browser"} type that of all its tabs, or the whole browser
 */
export async function killProcesses(context, type) {
  const browser = context.browser();
  if (browser === null) throw new Error("This context does not tell its browser.");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = type === "renderer" ? context.pages() : [];
  const gone = pages.map((page) => new Promise((resolve) => page.once("crash", resolve)));
  if (type === "browser") gone.push(new Promise((resolve) => browser.once("disconnected", resolve)));
  for (const one of processInfo) if (one.type === type) killIfThere(one.id);
  await Promise.all(gone);
  // What is left of the tabs is a notice of the browser.
  await Promise.all(pages.map((page) => page.close()));
}

/** @param {number} id of a process, which may have ended by itself since it was listed */
function killIfThere(id) {
  try {
    process.kill(id, "SIGKILL");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}

/**
 * Keeps an eye on everything that must not happen while a page is used: errors, refusals by the page's security policy, and
 * requests to anywhere but the given origins. Nothing is intercepted: that would slow down each request and keep the browser from caching.
 *
 * @param {import("playwright-core").BrowserContext} context
 * @param {string[]} origins
 */
export async function watch(context, origins) {
  /** @type {string[]} */
  const seen = [];
  /** @type {RegExp[]} */
  const expected = [];
  const note = (/** @type {string} */ sentence) => {
    if (!expected.some((pattern) => pattern.test(sentence))) seen.push(sentence);
  };

  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && !origins.includes(url.origin)) note(`Request to elsewhere: ${url}`);
  });
  await context.exposeFunction("noteViolation", (/** @type {string} */ sentence) => note(sentence));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      // @ts-ignore: put there by exposeFunction
      window.noteViolation(`Security policy: ${event.violatedDirective} refused ${event.blockedURI}`);
    });
  });
  context.on("weberror", (error) =>
    note(`Error in the page: ${error.error().stack ?? error.error().message}`),
  );
  context.on("console", (message) => {
    if (message.type() === "error") note(`Console: ${message.text()} (${message.location().url})`);
  });

  return {
    /**
     * From now on, what fits one of the patterns is not held against the page.
     *
     * @param {RegExp[]} patterns
     */
    expect: (...patterns) => expected.push(...patterns),
    /** @returns {string[]} what was seen so far; it is no longer held against the page */
    forgive: () => seen.splice(0),
    /** Fails if anything happened that must not. */
    assertQuiet() {
      if (seen.length > 0) throw new Error(`The page was not quiet:\n${seen.join("\n")}`);
    },
  };
}
