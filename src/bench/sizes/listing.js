/** Listing many datasets. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ms } from "./figures.js";
import { percentile } from "./measures.js";

const datasets = 500;
const images = 150;
const times = 100;

/** The smallest picture there is: one grey point. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

/** @param {import("./bench.js").Bench} bench @param {number} size the column in which it is printed */
export async function measureListing(bench, size) {
  for (let at = 0; at < datasets; at++) {
    const folder = bench.folderOf(`1_listed${at}`);
    await mkdir(folder);
    for (let image = 0; image < images; image++) {
      const stem = path.join(folder, `${image}`);
      await Promise.all([writeFile(`${stem}.png`, png), writeFile(`${stem}.txt`, "a tag")]);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 2500)); // folders that are still being written to are looked at each time
  const took = [];
  for (let time = 0; time <= times; time++) {
    const begun = performance.now();
    const answer = await (await fetch(`${bench.server.url}/api/datasets`)).json();
    took.push(performance.now() - begun);
    if (answer.length < datasets) throw new Error(`${answer.length} datasets are listed`);
  }
  const [first, ...warm] = took;
  bench.put(`list ${datasets} datasets of ${2 * images} files: first`, size, ms(first));
  bench.put("the same, warm, median", size, ms(percentile(warm, 0.5)));
}
