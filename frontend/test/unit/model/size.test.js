import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { enlargement, isSmall } from "../../../app/model/checks/size.js";

/** @param {number} width @param {number} height */
const size = (width, height) => ({ width, height });

describe("enlargement", () => {
  it("is how much a trainer would enlarge each side to fill the bucket of that shape", () => {
    assert.equal(enlargement(size(512, 512)), 2);
    assert.equal(enlargement(size(781, 781)).toFixed(2), "1.31");
    assert.equal(enlargement(size(640, 480)).toFixed(2), "1.87");
    assert.equal(enlargement(size(1024, 1024)), 1);
    assert.equal(enlargement(size(4000, 3000)), 1);
  });

  it("is 1 while the size is not known", () => {
    assert.equal(enlargement(size(0, 0)), 1);
    assert.equal(isSmall(size(0, 500)), false);
  });
});

describe("isSmall", () => {
  it("does not warn of a picture that fills its bucket with less than the whole area", () => {
    assert.equal(isSmall(size(832, 1248)), false, "its bucket is 832 × 1216");
    assert.equal(isSmall(size(512, 2048)), false);
  });

  it("does not warn of what nobody sees", () => {
    assert.equal(isSmall(size(1023, 1024)), false);
    assert.equal(isSmall(size(1000, 1000)), true);
  });
});
