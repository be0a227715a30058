import assert from "node:assert/strict";
import { test } from "node:test";
import { bucketFor, listBuckets, sdxlBuckets, trainingCut } from "../../../app/model/buckets.js";

test("there are as many buckets as the trainer makes", () => {
  assert.equal(listBuckets(sdxlBuckets).length, 41);
  assert.equal(listBuckets({ area: 1024 * 1024, step: 64, min: 256, max: 1024 }).length, 25);
  assert.equal(listBuckets({ area: 768 * 768, step: 64, min: 256, max: 1024 }).length, 19);
  assert.equal(listBuckets({ area: 512 * 512, step: 64, min: 256, max: 1024 }).length, 17);
});

test("the buckets that SDXL users know are among them", () => {
  const names = listBuckets(sdxlBuckets).map(({ width, height }) => `${width}x${height}`);
  for (const name of ["1024x1024", "832x1216", "896x1152", "768x1344", "704x1408", "640x1536"])
    assert.ok(names.includes(name), name);
});

test("an image goes to the bucket of the nearest shape, whatever its size", () => {
  assert.deepEqual(bucketFor({ width: 762, height: 1016 }), { width: 896, height: 1152 });
  assert.deepEqual(bucketFor({ width: 100, height: 100 }), { width: 1024, height: 1024 });
  assert.deepEqual(bucketFor({ width: 6000, height: 4000 }), { width: 1216, height: 832 });
  assert.deepEqual(bucketFor({ width: 10000, height: 10 }), { width: 2048, height: 256 });
});

test("no other bucket is nearer in shape, and none of those before it as near", () => {
  const buckets = listBuckets(sdxlBuckets);
  for (let width = 40; width <= 4000; width += 33)
    for (let height = 40; height <= 4000; height += 37) {
      const far = buckets.map((bucket) => Math.abs(bucket.width / bucket.height - width / height));
      const nearest = buckets[far.indexOf(Math.min(...far))];
      assert.equal(bucketFor({ width, height }), nearest, `${width} × ${height}`);
    }
});

test("what stands over is cut evenly at both sides", () => {
  assert.deepEqual(trainingCut({ width: 896, height: 1195 }, { width: 896, height: 1152 }), {
    scale: 1,
    x: 0,
    y: 21,
  });
  const small = trainingCut({ width: 780, height: 780 }, { width: 1024, height: 1024 });
  assert.equal(small.scale.toFixed(2), "1.31");
  assert.equal(small.x + small.y, 0);
});
