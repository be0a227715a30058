import { localSource } from "../../../app/model/local-source.js";
import assert from "node:assert/strict";
import { test } from "node:test";
import { bucketWords, pictureFacts, ratioName, typeName } from "../../../app/views/preview/picture-facts.js";
import { fitted, overflows, panned, placed, zoomedAt } from "../../../app/views/preview/zoom.js";

const box = { width: 1000, height: 600 };
const photo = { width: 2000, height: 1500 };

test("fitting shows the whole picture in the middle", () => {
  assert.deepEqual(fitted(photo, box), { scale: 0.4, x: 100, y: 0 });
  assert.equal(overflows(fitted(photo, box), photo, box), false);
});

test("fitting does not blow up a small picture", () => {
  assert.deepEqual(fitted({ width: 200, height: 100 }, box), { scale: 1, x: 400, y: 250 });
});

test("full size shows the middle", () => {
  assert.deepEqual(placed(1, photo, box), { scale: 1, x: -500, y: -450 });
  assert.equal(overflows(placed(1, photo, box), photo, box), true);
});

test("zooming keeps the point under the pointer", () => {
  const before = placed(1, photo, box);
  const point = { x: 300, y: 200 };
  const after = zoomedAt(before, 2, point, photo, box);
  assert.equal(after.scale, 2);
  assert.deepEqual(
    [(point.x - after.x) / after.scale, (point.y - after.y) / after.scale],
    [(point.x - before.x) / before.scale, (point.y - before.y) / before.scale],
  );
});

test("zooming ends at the whole picture and at eight times", () => {
  const point = { x: 10, y: 10 };
  assert.deepEqual(zoomedAt(placed(1, photo, box), 0.01, point, photo, box), fitted(photo, box));
  assert.equal(zoomedAt(placed(1, photo, box), 100, point, photo, box).scale, 8);
});

test("panning stops at the picture's edges, and a side that fits does not move", () => {
  const full = placed(1, photo, box);
  assert.deepEqual(panned(full, 5000, -5000, photo, box), { scale: 1, x: 0, y: -900 });
  assert.deepEqual(panned(fitted(photo, box), 50, 50, photo, box), fitted(photo, box));
});

test("ratios have the names that photographers use, either way up", () => {
  assert.equal(ratioName(962, 1282), "3:4");
  assert.equal(ratioName(780, 780), "1:1");
  assert.equal(ratioName(1920, 1080), "16:9");
  assert.equal(ratioName(1000, 1137), "1:1.14");
});

test("one line says everything that is known", () => {
  /** @type {import("../../../app/model/types.js").Picture} */
  const picture = {
    file: "a.jpg",
    mime: "image/jpeg",
    source: localSource(new Blob()),
    width: 962,
    height: 1282,
    bytes: 1_100_000,
    sha256: null,
  };
  assert.equal(pictureFacts(picture), "962 × 1282 · 3:4 · JPEG · 1.1 MB");
  assert.equal(pictureFacts({ ...picture, width: 0, height: 0 }), "JPEG · 1.1 MB");
  assert.equal(typeName("image/webp"), "WebP");
});

test("a picture is told beside the bucket it is trained in", () => {
  /** @type {import("../../../app/model/types.js").Picture} */
  const picture = {
    file: "a.jpg",
    mime: "image/jpeg",
    source: localSource(new Blob()),
    width: 1792,
    height: 2304,
    bytes: 1,
    sha256: null,
  };
  assert.deepEqual(bucketWords(picture), { state: "ok", text: "Fits bucket 896 × 1152 (SDXL)" });
  assert.deepEqual(bucketWords({ ...picture, width: 780, height: 780 }), {
    state: "warning",
    text: "Below bucket 1024 × 1024 (SDXL): the trainer enlarges it 1.31×",
  });
  assert.equal(bucketWords({ ...picture, width: 0 }), null);
});
