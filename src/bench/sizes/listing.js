/** Listing many datasets. */
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { against, ms } from "./figures.js";
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
  const [first, ...warm] = await asked(`${bench.server.url}/api/datasets`);
  const bare = await bareAnswer(`${bench.server.url}/api/datasets`);
  bench.put(`list ${datasets} datasets of ${2 * images} files: first`, size, ms(first));
  bench.put(
    "the same, warm, median, against a bare server that sends the same bytes",
    size,
    against(percentile(warm, 0.5), bare),
  );
}

/** @param {string} address @returns {Promise<number[]>} how long each of many requests for the list takes */
async function asked(address) {
  const took = [];
  for (let time = 0; time <= times; time++) {
    const begun = performance.now();
    const answer = await (await fetch(address)).json();
    took.push(performance.now() - begun);
    if (answer.length < datasets) throw new Error(`${answer.length} datasets are listed`);
  }
  return took;
}

/** @param {string} address of an answer @returns {Promise<number>} the median of what it takes from a server that does nothing but send it */
async function bareAnswer(address) {
  const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
  const server = createServer((_, response) => response.end(bytes));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const [, ...took] = await asked(`http://127.0.0.1:${server.address().port}/`);
  server.closeAllConnections();
  server.close();
  return percentile(took, 0.5);
}
