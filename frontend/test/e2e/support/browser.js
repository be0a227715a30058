import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Starts the Chromium of this machine.
 *
 * @param {string[]} [options] further command line options
 */
export function startBrowser(options = []) {
  const executablePath = process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error("No Chromium was found. bin/test installs one; or set CHROMIUM_PATH.");
  return chromium.launch({
    executablePath,
    // Without a sandbox, since tests often run as root in a container; /dev/shm is small there, too.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", ...options],
  });
}

/**
 * Keeps an eye on everything that must not happen while a page is used: errors, refusals by the page's security policy, and
 * requests to anywhere but the given origins. Such requests do not get out.
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

  await context.route(
    (url) => /^https?:$/.test(url.protocol) && !origins.includes(url.origin),
    (route) => {
      note(`Request to elsewhere: ${route.request().url()}`);
      return route.abort();
    },
  );
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
