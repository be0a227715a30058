import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { providers } from "../../../app/providers/index.js";
import { startCompatible } from "../../support-of-providers/index.js";
import { benchOf, failureIn, taskOf } from "./bench.js";

/** @typedef {Parameters<typeof startCompatible>[0]} FakeOptions */

/** @type {any} */
let fake;
afterEach(() => fake?.stop());

/** @param {FakeOptions} [options] @param {Partial<Parameters<typeof benchOf>[0]>} [account] */
async function bench(options, account) {
  fake = await startCompatible(options);
  return benchOf({
    provider: providers.compatible,
    addresses: {},
    key: fake.key,
    baseUrl: `${fake.url}/v1`,
    ...account,
  });
}

const model = "qwen3-vl-8b";
const asked = () => fake.requests.map((/** @type {any} */ { method, path }) => `${method} ${path}`);

describe("a compatible server", () => {
  it("is asked as all of them are, with thinking switched off", async () => {
    const { suggest } = await bench();
    await suggest({ model });
    const { picture, prompt } = taskOf();
    const { response_format: form, ...rest } = fake.requests[0].json;
    assert.equal(form.json_schema.strict, true);
    assert.deepEqual(rest, {
      model,
      max_tokens: 1024,
      temperature: 0,
      stream: false,
      chat_template_kwargs: { enable_thinking: false },
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: prompt },
            { type: "image_url", image_url: { url: `data:image/jpeg;base64,${picture.base64}` } },
          ],
        },
      ],
    });
  });

  it("is not sent an empty key", async () => {
    const { suggest, listModels } = await bench({ wantsKey: false }, { key: "" });
    await suggest({ model });
    await listModels();
    assert.ok(fake.requests.every((/** @type {any} */ { headers }) => headers.authorization === undefined));
  });

  it("that knows no forms is asked without, once found out for the whole run", async () => {
    const { suggest } = await bench({ refuses: ["response_format", "chat_template_kwargs", "temperature"] });
    const { text } = await suggest({ model });
    assert.equal(text, "A corgi sits under a cherry tree.");
    assert.equal(fake.requests.length, 4);
    await suggest({ model });
    assert.equal(fake.requests.length, 5);
    const { response_format: form, temperature } = fake.requests[4].json;
    assert.deepEqual([form, temperature], [undefined, undefined]);
  });

  it("is found by what people type: with slashes, or the address of a call", async () => {
    for (const end of ["/v1/", "/v1/chat/completions", "/v1/chat/completions/"]) {
      const { suggest } = await bench();
      const typed = benchOf({
        provider: providers.compatible,
        addresses: {},
        key: fake.key,
        baseUrl: ` ${fake.url}${end} `,
      });
      await suggest({ model });
      await typed.suggest({ model });
      assert.deepEqual(asked(), ["POST /v1/chat/completions", "POST /v1/chat/completions"]);
      await fake.stop();
    }
  });

  it("wants an address and a model first", async () => {
    const { suggest } = await bench();
    const nameless = await failureIn(suggest({ model: "" }));
    assert.deepEqual(
      [nameless.code, nameless.kind, nameless.remedy],
      ["model-unknown", "stop", "open-settings"],
    );
    for (const baseUrl of ["", "localhost:1234/v1", "file:///v1", "http://user:secret@127.0.0.1:1/v1"]) {
      const nowhere = benchOf({ provider: providers.compatible, addresses: {}, baseUrl });
      const failure = await failureIn(nowhere.suggest({ model }));
      assert.deepEqual(
        [failure.code, failure.kind, failure.remedy],
        ["bad-request", "stop", "open-settings"],
      );
      assert.doesNotMatch(JSON.stringify(failure), /secret/u);
    }
    assert.equal(fake.requests.length, 0);
  });

  it("at a wrong address says so, not that the model is unknown", async () => {
    await bench();
    const lost = benchOf({
      provider: providers.compatible,
      addresses: {},
      key: fake.key,
      baseUrl: `${fake.url}/api`,
    });
    const failure = await failureIn(lost.listModels());
    assert.equal(failure.title, "The model server has nothing at this address (404)");
    assert.equal(failure.kind, "stop");
  });

  it("that lets no page in is offered by way of our server", async () => {
    const { suggest } = await bench({ isOpen: false });
    const failure = await failureIn(suggest({ model }));
    assert.deepEqual([failure.code, failure.remedy], ["unreachable", "use-relay"]);
    assert.match(failure.detail, /your key is passed on, not stored/u);
    assert.equal(fake.requests.length, 0);
    const relayed = benchOf({
      provider: providers.compatible,
      addresses: {},
      route: "relay",
      key: fake.key,
      baseUrl: `${fake.url}/v1`,
    });
    assert.equal((await relayed.suggest({ model })).tags?.length, 3);
  });
});

describe("the models of a compatible server", () => {
  /** @type {[server: NonNullable<FakeOptions>["server"], models: [string, boolean | null][], more: string[]][]} */
  const servers = [
    ["openrouter", [["qwen/qwen3-vl-8b", true]], []],
    [
      "ollama",
      [["qwen3-vl:8b", true]],
      ["GET /api/v0/models", "GET /api/tags", "POST /api/show", "POST /api/show"],
    ],
    ["lmstudio", [["qwen3-vl-8b", true]], ["GET /api/v0/models"]],
    ["llamacpp", [["qwen3-vl-8b.gguf", true]], ["GET /props"]],
    ["vllm", [["Qwen/Qwen3-VL-8B", null]], []],
  ];
  for (const [server, models, more] of servers)
    it(`are those that can see, as far as ${server} says`, async () => {
      const { listModels } = await bench({ server });
      const found = await listModels();
      assert.deepEqual(
        found.map(({ id, vision }) => [id, vision]),
        models,
      );
      assert.deepEqual(asked(), ["GET /v1/models", ...more]);
    });

  it("are all shown by way of our server, which asks for the list only", async () => {
    const { listModels } = await bench({ server: "ollama" }, { route: "relay" });
    assert.deepEqual(
      (await listModels()).map(({ vision }) => vision),
      [null, null],
    );
    assert.deepEqual(asked(), ["GET /v1/models"]);
  });
});
