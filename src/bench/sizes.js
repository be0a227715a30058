/**
 * Prints how the page does with many images, beside the least that each thing can take on this machine at this moment. Used by bin/bench.
 *
 *   node sizes.js [--sizes 1000,10000,100000] [--photos FOLDER] [--only opening,work,saving,moving,photographs,listing]
 *
 * More than 2 GB are exported only when `--only` has large-exports beside the others: 10,000 photographs take ten minutes, and 30 GB of the
 * disk for a while. Without a folder the pictures are drawn here. `TAGPILOT_PROGRAM` is the server, as for the end-to-end tests.
 */
import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { startBench } from "./sizes/bench.js";
import { writeDataset } from "./sizes/datasets.js";
import { measureListing } from "./sizes/listing.js";
import { measureMoving } from "./sizes/moving.js";
import { measureOpening, measureSlowLine } from "./sizes/opening.js";
import { measureSave } from "./sizes/saving.js";
import { measureWork } from "./sizes/work.js";

const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000" },
    photos: { type: "string" },
    only: { type: "string", default: "opening,work,saving,moving,photographs,listing" },
  },
});
const sizes = options.sizes.split(",").map(Number);
const only = new Set(options.only.split(","));
/** Import and export are asked about no more images than that. */
const mostMoved = 10_000;

const bench = await startBench(options);
try {
  if (only.has("opening")) await measureSlowLine(bench, sizes[0]);
  for (const size of sizes) {
    const dataset = `1_of${size}`;
    await writeDataset(bench.folderOf(dataset), size, bench.pictures);
    if (only.has("opening")) await measureOpening(bench, dataset, size);
    if (only.has("work")) await measureWork(bench, dataset, size);
    if (only.has("saving")) await measureSave(bench, dataset, size);
    await rm(bench.folderOf(dataset), { recursive: true });
    if (size > mostMoved) continue;
    const { pictures, photographs } = bench;
    const isAnySize = only.has("large-exports");
    if (only.has("moving")) await measureMoving(bench, size, { called: "images", pictures, isAnySize });
    if (only.has("photographs"))
      await measureMoving(bench, size, { called: "photographs", pictures: photographs, isAnySize });
  }
  if (only.has("listing")) await measureListing(bench, sizes[0]);
  bench.print(sizes);
} finally {
  await bench.stop();
}
