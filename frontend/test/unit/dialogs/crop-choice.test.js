import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { aspects } from "../../../app/model/crop.js";
import {
  beginCrop,
  changesPicture,
  cropOrder,
  figuresOf,
  makesSame,
  nudged,
  resetCrop,
  snappedToBucket,
  viewOf,
  wholeSelection,
  withAspect,
  withOutputHeight,
  withSidesSwapped,
  withTurn,
} from "../../../app/views/dialogs/crop/crop-choice.js";
import { typeNote } from "../../../app/views/dialogs/crop/crop-figures.js";

const picture = { width: 1440, height: 1080 };
const wanted = { aspect: /** @type {const} */ ("3:4"), width: 1024, enlarge: false };
const begun = () => beginCrop(picture, wanted);

test("a crop begins with the largest selection of its shape", () => {
  assert.deepEqual(begun().rect, { x: 315, y: 0, width: 810, height: 1080 });
});

test("the whole picture at its own size is not worth saving; anything else is", () => {
  const whole = beginCrop(picture, { aspect: "free", width: null, enlarge: false });
  assert.equal(changesPicture(whole), false);
  assert.equal(changesPicture({ ...whole, width: 720 }), true);
  assert.equal(changesPicture({ ...whole, width: 5000 }), false);
  assert.equal(changesPicture(withTurn(whole, { rotate: 0, flip: true })), true);
  assert.equal(changesPicture(nudged(whole, { dx: -1, dy: 0, resize: true })), true);
});

test("what is ordered is in pixels of the picture, whatever the turn", () => {
  const turned = withTurn(begun(), { rotate: 90, flip: false });
  assert.deepEqual(viewOf(turned), { width: 1080, height: 1440 });
  const order = cropOrder(turned);
  assert.equal(order.rotate, 90);
  assert.ok(order.x + order.width <= 1440 && order.y + order.height <= 1080);
  assert.equal((order.height / order.width).toFixed(2), (3 / 4).toFixed(2));
  assert.equal(order.outputWidth, turned.rect.width);
});

test("the result is as wide as asked for, but never wider than the selection unless that was asked for", () => {
  assert.equal(cropOrder(begun()).outputWidth, 810);
  assert.equal(cropOrder({ ...begun(), width: 512 }).outputWidth, 512);
  assert.equal(cropOrder({ ...begun(), enlarge: true }).outputWidth, 1024);
  assert.equal(cropOrder(withOutputHeight(begun(), 540)).outputWidth, 405);
});

test("trying shapes does not shrink a selection that is as large as its shape allows", () => {
  const tried = /** @type {const} */ (["21:9", "9:16", "1:1", "3:4"]).reduce(withAspect, begun());
  assert.deepEqual(tried.rect, begun().rect);
  const left = withAspect({ ...begun(), rect: { x: 0, y: 0, width: 810, height: 1080 } }, "1:1");
  assert.deepEqual(left.rect, { x: 0, y: 0, width: 1080, height: 1080 }, "it stays as near as it can");
  const small = withAspect({ ...begun(), rect: { x: 100, y: 100, width: 300, height: 400 } }, "1:1");
  assert.deepEqual([small.rect.width, small.rect.height], [346, 346]);
});

test("two crops are the same when they make the same picture", () => {
  assert.equal(makesSame(begun(), resetCrop(nudged(begun(), { dx: 9, dy: 0, resize: false }))), true);
  assert.equal(makesSame(begun(), nudged(begun(), { dx: 9, dy: 0, resize: false })), false);
  assert.equal(makesSame(begun(), { ...begun(), width: 5000 }), true);
  assert.equal(makesSame(begun(), { ...begun(), width: 500 }), false);
});

test("swapping the sides lays the selection on its side and keeps its ratio from then on", () => {
  const swapped = withSidesSwapped(begun());
  assert.equal(swapped.aspect, "4:3");
  assert.equal((swapped.rect.width / swapped.rect.height).toFixed(2), "1.33");
  const cinema = withSidesSwapped(withAspect(begun(), "21:9"));
  assert.equal(cinema.aspect, null);
  assert.equal(cinema.ratio, 9 / 21);
  const free = withSidesSwapped({
    ...withAspect(begun(), "free"),
    rect: { x: 500, y: 400, width: 300, height: 100 },
  });
  assert.deepEqual(free.rect, { x: 600, y: 300, width: 100, height: 300 });
  assert.equal(free.ratio, null);
});

