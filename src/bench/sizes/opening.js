/** Opening a dataset, cold and warm, and the page itself over a slow line. */
import { against, bytes, ms } from "./figures.js";
import { untilUsable } from "./measures.js";

/** @typedef {import("./bench.js").Bench} Bench */
/** @typedef {import("./bench.js").Scene} Scene */

/**
 * Opens a dataset and waits until the first screen is painted and all images are there.
 *
 * @param {Bench} bench
 * @param {Scene} scene
 * @param {string} dataset
 * @param {number} size
 */
export async function opened({ server }, { page }, dataset, size) {
  await page.goto(`${server.url}/tagpilot/?dataset=${dataset}`);
  await page.waitForFunction(() => globalThis.sizesMarks?.shown > 0, undefined, { polling: 20 });
  const all = await page.waitForFunction(
    (count) => document.querySelector("[data-part=count-shown]")?.textContent === count && performance.now(),
    size.toLocaleString("en"),
    { polling: 20 },
  );
  const marks = await page.evaluate(() => {
    // The browser's tools do not count an answer that a page takes in while it arrives.
    const received = performance.getEntries().reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
    return { ...globalThis.sizesMarks, received };
  });
  return { ...marks, all: await all.jsonValue() };
}

/** How long the browser alone takes to get the same pictures as they are, and to decode them. */
async function decoding({ page }, dataset, count) {
  return page.evaluate(
    async ([name, many]) => {
      const addresses = Array.from(
        { length: many },
        (_, at) => `/api/tagpilot/image?name=${name}&file=${String(at).padStart(6, "0")}.jpg`,
      );
      const begun = performance.now();
      await Promise.all(
        addresses.map(async (address) =>
          createImageBitmap(await (await fetch(address, { cache: "no-store" })).blob()),
        ),
      );
      return performance.now() - begun;
    },
    [dataset, count],
  );
}

/** How long the page takes that shows no dataset, in a browser that was not used before. @param {Bench} bench @returns {Promise<number>} */
async function pageAlone(bench) {
  let took = 0;
  await bench.inPage(async ({ page }) => {
    await page.goto(`${bench.server.url}/tagpilot/`);
    took = await untilUsable(page);
  });
  return took;
}

/** @param {Bench} bench @param {string} dataset @param {number} size */
export async function measureOpening(bench, dataset, size) {
  await bench.inPage(async (scene) => {
    const cold = await opened(bench, scene, dataset, size);
    const floor = await decoding(scene, dataset, cold.shown);
    const alone = await pageAlone(bench);
    bench.put("open, cold: list usable, against the page without a dataset", size, against(cold.list, alone));
    bench.put("open, cold: first thumbnail", size, ms(cold.first));
    bench.put(
      "open, cold: first screen, against getting and decoding the same pictures",
      size,
      against(cold.screen, floor),
    );
    bench.put("the same, from the list on", size, against(cold.screen - cold.list, floor));
    bench.put("open, cold: all images there, so that they can be changed", size, ms(cold.all));
    bench.put("transferred until then", size, bytes(cold.received));
    const warm = await opened(bench, scene, dataset, size);
    bench.put("open, warm: first screen", size, ms(warm.screen));
    bench.put("open, warm: all images there", size, ms(warm.all));
    const again = await opened(bench, scene, dataset, size);
    bench.put("the same again", size, ms(again.screen));
  });
}

/** The page itself, for the first time, where every answer takes a tenth of a second to come. @param {Bench} bench @param {number} size */
export async function measureSlowLine(bench, size) {
  await bench.inPage(async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 100,
      downloadThroughput: 10e6 / 8,
      uploadThroughput: 10e6 / 8,
    });
    await page.goto(`${bench.server.url}/tagpilot/`, { waitUntil: "commit" });
    bench.put(
      "the page itself over a line of 100 ms and 10 Mbit/s: usable",
      size,
      ms(await untilUsable(page)),
    );
  });
}
