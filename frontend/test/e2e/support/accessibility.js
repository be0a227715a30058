import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Fails when axe-core finds something serious or critical in what is on the screen now.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} where for the message
 * @param {{ rules?: string[] }} [options] the names of the rules that are tried; without, all
 */
export async function assertAccessible(page, where, { rules } = {}) {
  // Through the debugger, so that the page's security policy need not let the checker in.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const findings = await page.evaluate(async (only) => {
    // @ts-ignore: put there by the source above
    const { violations } = await window.axe.run(document, {
      resultTypes: ["violations"],
      // It would copy the style sheets into elements, which the page's policy refuses.
      preload: false,
      ...(only === undefined ? {} : { runOnly: only }),
    });
    return violations
      .filter((/** @type {any} */ { impact }) => impact === "serious" || impact === "critical")
      .map((/** @type {any} */ { id, help, nodes }) => {
        const places = nodes.map((/** @type {any} */ node) => `    ${node.target.join(" ")}`);
        return [`${id}: ${help}`, ...places.slice(0, 5)].join("\n");
      });
  }, rules);
  if (findings.length > 0) throw new Error(`Not accessible (${where}):\n${findings.join("\n")}`);
}
