import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";

const css = await readFile(new URL("../../../app/styles/tokens.css", import.meta.url), "utf8");

/** @param {string} theme */
function coloursOf(theme) {
  const block = css.split(`[data-theme="${theme}"] {`)[1].split("}")[0];
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[\da-f]{3,6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

/** @param {string} hex */
function luminance(hex) {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join("") : hex.slice(1);
  const [red, green, blue] = [0, 2, 4]
    .map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @type {[text: string, surfaces: string[], least: number][]} */
const pairs = [
  ["tx", ["bg", "s1", "s2", "s3", "s4"], 7],
  ["tx-2", ["bg", "s1", "s2", "s3", "s4", "accent-bg", "warn-bg", "bad-bg"], 4.5],
  ["tx-3", ["bg", "s1", "s2", "s3"], 4.5],
  ["on-accent", ["accent", "accent-hov", "bad", "bad-hov"], 4.5],
  ["accent-tx", ["s1", "s2", "accent-bg"], 4.5],
  ["trig-tx", ["trig-bg", "s2"], 4.5],
  ["ok-tx", ["ok-bg", "s1", "s2"], 4.5],
  ["bad-tx", ["bad-bg", "s1", "s2", "s3"], 4.5],
  ["warn-tx", ["warn-bg", "s1", "s2"], 4.5],
  ["icon", ["s1", "s2", "s3", "bg"], 3],
  ["ring", ["bg", "s1", "s2", "s3"], 3],
];

for (const theme of ["dark", "light"]) {
  describe(`the ${theme} theme`, () => {
    const colours = coloursOf(theme);
    for (const [text, surfaces, least] of pairs) {
      it(`shows ${text} clearly`, () => {
        for (const surface of surfaces) {
          const ratio = contrast(colours[text], colours[surface]);
          assert.ok(ratio >= least, `${text} on ${surface} has ${ratio.toFixed(2)}, not ${least}`);
        }
      });
    }
  });
}
