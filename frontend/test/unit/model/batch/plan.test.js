import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answerTokens, estimateRun, promptTokens } from "../../../../app/model/batch/estimate.js";
import { planImages } from "../../../../app/model/batch/plan.js";
import { entry, storedDocument } from "../fixtures.js";

/** @typedef {Parameters<typeof planImages>[1]} Choice */

const texts = [
  "t, dog",
  "t",
  null,
  entry("4.png", null, { textProblem: "4.txt is not UTF-8 text." }),
  entry("5.png", null, { problem: "It cannot be shown." }),
  "t, A dog is asleep on the lawn.",
];

/** @param {Partial<Choice>} choice @param {string} [trigger] */
function plan(choice, trigger = "t") {
  const document = storedDocument(texts, { trigger });
  return planImages(document, {
    which: "all",
    ifTextExists: "ignore",
    shown: ["i6", "i2", "gone"],
    selected: new Set(["i3", "i1"]),
    failed: ["i6"],
    ...choice,
  });
}

describe("planImages", () => {
  it("sends images without a text, the trigger word aside, and says why others are not sent", () => {
    const { images, skipped, sentIf, counts } = plan({});
    assert.deepEqual(images, ["i2", "i3"]);
    assert.deepEqual(skipped, [
      { image: "i1", why: "has-text" },
      { image: "i4", why: "unreadable-text" },
      { image: "i5", why: "unreadable-picture" },
      { image: "i6", why: "has-text" },
    ]);
    assert.deepEqual(sentIf, { ignore: 2, append: 4, overwrite: 4 });
    assert.deepEqual(counts, { all: 6, shown: 2, selected: 2, untagged: 2, failed: 1 });
  });

  it("sends those that have a text as well, if it is to be appended to or overwritten", () => {
    for (const ifTextExists of /** @type {const} */ (["append", "overwrite"])) {
      assert.deepEqual(plan({ ifTextExists }).images, ["i1", "i2", "i3", "i6"]);
      assert.deepEqual(plan({ ifTextExists, which: "untagged" }).images, ["i2", "i3"]);
      assert.deepEqual(plan({ ifTextExists, which: "shown" }).images, ["i6", "i2"], "in the order shown");
      assert.deepEqual(plan({ ifTextExists, which: "selected" }).images, ["i1", "i3"]);
      assert.deepEqual(plan({ ifTextExists, which: "failed" }).images, ["i6"]);
    }
    assert.deepEqual(plan({ which: "selected" }).sentIf, { ignore: 1, append: 2, overwrite: 2 });
  });

  it("sends an image whose only text is the trigger word, also if that was typed after it was opened", () => {
    const document = storedDocument(["t", "t, dog"]);
    document.apply({ type: "trigger", trigger: "t" });
    const choice = {
      which: /** @type {const} */ ("all"),
      ifTextExists: /** @type {const} */ ("ignore"),
      shown: [],
      selected: [],
      failed: [],
    };
    assert.deepEqual(planImages(document, choice).images, ["i1"]);
  });
});

describe("estimateRun", () => {
  const side = {
    provider: /** @type {const} */ ("gemini"),
    price: { input: 0.3, output: 2.5 },
    inputTokens: 20_000,
    outputTokens: { low: 50, high: 150 },
    seconds: 2,
  };

  it("gives tokens, cost and time", () => {
    const { cost, ...rest } = estimateRun(17, [side], { concurrency: 4, perMinute: 0 });
    assert.deepEqual(rest, { images: 17, inputTokens: 20_000, outputTokens: 1700, seconds: 8.5 });
    assert.equal(cost?.low.toFixed(6), "0.008125");
    assert.equal(cost?.high.toFixed(6), "0.012375");
  });

  it("knows no cost where a price is missing, and no time for no images", () => {
    assert.equal(
      estimateRun(17, [side, { ...side, price: null }], { concurrency: 4, perMinute: 0 }).cost,
      null,
    );
    assert.equal(estimateRun(0, [{ ...side, inputTokens: 0 }], { concurrency: 4, perMinute: 6 }).seconds, 0);
    assert.deepEqual(
      estimateRun(3, [{ ...side, price: { input: 0, output: 0 } }], { concurrency: 4, perMinute: 0 }).cost,
      { low: 0, high: 0 },
    );
  });

  it("lets two providers run side by side, and two models of one share its pace", () => {
    const pace = { concurrency: 2, perMinute: 0 };
    assert.equal(estimateRun(10, [side, { ...side, provider: "openai", seconds: 3 }], pace).seconds, 15);
    assert.equal(estimateRun(10, [side, { ...side, seconds: 3 }], pace).seconds, 25);
    assert.equal(estimateRun(1, [side], { concurrency: 8, perMinute: 0 }).seconds, 2);
    assert.equal(estimateRun(11, [side], { concurrency: 8, perMinute: 6 }).seconds, 100);
  });

  it("guesses the length of answers from what is asked for", () => {
    const limits = { maxTags: 30, maxWords: 50, maxOutputTokens: 1024 };
    assert.deepEqual(answerTokens("tags", limits), { low: 75, high: 150 });
    assert.deepEqual(answerTokens("caption", limits), { low: 35, high: 70 });
    assert.deepEqual(answerTokens("tags", { ...limits, maxTags: 0, maxOutputTokens: 100 }), {
      low: 50,
      high: 100,
    });
    assert.equal(promptTokens("abcde"), 2);
  });
});
