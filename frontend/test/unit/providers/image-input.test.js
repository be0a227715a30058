import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { prepare, sentAs } from "../../../app/providers/image-input.js";
import { costOf, imageTokens, priceOf } from "../../../app/providers/prices.js";
import { providers } from "../../../app/providers/index.js";
import { failureIn } from "./bench.js";

const types = ["image/jpeg", "image/png"];

describe("a picture as it is sent", () => {
  it("fits into the long side and is never enlarged", () => {
    const wanted = { types, longSide: 1024 };
    const size = (/** @type {number} */ width, /** @type {number} */ height) => {
      const sent = sentAs({ mime: "image/jpeg", width, height }, wanted);
      return [sent.width, sent.height];
    };
    assert.deepEqual(size(4000, 3000), [1024, 768]);
    assert.deepEqual(size(3000, 4000), [768, 1024]);
    assert.deepEqual(size(640, 480), [640, 480]);
    assert.deepEqual(size(20_000, 3), [1024, 1]);
  });

  it("keeps its type where the provider takes it and browsers can write it", () => {
    const type = (/** @type {string} */ mime, taken = types) =>
      sentAs({ mime, width: 10, height: 10 }, { types: taken, longSide: 1024 }).type;
    assert.deepEqual(
      ["image/png", "image/webp", "image/gif", "image/heic"].map((mime) => type(mime)),
      ["image/png", "image/jpeg", "image/jpeg", "image/jpeg"],
    );
    assert.equal(type("image/webp", [...providers.openai.imageTypes]), "image/webp");
    assert.equal(type("image/gif", ["image/jpeg", "image/gif"]), "image/jpeg");
    assert.equal(type("image/webp", [...providers.grok.imageTypes]), "image/jpeg");
  });

  /** @param {Record<string, Blob>} drawn by type asked for */
  function drawing(drawn) {
    /** @type {any[]} */
    const orders = [];
    const draw = async (/** @type {any} */ order) => {
      orders.push(order);
      return drawn[order.type];
    };
    return { orders, draw };
  }
  const original = { blob: new Blob(["original"]), mime: "image/png", width: 2048, height: 1024 };

  it("is drawn anew, so that nothing of its file goes along", async () => {
    const bytes = new Uint8Array(100_000).map((_, at) => at % 251);
    const { orders, draw } = drawing({ "image/png": new Blob([bytes], { type: "image/png" }) });
    const sent = await prepare(original, { types, longSide: 1024 }, draw);
    assert.deepEqual(orders, [
      { part: null, rotate: 0, flip: false, width: 1024, height: 512, type: "image/png", quality: 0.9 },
    ]);
    assert.deepEqual([sent.type, sent.width, sent.height], ["image/png", 1024, 512]);
    assert.equal(sent.base64, Buffer.from(bytes).toString("base64"));
  });

  it("becomes JPEG where it would be large, or the browser cannot write what was wanted", async () => {
    const jpeg = new Blob(["small"], { type: "image/jpeg" });
    const large = drawing({
      "image/png": new Blob([new Uint8Array(1_500_000)], { type: "image/png" }),
      "image/jpeg": jpeg,
    });
    assert.equal((await prepare(original, { types, longSide: 1024 }, large.draw)).type, "image/jpeg");
    const without = drawing({ "image/webp": new Blob(["x"], { type: "image/bmp" }), "image/jpeg": jpeg });
    const webp = { ...original, mime: "image/webp" };
    const wanted = { types: ["image/jpeg", "image/webp"], longSide: 1024 };
    assert.equal((await prepare(webp, wanted, without.draw)).blob, jpeg);
  });

  it("that cannot be drawn fails by name, and what is stopped just stops", async () => {
    const fail = (/** @type {Error} */ error) =>
      prepare(original, { types, longSide: 1024 }, async () => Promise.reject(error));
    const failure = await failureIn(fail(new Error("The source image could not be decoded.")));
    assert.deepEqual([failure.code, failure.kind, failure.remedy], ["unreadable-image", "item", null]);
    await assert.rejects(fail(new DOMException("stopped", "AbortError")), { name: "AbortError" });
    const unknown = prepare({ ...original, width: 0 }, { types, longSide: 1024 }, async () => original.blob);
    assert.equal((await failureIn(unknown)).code, "unreadable-image");
  });
});

describe("prices", () => {
  it("are known for the default model of each provider that charges by tokens", () => {
    for (const { id, defaultModel } of [providers.gemini, providers.grok, providers.openai, providers.claude])
      assert.ok((priceOf(id, defaultModel)?.output ?? 0) > 0, id);
    assert.equal(priceOf("compatible", "qwen3-vl-8b"), null);
    assert.equal(priceOf("replicate", "wd-swinv2-tagger-v3"), null);
    assert.equal(costOf(null, { inputTokens: 1, outputTokens: 1 }), null);
  });

  it("make some hundredths of a cent of a picture", () => {
    const size = { width: 1024, height: 1024 };
    const cost = (/** @type {import("../../../app/model/suggestions/types.js").ProviderId} */ id) => {
      const model = providers[id].defaultModel;
      const usage = { inputTokens: imageTokens(id, model, size) + 150, outputTokens: 80 };
      return costOf(priceOf(id, model), usage) ?? 0;
    };
    for (const [id, least, most] of /** @type {const} */ ([
      ["openai", 0.0001, 0.0004],
      ["gemini", 0.0002, 0.001],
      ["grok", 0.002, 0.004],
      ["claude", 0.0002, 0.0005],
    ]))
      assert.ok(cost(id) > least && cost(id) < most, `${id}: ${cost(id)}`);
  });
});
