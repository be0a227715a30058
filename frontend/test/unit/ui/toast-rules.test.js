import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { quarterOf } from "../../../app/ui/progress.js";
import { lifetimeOf, visibleToasts } from "../../../app/ui/toast-rules.js";

/** @typedef {import("../../../app/ui/toast-rules.js").StackedToast} StackedToast */

/** @type {(id: string, kind?: StackedToast["kind"]) => StackedToast} */
const toast = (id, kind = "ok") => ({ id, kind, title: `Toast ${id}` });
/** @type {(toasts: StackedToast[]) => string} */
const shown = (toasts) =>
  visibleToasts(toasts)
    .map(({ id }) => id)
    .join("");

describe("visibleToasts", () => {
  it("shows three at most, the newest", () => {
    assert.equal(shown([toast("a"), toast("b")]), "ab");
    assert.equal(shown([toast("a"), toast("b"), toast("c"), toast("d")]), "bcd");
  });

  it("shows an error before anything that goes by itself, in the order they came", () => {
    assert.equal(shown([toast("e", "error"), toast("b"), toast("c"), toast("d")]), "ecd");
    assert.equal(
      shown([toast("a"), toast("p", "progress"), toast("c"), toast("e", "error"), toast("d")]),
      "ped",
    );
  });

  it("shows the newest of too many errors", () => {
    assert.equal(shown(["1", "2", "3", "4"].map((id) => toast(id, "error"))), "234");
  });
});

describe("lifetimeOf", () => {
  it("never ends for errors and progress", () => {
    assert.equal(lifetimeOf(toast("a", "error")), Infinity);
    assert.equal(lifetimeOf(toast("a", "progress")), Infinity);
  });

  it("is longer where there is more to read or something to press", () => {
    const plain = lifetimeOf(toast("a"));
    assert.ok(lifetimeOf({ ...toast("a"), detail: "231 other images were not touched." }) > plain);
    assert.ok(lifetimeOf({ ...toast("a"), undo: {} }) > plain);
    assert.ok(lifetimeOf(toast("a", "warning")) > plain);
  });
});

describe("quarterOf", () => {
  it("counts the quarters that are done", () => {
    assert.deepEqual(
      [0, 24, 25, 60, 99, 100].map((done) => quarterOf(done, 100)),
      [0, 0, 1, 2, 3, 4],
    );
  });

  it("knows nothing while the total is unknown", () => {
    assert.equal(quarterOf(5, 0), 0);
  });
});
