import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nextIndex } from "../../../app/ui/roving.js";
import { findByStart } from "../../../app/ui/type-ahead.js";

describe("nextIndex", () => {
  it("moves with the arrows of its axis only", () => {
    assert.equal(nextIndex("ArrowRight", { from: 1, count: 4, axis: "horizontal" }), 2);
    assert.equal(nextIndex("ArrowDown", { from: 1, count: 4, axis: "horizontal" }), null);
    assert.equal(nextIndex("ArrowUp", { from: 1, count: 4, axis: "vertical" }), 0);
    assert.equal(nextIndex("ArrowLeft", { from: 1, count: 4, axis: "vertical" }), null);
  });

  it("stays at the ends, or goes round when it wraps", () => {
    assert.equal(nextIndex("ArrowDown", { from: 3, count: 4 }), 3);
    assert.equal(nextIndex("ArrowDown", { from: 3, count: 4, wrap: true }), 0);
    assert.equal(nextIndex("ArrowUp", { from: 0, count: 4, wrap: true }), 3);
  });

  it("knows Home and End, and leaves other keys alone", () => {
    assert.equal(nextIndex("Home", { from: 2, count: 4 }), 0);
    assert.equal(nextIndex("End", { from: 2, count: 4 }), 3);
    assert.equal(nextIndex("a", { from: 2, count: 4 }), null);
    assert.equal(nextIndex("Home", { from: -1, count: 0 }), null);
  });
});

describe("findByStart", () => {
  const labels = ["Settings", "Shortcuts", "Light theme", "Reset All", "Save as"];

  it("goes to the next one with that letter, and round", () => {
    assert.equal(findByStart(labels, "s", 0), 1);
    assert.equal(findByStart(labels, "s", 1), 4);
    assert.equal(findByStart(labels, "s", 4), 0);
  });

  it("goes on with the same letter again and again", () => {
    assert.equal(findByStart(labels, "ss", 0), 1);
    assert.equal(findByStart(labels, "sss", 1), 4);
  });

  it("stays where it is while more of the same word is typed", () => {
    assert.equal(findByStart(labels, "sh", 1), 1);
    assert.equal(findByStart(labels, "sa", 0), 4);
  });

  it("says when nothing begins so", () => {
    assert.equal(findByStart(labels, "x", 0), -1);
    assert.equal(findByStart([], "x", -1), -1);
  });
});
