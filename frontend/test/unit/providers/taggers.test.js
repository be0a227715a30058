import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { providers } from "../../../app/providers/index.js";
import { createReplicate } from "../../../app/providers/replicate.js";
import { startHub, startReplicate, startSpace } from "../../support-of-providers/index.js";
import { benchOf, failureIn, taskOf, useFake } from "./bench.js";

const { picture } = taskOf();
const dataUrl = `data:image/jpeg;base64,${picture.base64}`;

describe("the way to Replicate", () => {
  const fake = useFake(startReplicate);

  /** @param {import("../../../app/model/suggestions/types.js").Route} [route] */
  function bench(route = "relay") {
    /** @type {number[]} */
    const pauses = [];
    let time = 0;
    const provider = createReplicate({
      wait: async (pause) => {
        pauses.push(pause);
        time += pause;
      },
      now: () => time,
    });
    return { pauses, ...benchOf({ provider, route, key: fake().key, addresses: { replicate: fake().url } }) };
  }
  /** @returns {string[]} */
  const asked = () => fake().requests.map((/** @type {any} */ { method, path }) => `${method} ${path}`);

  it("asks for the latest version once a run, then for each picture", async () => {
    const { suggest } = bench();
    await suggest({ thresholds: { general: 0.4, character: 0.9, deepDanbooru: 0.5 } });
    await suggest();
    assert.deepEqual(asked(), [
      "GET /v1/models/zsxkib/wd-image-tagger",
      "POST /v1/predictions",
      "POST /v1/predictions",
    ]);
    const { headers, json } = fake().requests[1];
    assert.deepEqual([headers.prefer, headers["cancel-after"]], ["wait", "2m"]);
    assert.deepEqual(json, {
      version: "2c081a1d".repeat(8),
      input: {
        image: dataUrl,
        model_repo: "models/wd-swinv2-tagger-v3",
        general_thresh: 0.4,
        character_thresh: 0.9,
        category: "all_tags",
      },
    });
  });

  it("goes by way of our server even where an account says otherwise", async () => {
    await bench("direct").suggest();
    assert.equal(fake().preflights.length, 0);
    assert.equal(fake().requests[0].headers.origin, undefined);
  });

  it("looks again after growing pauses, by the id and not by addresses it is given", async () => {
    fake().script("cold");
    const { suggest, pauses } = bench();
    await suggest();
    assert.deepEqual(pauses, [250, 500, 1000, 2000]);
    assert.ok(
      asked()
        .slice(2)
        .every((one) => /^GET \/v1\/predictions\/p\d+$/u.test(one)),
    );
  });

  it("cancels what does not end in two minutes", async () => {
    fake().script("never");
    const { suggest, pauses } = bench();
    const failure = await failureIn(suggest());
    assert.equal(failure.title, "No answer in 120 s");
    assert.match(asked().at(-1) ?? "", /^POST \/v1\/predictions\/p\d+\/cancel$/u);
    const waited = pauses.reduce((sum, pause) => sum + pause, 0);
    assert.ok(waited > 117_000 && waited <= 120_000, String(waited));
  });

  it("offers the taggers there are once the key is good", async () => {
    const models = await bench().listModels();
    assert.equal(models[0].id, "wd-swinv2-tagger-v3");
    assert.deepEqual(asked(), ["GET /v1/account"]);
  });
});

describe("the way to DeepDanbooru", () => {
  let stage = "RUNNING";
  const hub = useFake(() => startHub(() => stage));
  /** @type {any} */
  let space;
  beforeEach(() => {
    stage = "RUNNING";
  });
  afterEach(() => space.stop());
  /** @param {string} [version] */
  async function bench(version) {
    space = await startSpace({ version });
    return benchOf({
      provider: providers.deepdanbooru,
      addresses: { deepdanbooru: space.url, huggingface: hub().url },
    });
  }
  const paths = () => space.requests.map((/** @type {any} */ { method, path }) => `${method} ${path}`);

  for (const [version, prefix] of [
    ["5.49.1", "/gradio_api"],
    ["4.44.0", ""],
  ])
    it(`is that of gradio ${version}, which is asked for once a run`, async () => {
      const { suggest } = await bench(version);
      await suggest();
      await suggest();
      const each = [`POST ${prefix}/upload`, `POST ${prefix}/call/predict`];
      assert.deepEqual(
        paths().map((/** @type {string} */ path) => path.replace(/\/\w{20,}$/u, "/ID")),
        ["GET /config", ...each, `GET ${prefix}/call/predict/ID`, ...each, `GET ${prefix}/call/predict/ID`],
      );
      assert.equal(space.requests[2].json.data[1], 0.5);
    });

  it("ends at a gradio that is too old", async () => {
    const failure = await failureIn((await bench("3.50.2")).suggest());
    assert.deepEqual([failure.code, failure.kind], ["unreadable-answer", "stop"]);
  });

  it("says that the Space is asleep, which it cannot say itself", async () => {
    const { suggest, listModels } = await bench();
    space.setDown(true);
    stage = "SLEEPING";
    const asleep = await failureIn(suggest());
    assert.deepEqual([asleep.code, asleep.kind, asleep.after], ["asleep", "retry", 30_000]);
    stage = "RUNTIME_ERROR";
    const off = await failureIn(listModels());
    assert.deepEqual([off.code, off.kind, off.remedy], ["asleep", "stop", "other-provider"]);
    assert.match(off.title, /RUNTIME_ERROR/u);
    stage = "RUNNING";
    assert.equal((await failureIn(suggest())).code, "unreachable");
    space.setDown(false);
    assert.equal((await suggest()).rated?.length, 3);
  });

  it("leaves out what is below the threshold", async () => {
    const { suggest } = await bench();
    const { rated } = await suggest({ thresholds: { general: 0, character: 0, deepDanbooru: 0.9 } });
    assert.deepEqual(
      rated?.map(({ name }) => name),
      ["solo"],
    );
  });
});
