import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cardLayout, cardShape } from "../../../../app/views/grid/card-layout.js";
import { justifiedLayout, shownRatio, squareLayout } from "../../../../app/views/grid/gallery-layout.js";
import { shownSide, thumbSize } from "../../../../app/views/grid/thumb.js";
import { windowOf } from "../../../../app/ui/virtual-window.js";

/** @typedef {import("../../../../app/views/grid/gallery-layout.js").ImageLayout} ImageLayout */

/** @param {ImageLayout} layout */
function linesOf(layout) {
  /** @type {Map<number, number[]>} */
  const lines = new Map();
  for (let index = 0; index < layout.rows.count; index += 1) {
    const top = layout.rows.topOf(index);
    lines.set(top, [...(lines.get(top) ?? []), index]);
  }
  return [...lines.values()];
}

const shapes = fc.record({
  ratios: fc.array(fc.double({ min: 0.4, max: 3.2, noNaN: true }), { minLength: 1, maxLength: 200 }),
  width: fc.integer({ min: 320, max: 3000 }),
  target: fc.integer({ min: 96, max: 320 }),
  gap: fc.constant(6),
});

describe("justifiedLayout", () => {
  it("fills every row but the last exactly from edge to edge", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const layout = justifiedLayout(shape);
        for (const line of linesOf(layout).slice(0, -1)) {
          let x = 0;
          for (const index of line) {
            const box = layout.boxOf(index);
            assert.equal(box.x, x);
            x = box.x + box.width + shape.gap;
          }
          assert.equal(x - shape.gap, shape.width);
        }
      }),
    );
  });

  it("keeps the shape of pictures to a pixel or two, and rows near the height asked for", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const layout = justifiedLayout(shape);
        for (let index = 0; index < shape.ratios.length; index += 1) {
          const height = layout.rows.heightOf(index);
          assert.ok(height <= shape.target * 1.25 + 1);
          assert.ok(
            Math.abs(layout.boxOf(index).width - shape.ratios[index] * height) <=
              0.5 * shape.ratios[index] + 2,
          );
        }
      }),
    );
  });

  it("puts one row below the other without a hole", () => {
    const layout = justifiedLayout({ ratios: Array(50).fill(1.5), width: 1000, target: 150, gap: 6 });
    let top = 0;
    for (const line of linesOf(layout)) {
      assert.equal(layout.rows.topOf(line[0]), top);
      top += layout.rows.heightOf(line[0]) + 6;
    }
    assert.equal(layout.rows.total, top - 6);
  });

  it("shows whole rows in a window, never half of one", () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0, max: 1, noNaN: true }), (shape, share) => {
        const { rows } = justifiedLayout(shape);
        const { first, last } = windowOf({ rows, scrollTop: rows.total * share, height: 500 });
        assert.ok(first === 0 || rows.topOf(first - 1) < rows.topOf(first));
        assert.ok(last === rows.count || rows.topOf(last) > rows.topOf(last - 1));
      }),
    );
  });

  it("leads with arrows to the picture nearest above and below, and back to itself at the edges", () => {
    const layout = justifiedLayout({ ratios: [1, 1, 1, 1, 2, 2, 1, 1], width: 406, target: 100, gap: 2 });
    assert.deepEqual(linesOf(layout), [
      [0, 1, 2, 3],
      [4, 5],
      [6, 7],
    ]);
    assert.equal(layout.below(0), 4);
    assert.equal(layout.below(3), 5);
    assert.equal(layout.above(5), 2);
    assert.equal(layout.above(0), 0);
    assert.equal(layout.below(7), 7);
  });

  it("has nothing to show for no pictures", () => {
    const layout = justifiedLayout({ ratios: [], width: 400, target: 100, gap: 6 });
    assert.equal(layout.rows.total, 0);
    assert.deepEqual(windowOf({ rows: layout.rows, scrollTop: 0, height: 100 }), { first: 0, last: 0 });
  });
});

describe("squareLayout", () => {
  it("makes squares of the whole width, so many a row", () => {
    const layout = squareLayout({ count: 7, width: 390, columns: 3, gap: 3 });
    assert.deepEqual(linesOf(layout), [[0, 1, 2], [3, 4, 5], [6]]);
    assert.equal(layout.boxOf(2).x + layout.boxOf(2).width, 390);
    assert.equal(layout.rows.heightOf(0), layout.boxOf(0).width);
    assert.equal(layout.below(5), 6);
  });
});

describe("shownRatio", () => {
  it("holds extremes back and takes a square for what is not known", () => {
    assert.equal(shownRatio({ width: 0, height: 0 }), 1);
    assert.equal(shownRatio({ width: 9000, height: 100 }), 3.2);
    assert.equal(shownRatio({ width: 100, height: 9000 }), 0.4);
    assert.equal(shownRatio({ width: 300, height: 200 }), 1.5);
  });
});

describe("cardShape", () => {
  const room = { width: 784, isColumn: false, pill: 24, pillGap: 5, control: 26 };

  it("is as high as its picture, three rows of pills, head and buttons", () => {
    const shape = cardShape(room);
    assert.equal(shape.pictureHeight, 26 + 8 + (3 * 24 + 2 * 5) + 6 + 26);
    assert.equal(shape.height, shape.pictureHeight + 24);
    assert.equal(shape.textWidth, 784 - 24 - 168 - 14);
  });

  it("grows with larger pills, for fingers", () => {
    assert.ok(cardShape({ ...room, pill: 32, pillGap: 7, control: 32 }).height > cardShape(room).height);
  });

  it("stacks picture and text in one column, with five rows of pills", () => {
    const shape = cardShape({ ...room, width: 366, isColumn: true });
    assert.equal(shape.pillRows, 5);
    assert.equal(shape.pictureWidth, 364);
    assert.equal(shape.textWidth, 340);
  });

  it("gives every card the same place in the list", () => {
    const shape = cardShape(room);
    const { rows } = cardLayout(10_000, shape, 784);
    assert.equal(rows.topOf(9_999), 9_999 * (shape.height + 8));
  });
});

describe("small pictures", () => {
  it("are asked for in the smallest size that is sharp enough", () => {
    assert.equal(thumbSize(148), 192);
    assert.equal(thumbSize(200), 192);
    assert.equal(thumbSize(203), 384);
    assert.equal(thumbSize(5000), 768);
  });

  it("are as long as they are drawn", () => {
    assert.equal(shownSide({ width: 2000, height: 1000 }, { width: 100, height: 100 }, "contain"), 100);
    assert.equal(shownSide({ width: 2000, height: 1000 }, { width: 100, height: 100 }, "cover"), 200);
    assert.equal(shownSide({ width: 0, height: 0 }, { width: 168, height: 148 }, "contain"), 168);
  });
});
