import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  aspects,
  heldInside,
  largestSelection,
  moved,
  outputSize,
  ratioOf,
  rotated,
  shaped,
  stretched,
  swappedAspect,
  toPicture,
  toView,
  turnedSize,
  wholePixels,
} from "../../../app/model/crop.js";

/** @typedef {import("../../../app/model/crop.js").Rect} Rect */
/** @typedef {import("../../../app/model/crop.js").Turn} Turn */

const picture = { width: 1440, height: 1080 };

/** @param {Rect} rect @param {{ width: number, height: number }} bounds */
function assertInside(rect, bounds) {
  const slack = 1e-6;
  assert.ok(rect.x >= -slack && rect.y >= -slack, JSON.stringify(rect));
  assert.ok(rect.x + rect.width <= bounds.width + slack, JSON.stringify(rect));
  assert.ok(rect.y + rect.height <= bounds.height + slack, JSON.stringify(rect));
}

test("every aspect of the list has its ratio, and free form has none", () => {
  assert.deepEqual(
    aspects.map((aspect) => ratioOf(aspect)),
    [null, 1, 16 / 9, 3 / 2, 4 / 3, 21 / 9, 9 / 16, 2 / 3, 3 / 4],
  );
});

test("swapping lays a shape on its side, and falls back to free form where the list has none", () => {
  assert.equal(swappedAspect("3:4"), "4:3");
  assert.equal(swappedAspect("16:9"), "9:16");
  assert.equal(swappedAspect("1:1"), "1:1");
  assert.equal(swappedAspect("21:9"), "free");
  assert.equal(swappedAspect("free"), "free");
});

test("the largest selection of a shape touches two opposite sides of the picture", () => {
  assert.deepEqual(largestSelection(picture, null), { x: 0, y: 0, width: 1440, height: 1080 });
  assert.deepEqual(largestSelection(picture, 1), { x: 180, y: 0, width: 1080, height: 1080 });
  assert.deepEqual(largestSelection(picture, 16 / 9), { x: 0, y: 135, width: 1440, height: 810 });
});

test("a new shape keeps the middle and the area where the picture has room for it", () => {
  const rect = shaped({ x: 600, y: 400, width: 200, height: 200 }, 4, picture);
  assert.deepEqual(rect, { x: 500, y: 450, width: 400, height: 100 });
});

test("a new shape stays inside the picture wherever the selection was", () => {
  fc.assert(
    fc.property(
      fc.record({ x: fc.nat(1400), y: fc.nat(1000), width: fc.nat(3000), height: fc.nat(3000) }),
      fc.constantFrom(...aspects.map(ratioOf)),
      (rect, ratio) => {
        const result = shaped({ ...rect, width: rect.width + 8, height: rect.height + 8 }, ratio, picture);
        assertInside(result, picture);
        if (ratio) assert.ok(Math.abs(result.width / result.height - ratio) < 1e-9);
      },
    ),
  );
});

test("moving stops at the edges and keeps the size", () => {
  const rect = { x: 10, y: 20, width: 300, height: 200 };
  assert.deepEqual(moved(rect, -1, 10, picture), { ...rect, x: 9, y: 30 });
  assert.deepEqual(moved(rect, -50, 5000, picture), { ...rect, x: 0, y: 880 });
});

test("stretching keeps the ratio and the upper left corner", () => {
  const rect = { x: 100, y: 100, width: 300, height: 400 };
  assert.deepEqual(stretched(rect, 30, 0, 3 / 4, picture), { x: 100, y: 100, width: 330, height: 440 });
  assert.deepEqual(stretched(rect, 0, 4, 3 / 4, picture), { x: 100, y: 100, width: 303, height: 404 });
  assert.deepEqual(stretched(rect, 0, 5000, null, picture), { x: 100, y: 100, width: 300, height: 980 });
  assert.equal(stretched(rect, -5000, 0, null, picture).width, 8);
});

test("a selection dragged over the edge stops there with its size", () => {
  const was = { x: 1000, y: 500, width: 300, height: 200 };
  assert.deepEqual(heldInside({ ...was, x: 1300, y: 520 }, was, picture, null), { ...was, x: 1140, y: 520 });
});

test("a corner dragged over the edge keeps the opposite corner and the ratio", () => {
  const was = { x: 1000, y: 500, width: 300, height: 300 };
  const held = heldInside({ x: 1000, y: 500, width: 700, height: 700 }, was, picture, 1);
  assert.deepEqual(held, { x: 1000, y: 500, width: 440, height: 440 });
  const up = heldInside({ x: 400, y: -100, width: 900, height: 900 }, was, picture, 1);
  assert.deepEqual(up, { x: 500, y: 0, width: 800, height: 800 });
});

