/** Whole datasets on their way: a ZIP into the page and out again, new photographs into the workspace. */
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { createWriteStream } from "node:fs";
import { copyFile, open, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { against, bytes, ms } from "./figures.js";
import { writeZip } from "./datasets.js";
import { percentile, untilSaid } from "./measures.js";

/** @typedef {import("./bench.js").Bench} Bench */

/** More would take minutes, and much of the disk. */
const mostSaved = 1000;
const mostExported = 2e9;
/** Of so many exports and copies, by turns, the middle one is told: what the disk does meanwhile differs a lot. */
const rounds = 3;

const middle = (/** @type {number[]} */ values) => percentile(values, 0.5);

/** Returns when what was written before is on the disk, so that nothing waits for it that is measured next. */
const writtenDown = () => execFileSync("sync");

/**
 * @param {Bench} bench
 * @param {number} size
 * @param {{ called: string, pictures: Buffer[], isAnySize: boolean }} what `isAnySize` has all of them exported, however much that is
 */
export async function measureMoving(bench, size, { called, pictures, isAnySize }) {
  const zip = path.join(bench.workspace.root, `of${size}.zip`);
  const places = await writeZip(zip, size, pictures);
  const all = `${called} of ${bytes(pictures.reduce((sum, one) => sum + one.length, 0) / pictures.length)}`;
  await bench.inPersonalPage(async ({ page, app, counters }) => {
    await page.addInitScript(() => {
      globalThis.showSaveFilePicker = async () =>
        (await navigator.storage.getDirectory()).getFileHandle("export.zip", { create: true });
    });
    await app.open();
    const empty = await counters.heap();
    await watchImport(page);
    await app.uploadZip.setInputFiles(zip);
    const { first, every } = await page.evaluate(() => globalThis.sizesImport);
    bench.put(`import a ZIP, ${all}: until the first can be edited`, size, ms(first));
    bench.put(`import a ZIP, ${all}: until all are there`, size, ms(every));
    bench.put(
      `import a ZIP, ${all}: the tab's JS heap grew by`,
      size,
      bytes((await counters.heap()) - empty),
    );

    if (!isAnySize && (await stat(zip)).size > mostExported) return;

    const kept = await untilSaid(page, "statusbar", /Draft kept in this browser/u);
    bench.put(`keep them as draft, ${all}: after another`, size, ms(kept));

    const atOnce = await exporting({ page, app });
    const later = [];
    const copied = [];
    for (let round = 0; round < (size > mostSaved ? 1 : rounds); round++) {
      copied.push(await bareCopy(page, zip, places));
      await page.bringToFront();
      writtenDown();
      later.push(await exporting({ page, app })); // by now its check sums are known
    }
    const floor = middle(copied.map(({ parts }) => parts));
    for (const [when, took] of Object.entries({ "at once": atOnce, "after a while": middle(later) }))
      bench.put(
        `export as ZIP ${when}, ${all}, against a copy of the same Blobs`,
        size,
        against(took, floor),
      );
    bench.put(`a copy of the same ${all} as one file`, size, ms(middle(copied.map(({ whole }) => whole))));

    if (size > mostSaved) return;
    const upload = await bareUpload(bench, page, zip);
    await app.datasetName.fill(`moved ${called} ${size}`);
    const saved = await untilSaid(page, "toasts", /Saved \d/u, () => app.saveButton.click());
    bench.put(`save as new, ${all}, against a bare upload and copy`, size, against(saved, upload));
  });
  await rm(zip);
}

/** How long an export takes until it is told to be done. @param {Pick<import("./bench.js").Scene, "page" | "app">} scene @returns {Promise<number>} */
async function exporting({ page, app }) {
  const words = /Exported [\d,]+ images/u;
  const took = await untilSaid(page, "toasts", words, () => app.choose("Export as ZIP"));
  const done = page.locator(".toast").filter({ hasText: words });
  await done.getByRole("button", { name: "Dismiss" }).click();
  await done.waitFor({ state: "detached" });
  return took;
}

/** Notes as `sizesImport` how long it takes from the choice of a file until the first images are drawn, and all are told to be there. @param {import("playwright-core").Page} page */
async function watchImport(page) {
  await page.evaluate(() => {
    globalThis.sizesImport = new Promise((resolve) => {
      document.addEventListener(
        "change",
        () => {
          const begun = performance.now();
          let first = 0;
          const look = () => {
            const isShown = document.querySelector(".image-viewport [role=listitem]") !== null;
            if (isShown && first === 0) first = performance.now() - begun;
            const messages = document.querySelector("[data-part=toasts]").textContent;
            if (/Added [\d,]+ images/u.test(messages)) resolve({ first, every: performance.now() - begun });
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
  });
}

/**
 * How long the browser takes to copy to where the export goes: a file as one, and the images in it, each of which is a Blob of its own.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} file
 * @param {{ start: number, end: number }[]} places of the images in it
 * @returns {Promise<{ whole: number, parts: number }>} milliseconds
 */
async function bareCopy(page, file, places) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.evaluate(() => {
    const input = document.createElement("input");
    input.type = "file";
    document.body.replaceChildren(input);
  });
  await other.locator("input").setInputFiles(file);
  writtenDown();
  const took = await other.evaluate(async (parts) => {
    const folder = await navigator.storage.getDirectory();
    const chosen = document.querySelector("input").files[0];
    /** @param {() => Blob} content */
    const copying = async (content) => {
      const handle = await folder.getFileHandle("copy.zip", { create: true });
      const begun = performance.now();
      const copy = await handle.createWritable();
      await copy.write(content());
      await copy.close();
      const end = performance.now();
      await folder.removeEntry("copy.zip");
      return end - begun;
    };
    const whole = await copying(() => chosen);
    return {
      whole,
      parts: await copying(() => new Blob(parts.map(({ start, end }) => chosen.slice(start, end)))),
    };
  }, places);
  await other.close();
  return took;
}

/** How long it takes to send a file in one request, write it, force it and copy it. @param {Bench} bench @param {import("playwright-core").Page} page @param {string} file */
async function bareUpload(bench, page, file) {
  const place = path.join(bench.workspace.root, "bare-upload");
  const server = createServer(async (request, response) => {
    await pipeline(request, createWriteStream(place));
    await copyFile(place, `${place}-copy`);
    for (const name of [place, `${place}-copy`]) {
      const written = await open(name, "r+");
      await written.sync();
      await written.close();
    }
    response.end("done");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const other = await page.context().newPage();
  await other.setContent('<input type="file">');
  await other.locator("input").setInputFiles(file);
  const took = await other.evaluate(async (address) => {
    const begun = performance.now();
    await fetch(address, {
      method: "POST",
      mode: "no-cors",
      body: document.querySelector("input").files[0],
    });
    return performance.now() - begun;
  }, `http://127.0.0.1:${port}/`);
  await other.close();
  server.closeAllConnections();
  server.close();
  await Promise.all([rm(place), rm(`${place}-copy`)]);
  return took;
}