test("snapping makes a result that the trainer does not cut", () => {
  const large = beginCrop({ width: 4000, height: 3000 }, wanted);
  assert.equal(figuresOf(large).snap, "Snap to 896 × 1152");
  const snapped = snappedToBucket(large);
  const figures = figuresOf(snapped);
  assert.deepEqual([figures.output.width, figures.output.height], [896, 1152]);
  assert.deepEqual(figures.cut, { x: 0, y: 0 });
  assert.equal(figures.snap, null);
  assert.equal(figures.hint.kind, "ok");
});

test("the hint says what the trainer cuts, and how far it enlarges", () => {
  const figures = figuresOf({ ...begun(), width: 896, enlarge: true });
  assert.equal(figures.hint.title, "SDXL trains this at 896 × 1152.");
  assert.equal(figures.hint.text, "21 px are cut at the top and at the bottom (hatched).");
  assert.equal(figures.scale.text, "1.11× larger");
  const small = figuresOf(beginCrop({ width: 780, height: 780 }, { ...wanted, aspect: "1:1" }));
  assert.equal(small.hint.text, "The trainer enlarges it 1.31×.");
  assert.equal(small.kept, "all");
});

test("reset takes back the turn and the selection, and keeps the shape", () => {
  const changed = nudged(withTurn(begun(), { rotate: 270, flip: true }), { dx: 5, dy: 5, resize: true });
  assert.deepEqual(resetCrop(changed), begun());
});

test("whatever is pressed, the selection is inside the picture and on whole pixels", () => {
  const step = fc.oneof(
    fc.constantFrom(...aspects).map((aspect) => (/** @type {any} */ c) => withAspect(c, aspect)),
    fc.constant(withSidesSwapped),
    fc.constant(snappedToBucket),
    fc.tuple(fc.constantFrom(0, 90, 180, 270), fc.boolean()).map(
      ([rotate, flip]) =>
        (/** @type {any} */ c) =>
          withTurn(c, { rotate: /** @type {0} */ (rotate), flip }),
    ),
    fc.tuple(fc.integer({ min: -700, max: 700 }), fc.integer({ min: -700, max: 700 }), fc.boolean()).map(
      ([dx, dy, resize]) =>
        (/** @type {any} */ c) =>
          nudged(c, { dx, dy, resize }),
    ),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.nat(2000), fc.nat(2000), (steps, width, height) => {
      const size = { width: width + 9, height: height + 9 };
      const choice = steps.reduce((before, act) => act(before), beginCrop(size, wanted));
      const view = viewOf(choice);
      const rect = wholeSelection(choice);
      assert.ok(Object.values(rect).every(Number.isInteger), JSON.stringify(rect));
      assert.ok(rect.x >= 0 && rect.y >= 0 && rect.width >= 1 && rect.height >= 1, JSON.stringify(rect));
      assert.ok(
        rect.x + rect.width <= view.width && rect.y + rect.height <= view.height,
        JSON.stringify(rect),
      );
      const order = cropOrder(choice);
      assert.ok(order.x >= 0 && order.x + order.width <= size.width, JSON.stringify(order));
      assert.ok(order.outputWidth >= 1 && order.outputWidth <= rect.width);
    }),
  );
});

test("types that cannot be written back say what they become", () => {
  assert.equal(
    typeNote({ file: "sub/wave.v2.gif", mime: "image/gif" }),
    "Will be saved as wave.v2.png. Of an animation only the first picture stays.",
  );
  assert.equal(typeNote({ file: "old.BMP", mime: "image/bmp" }), "Will be saved as old.png, without loss.");
  assert.equal(typeNote({ file: "a.jpg", mime: "image/jpeg" }), null);
});