test("a side dragged with a ratio grows evenly around its middle and stops when either end touches", () => {
  const was = { x: 100, y: 50, width: 100, height: 100 };
  const held = heldInside({ x: 100, y: -100, width: 400, height: 400 }, was, picture, 1);
  assert.deepEqual(held, { x: 100, y: 0, width: 200, height: 200 });
});

test("a drag never leaves the picture", () => {
  const number = fc.integer({ min: -500, max: 2000 });
  const side = fc.integer({ min: 1, max: 3000 });
  const was = { x: 200, y: 200, width: 400, height: 300 };
  fc.assert(
    fc.property(fc.record({ x: number, y: number, width: side, height: side }), (next) => {
      const overlaps =
        next.x < picture.width &&
        next.y < picture.height &&
        next.x + next.width > 0 &&
        next.y + next.height > 0;
      fc.pre(overlaps);
      assertInside(heldInside(next, was, picture, null), picture);
    }),
  );
});

test("whole pixels: nothing fractional, nothing outside, the ratio as near as pixels allow", () => {
  assert.deepEqual(wholePixels({ x: 10.4, y: 3.6, width: 762.2, height: 1016.4 }, picture, 3 / 4), {
    x: 10,
    y: 4,
    width: 762,
    height: 1016,
  });
  assert.deepEqual(wholePixels({ x: 1439.9, y: 0, width: 0.2, height: 0.2 }, picture, null), {
    x: 1439,
    y: 0,
    width: 1,
    height: 1,
  });
});

test("the output is never larger than the selection unless that was asked for", () => {
  const selection = { width: 762, height: 1016 };
  assert.deepEqual(outputSize(selection, { width: 1024, enlarge: false }), {
    width: 762,
    height: 1016,
    scale: 1,
  });
  const larger = outputSize(selection, { width: 896, enlarge: true });
  assert.equal(larger.width, 896);
  assert.equal(larger.height, 1195);
  assert.equal(larger.scale.toFixed(2), "1.18");
  assert.equal(outputSize(selection, { width: 381, enlarge: false }).height, 508);
  assert.equal(outputSize(selection, { width: null, enlarge: true }).width, 762);
  assert.equal(outputSize(selection, { width: NaN, enlarge: true }).width, 762);
});

test("a turn puts each corner where the eye sees it", () => {
  const corner = { x: 0, y: 0, width: 10, height: 20 };
  assert.deepEqual(toView(corner, picture, { rotate: 90, flip: false }), {
    x: 1060,
    y: 0,
    width: 20,
    height: 10,
  });
  assert.deepEqual(toView(corner, picture, { rotate: 90, flip: true }), {
    x: 0,
    y: 0,
    width: 20,
    height: 10,
  });
  assert.deepEqual(toView(corner, picture, { rotate: 0, flip: true }), { ...corner, x: 1430 });
  assert.deepEqual(turnedSize(picture, { rotate: 270, flip: false }), { width: 1080, height: 1440 });
});

test("what the view shows is found again in the picture, for every turn", () => {
  const turns = /** @type {Turn[]} */ (
    [0, 90, 180, 270].flatMap((rotate) => [
      { rotate, flip: false },
      { rotate, flip: true },
    ])
  );
  const rect = { x: 13, y: 57, width: 301, height: 211 };
  for (const turn of turns) assert.deepEqual(toPicture(toView(rect, picture, turn), picture, turn), rect);
});

test("turning clockwise looks clockwise also on a mirrored picture, and four times is none", () => {
  assert.deepEqual(rotated({ rotate: 0, flip: false }, 90), { rotate: 90, flip: false });
  assert.deepEqual(rotated({ rotate: 0, flip: true }, 90), { rotate: 270, flip: true });
  /** @type {Turn} */
  let turn = { rotate: 90, flip: true };
  for (let i = 0; i < 4; i++) turn = rotated(turn, -90);
  assert.deepEqual(turn, { rotate: 90, flip: true });
});

test("a clockwise turn moves the upper left corner of the view to its upper right, mirrored or not", () => {
  for (const flip of [false, true]) {
    /** @type {Turn} */
    const before = { rotate: 0, flip };
    const after = rotated(before, 90);
    const cornerInPicture = toPicture({ x: 0, y: 0, width: 10, height: 10 }, picture, before);
    const seen = toView(cornerInPicture, picture, after);
    assert.deepEqual(seen, { x: 1070, y: 0, width: 10, height: 10 });
  }
});
