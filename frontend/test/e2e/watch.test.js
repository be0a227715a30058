import assert from "node:assert/strict";
import { eventually } from "./support/eventually.js";
import { stage } from "./support/stage.js";

/** The other tests rely on being told what must not happen; here it happens on purpose. */
const it = stage();

/** @type {[what: string, deed: () => void, told: RegExp][]} */
const misdeeds = [
  [
    "a request to elsewhere",
    () => void fetch("https://elsewhere.test/").catch(() => undefined),
    /Request to elsewhere/,
  ],
  [
    "an image from elsewhere",
    () => void (new Image().src = "http://elsewhere.test/a.png"),
    /Security policy: img-src/,
  ],
  [
    "an error that nobody caught",
    () => {
      setTimeout(() => {
        throw new Error("on purpose");
      });
    },
    /Error in the page: .*on purpose/,
  ],
  ["a message of an error", () => console.error("complaint"), /Console: complaint/],
  [
    "HTML from a string",
    () => {
      try {
        Reflect.set(document.body, "innerHTML", "<p>text</p>");
      } catch {
        return;
      }
    },
    /Security policy: require-trusted-types-for/,
  ],
];

for (const [what, deed, told] of misdeeds) {
  it(`the tests are told of ${what}`, async ({ app, page, quiet }) => {
    await app.open();
    quiet.assertQuiet();
    await page.evaluate(deed);
    await eventually(() => assert.throws(() => quiet.assertQuiet(), told));
    quiet.forgive();
  });
}
