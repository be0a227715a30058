import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { fixedRows, scrollTopFor, variedRows, windowOf } from "../../../app/ui/virtual-window.js";

const heights = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 200 });

describe("fixedRows", () => {
  it("places rows with gaps between them, none after the last", () => {
    const rows = fixedRows({ count: 10_000, height: 170, gap: 8 });
    assert.equal(rows.total, 10_000 * 178 - 8);
    assert.equal(rows.topOf(9_999), 9_999 * 178);
    assert.equal(rows.indexAt(177), 0);
    assert.equal(rows.indexAt(178), 1);
  });

  it("gives the first or last row outside the list", () => {
    const rows = fixedRows({ count: 3, height: 10 });
    assert.equal(rows.indexAt(-50), 0);
    assert.equal(rows.indexAt(1_000), 2);
  });

  it("knows an empty list", () => {
    const rows = fixedRows({ count: 0, height: 10, gap: 4 });
    assert.equal(rows.total, 0);
    assert.deepEqual(windowOf({ rows, scrollTop: 0, height: 500 }), { first: 0, last: 0 });
  });
});

describe("variedRows", () => {
  it("agrees with fixedRows where all heights are the same", () => {
    const fixed = fixedRows({ count: 50, height: 30, gap: 5 });
    const varied = variedRows(new Array(50).fill(30), 5);
    assert.equal(varied.total, fixed.total);
    for (let y = -10; y < fixed.total + 40; y += 5)
      assert.equal(varied.indexAt(y), fixed.indexAt(y), `at ${y}`);
  });

  it("finds at every height the row that stands there", () => {
    fc.assert(
      fc.property(
        heights,
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, gap, share) => {
          const rows = variedRows(list, gap);
          const y = share * rows.total;
          const index = rows.indexAt(y);
          assert.ok(rows.topOf(index) <= y);
          if (index + 1 < rows.count) assert.ok(rows.topOf(index + 1) > y);
        },
      ),
    );
  });
});

describe("windowOf", () => {
  it("holds every row that is seen or within the overscan, and none beyond", () => {
    fc.assert(
      fc.property(
        heights,
        fc.integer({ min: 1, max: 900 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, height, share) => {
          const rows = variedRows(list, 8);
          const scrollTop = share * Math.max(0, rows.total - height);
          const { first, last } = windowOf({ rows, scrollTop, height, overscan: 100 });
          for (let index = 0; index < rows.count; index += 1) {
            const top = rows.topOf(index);
            const bottom = top + rows.heightOf(index);
            const isNear = bottom > scrollTop - 100 && top < scrollTop + height + 100;
            if (isNear) assert.ok(index >= first && index < last, `row ${index} is near and missing`);
            const isFar = bottom + 8 < scrollTop - 100 || top > scrollTop + height + 100;
            if (isFar) assert.ok(index < first || index >= last, `row ${index} is far away and there`);
          }
        },
      ),
    );
  });

  it("keeps about a screen of rows at 10,000", () => {
    const rows = fixedRows({ count: 10_000, height: 170, gap: 8 });
    const { first, last } = windowOf({ rows, scrollTop: 800_000, height: 800, overscan: 400 });
    assert.ok(last - first <= 11, `${last - first} rows`);
  });

  it("shows the end when the list became shorter than where one was", () => {
    const rows = fixedRows({ count: 5, height: 100 });
    assert.deepEqual(windowOf({ rows, scrollTop: 90_000, height: 200 }), { first: 3, last: 5 });
  });
});

describe("scrollTopFor", () => {
  const rows = fixedRows({ count: 100, height: 100 });

  it("does not move for a row that is seen whole", () => {
    assert.equal(scrollTopFor({ rows, index: 5, scrollTop: 450, height: 400 }), 450);
  });

  it("moves as little as it can, up or down", () => {
    assert.equal(scrollTopFor({ rows, index: 2, scrollTop: 450, height: 400 }), 200);
    assert.equal(scrollTopFor({ rows, index: 9, scrollTop: 450, height: 400 }), 600);
  });

  it("shows the top of a row that is higher than the view", () => {
    assert.equal(scrollTopFor({ rows, index: 7, scrollTop: 0, height: 60 }), 700);
  });
});
