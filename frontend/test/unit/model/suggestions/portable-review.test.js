import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyReview } from "../../../../app/model/suggestions/apply-review.js";
import { findImage, identityOf } from "../../../../app/model/suggestions/image-identity.js";
import { portableReview, restoreReview } from "../../../../app/model/suggestions/portable-review.js";
import { Review } from "../../../../app/model/suggestions/review.js";
import { addItem, entry, fileTexts, localItem, storedDocument } from "../fixtures.js";
import { failure, suggest } from "./suggesting.js";

const files = ["a.png", "b.png", "c.png", "d.png", "e.png"];

/** @param {Partial<Record<string, Partial<import("../fixtures.js").ImageEntry>>>} [changes] by file; other ids than before with each call */
function opened(changes = {}) {
  const there = files.filter((file) => changes[file]?.problem !== "gone");
  const images = there.map((file) =>
    entry(file, `t, own ${file[0]}`, { sha256: `hash of ${file}`, ...changes[file] }),
  );
  return storedDocument(Object.keys(changes).length > 0 ? images.reverse() : images, { trigger: "t" });
}

describe("a review that outlives its document", () => {
  it("comes back with its decisions, and says which images are gone, changed or edited", () => {
    const before = opened();
    const review = new Review({ ifTextExists: "append", joint: "space", trigger: "t" });
    for (const image of before.ids()) {
      const isFailed = image === "i5";
      review.take(
        {
          image,
          side: 0,
          suggestion: isFailed ? null : suggest("day, grass"),
          failure: isFailed ? failure() : null,
        },
        before,
      );
    }
    review.decideTagEverywhere("added", "grass", "rejected");
    review.decide(["i1", "i2", "i3", "i4"], "accepted");
    const kept = structuredClone(portableReview(review));

    const after = opened({
      "b.png": { version: "another", sha256: "another" },
      "c.png": { problem: "gone" },
      "d.png": { text: "t, own d, more" },
    });
    const restored = restoreReview(kept, after);
    assert.deepEqual([restored.gone, restored.changed, restored.edited], [["c.png"], ["b.png"], ["d.png"]]);
    const stateOf = (/** @type {string} */ file) =>
      restored.review.state(after.ids().find((id) => after.get(id).picture.file === file) ?? "");
    assert.deepEqual(files.map(stateOf), ["accepted", null, null, "undecided", "failed"]);
    const { edit } = applyReview(after, restored.review);
    assert.ok(edit);
    after.apply(edit);
    assert.deepEqual(fileTexts(after).toReversed(), [
      "t, own a, day",
      "t, own b",
      "t, own d, more",
      "t, own e",
    ]);
    const late = { image: after.ids()[2] ?? "", side: 0, suggestion: suggest("grass, sky"), failure: null };
    restored.review.take(late, after);
    assert.equal(
      restored.review.outcome(late.image)?.after,
      "own b, sky",
      "decisions across all images hold on",
    );
  });

  it("is kept and restored without a change", () => {
    const document = opened();
    const review = new Review({ ifTextExists: "overwrite", joint: "line", trigger: "t" });
    for (const image of document.ids())
      review.take({ image, side: 0, suggestion: suggest("day"), failure: null }, document);
    review.write("i2", { body: "own words", mode: "tags" });
    review.decideTag("i3", "day", "rejected");
    const kept = structuredClone(portableReview(review));
    const { review: restored } = restoreReview(kept, opened());
    assert.deepEqual([...restored.entries], [...review.entries]);
    assert.deepEqual(restored.counts, review.counts);
    assert.deepEqual(portableReview(restored), kept);
  });
});

describe("findImage", () => {
  it("knows a picture by name and version, by content, or by name and size", () => {
    const document = opened();
    const named = identityOf(document.get("i1"));
    assert.deepEqual(findImage(document, named), { id: "i1", state: "same" });
    assert.deepEqual(findImage(document, { ...named, version: "older" }), { id: "i1", state: "same" });
    assert.deepEqual(findImage(document, { ...named, file: "old name.png" }), { id: "i1", state: "same" });
    assert.deepEqual(findImage(document, { ...named, version: "older", sha256: null }), {
      id: "i1",
      state: "changed",
    });
    assert.deepEqual(findImage(document, { ...named, file: "x.png", sha256: null }), {
      id: null,
      state: "gone",
    });
    addItem(document, localItem(document, "f.png", null));
    const local = identityOf(document.get("i6"));
    assert.deepEqual(findImage(document, local), { id: "i6", state: "same" });
    assert.deepEqual(findImage(document, { ...local, bytes: 1 }), { id: "i6", state: "changed" });
  });
});
