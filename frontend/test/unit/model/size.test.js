import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { enlargement, isSmall } from "../../../app/model/checks/size.js";

describe("enlargement", () => {
  it("is how much a trainer would enlarge each side", () => {
    assert.equal(enlargement(512, 512), 2);
    assert.equal(enlargement(781, 781).toFixed(2), "1.31");
    assert.equal(enlargement(1024, 1024), 1);
    assert.equal(enlargement(4000, 3000), 1);
    assert.equal(enlargement(100, 100, 200 * 200), 2);
  });

  it("is 1 while the size is not known", () => {
    assert.equal(enlargement(0, 0), 1);
    assert.equal(isSmall({ width: 0, height: 500 }), false);
  });
});

describe("isSmall", () => {
  it("goes by the area, not by one side", () => {
    assert.equal(isSmall({ width: 512, height: 2048 }), false);
    assert.equal(isSmall({ width: 1023, height: 1024 }), false, "a hair's breadth is not worth a warning");
    assert.equal(isSmall({ width: 1000, height: 1000 }), true);
  });
});
