import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { providers } from "../../../app/providers/index.js";
import { startClaude, startGemini, startGrok, startOpenai } from "../../support-of-providers/index.js";
import { benchOf, taskOf, useFake } from "./bench.js";

const { prompt, picture } = taskOf();
const dataUrl = `data:image/jpeg;base64,${picture.base64}`;
const schema = {
  type: "object",
  properties: { tags: { type: "array", items: { type: "string" } } },
  required: ["tags"],
  additionalProperties: false,
};

/** @param {Record<string, any>} efforts by model @param {(model: string) => Promise<any>} sent */
async function assertSettings(efforts, sent) {
  for (const [model, want] of Object.entries(efforts)) assert.deepEqual(await sent(model), want, model);
}

describe("the request to OpenAI", () => {
  const fake = useFake(startOpenai);
  const bench = () =>
    benchOf({ provider: providers.openai, key: fake().key, addresses: { openai: fake().url } });

  it("holds tags to a form, and keeps nothing there", async () => {
    await bench().suggest();
    assert.deepEqual(fake().requests[0].json, {
      model: "gpt-6-luna",
      store: false,
      max_output_tokens: 1024,
      reasoning: { effort: "none" },
      input: [
        {
          role: "user",
          content: [
            { type: "input_image", detail: "high", image_url: dataUrl },
            { type: "input_text", text: prompt },
          ],
        },
      ],
      text: { format: { type: "json_schema", name: "tags", strict: true, schema } },
    });
  });

  it("leaves captions free, and takes a higher limit", async () => {
    await bench().suggest({ mode: "caption", maxOutputTokens: 2048 });
    const { text, max_output_tokens: room } = fake().requests[0].json;
    assert.deepEqual([text, room], [undefined, 2048]);
  });

  it("names an effort only to models that are known to take it, and gives room to think", async () => {
    const settings = {
      "gpt-5.6-luna": ["none", 1024],
      "gpt-6.1-sol": ["low", 4096],
      "gpt-4o": [undefined, 1024],
      "gpt-9-unheard-of": [undefined, 4096],
    };
    await assertSettings(settings, async (model) => {
      fake().forget();
      await bench().suggest({ model });
      const { reasoning, max_output_tokens: room } = fake().requests[0].json;
      return [reasoning?.effort, room];
    });
  });

  it("offers models that can see, by their names", async () => {
    const models = await bench().listModels();
    assert.deepEqual(
      models.map(({ id }) => id),
      ["gpt-4o", "gpt-5.4-mini", "gpt-6-luna", "o3"],
    );
  });
});

describe("the request to Grok", () => {
  const fake = useFake(startGrok);
  const bench = (other = fake()) =>
    benchOf({ provider: providers.grok, key: fake().key, addresses: { grok: other.url } });

  it("has the picture first and a form for tags", async () => {
    await bench().suggest();
    const { input, text, reasoning, store } = fake().requests[0].json;
    assert.deepEqual(
      input[0].content.map((/** @type {any} */ part) => part.type),
      ["input_image", "input_text"],
    );
    assert.deepEqual([text.format.schema, reasoning, store], [schema, { effort: "none" }, false]);
  });

  it("names an effort only to models that are known to take it", async () => {
    const settings = {
      "grok-4.7": ["low", 4096],
      "grok-4": [undefined, 4096],
      "grok-4.20-0309-non-reasoning": [undefined, 1024],
    };
    await assertSettings(settings, async (model) => {
      fake().forget();
      await bench().suggest({ model });
      const { reasoning, max_output_tokens: room } = fake().requests[0].json;
      return [reasoning?.effort, room];
    });
  });

  it("offers what can see by the list that says so, else by name", async () => {
    assert.deepEqual(await bench().listModels(), [{ id: "grok-4.3", name: "grok-4.3", vision: true }]);
    const short = await startGrok({ hasDetailedList: false });
    try {
      const models = await bench(short).listModels();
      assert.deepEqual(
        models.map(({ id, vision }) => [id, vision]),
        [
          ["grok-4.3", null],
          ["grok-4.7", null],
        ],
      );
    } finally {
      await short.stop();
    }
  });
});

describe("the request to Gemini", () => {
  const fake = useFake(startGemini);
  const bench = () =>
    benchOf({ provider: providers.gemini, key: fake().key, addresses: { gemini: fake().url } });

  it("holds tags to a form and switches off the filters that can be", async () => {
    await bench().suggest();
    const [{ path, json }] = fake().requests;
    assert.equal(path, "/v1beta/models/gemini-3.5-flash-lite:generateContent");
    const { safetySettings, ...rest } = json;
    assert.equal(safetySettings.length, 4);
    assert.ok(safetySettings.every((/** @type {any} */ one) => one.threshold === "BLOCK_NONE"));
    const { additionalProperties, ...loose } = schema;
    assert.equal(additionalProperties, false);
    assert.deepEqual(rest, {
      contents: [
        {
          role: "user",
          parts: [{ inlineData: { mimeType: "image/jpeg", data: picture.base64 } }, { text: prompt }],
        },
      ],
      generationConfig: {
        maxOutputTokens: 1024,
        mediaResolution: "MEDIA_RESOLUTION_MEDIUM",
        responseMimeType: "application/json",
        responseJsonSchema: loose,
      },
    });
  });

  it("asks for little thinking in the words of each model", async () => {
    const settings = {
      "gemini-3.8-flash": [{ thinkingLevel: "LOW" }, 4096],
      "gemini-3.1-pro-preview": [{ thinkingLevel: "LOW" }, 4096],
      "gemini-2.5-flash": [{ thinkingBudget: 0 }, 1024],
      "gemma-4-27b-it": [undefined, 1024],
      "gemini-9-unheard-of": [undefined, 4096],
    };
    await assertSettings(settings, async (model) => {
      fake().forget();
      await bench().suggest({ model });
      const { thinkingConfig, maxOutputTokens } = fake().requests[0].json.generationConfig;
      return [thinkingConfig, maxOutputTokens];
    });
  });

  it("lists models over all pages, those aside that only draw, speak or sort", async () => {
    assert.deepEqual(await bench().listModels(), [
      { id: "gemini-3.5-flash-lite", name: "Gemini 3.5 Flash-Lite", vision: null },
      { id: "gemini-3.8-flash", name: "gemini-3.8-flash", vision: null },
    ]);
  });
});

describe("the request to Claude", () => {
  const fake = useFake(startClaude);
  const bench = (/** @type {import("../../../app/model/suggestions/types.js").Route} */ route = "direct") =>
    benchOf({ provider: providers.claude, route, key: fake().key, addresses: { claude: fake().url } });

  it("holds tags to a form and switches thinking off", async () => {
    await bench().suggest();
    assert.deepEqual(fake().requests[0].json, {
      model: "claude-haiku-5-5",
      max_tokens: 1024,
      thinking: { type: "disabled" },
      output_config: { effort: "low", format: { type: "json_schema", schema } },
      messages: [
        {
          role: "user",
          content: [
            { type: "image", source: { type: "base64", media_type: "image/jpeg", data: picture.base64 } },
            { type: "text", text: prompt },
          ],
        },
      ],
    });
  });

  it("leaves thinking alone where it cannot be switched off, and gives room for it", async () => {
    const settings = {
      "claude-opus-5-5": [undefined, "low", 4096],
      "claude-sonnet-5-5": [undefined, "low", 4096],
      "claude-opus-5": [{ type: "disabled" }, "low", 1024],
      "claude-sonnet-4-5-20250929": [undefined, undefined, 1024],
      "claude-3-haiku-20240307": [undefined, undefined, 1024],
    };
    await assertSettings(settings, async (model) => {
      fake().forget();
      await bench().suggest({ model });
      const { thinking, output_config: output, max_tokens: room } = fake().requests[0].json;
      return [thinking, output?.effort, room];
    });
  });

  it("says that it comes from a browser only where it does", async () => {
    const name = "anthropic-dangerous-direct-browser-access";
    await bench("direct").suggest();
    await bench("relay").suggest();
    assert.deepEqual(
      fake().requests.map((/** @type {any} */ { headers }) => headers[name]),
      ["true", undefined],
    );
  });

  it("lists models over all pages, those aside that are said not to see", async () => {
    assert.deepEqual(await bench().listModels(), [
      { id: "claude-haiku-5-5", name: "Claude Haiku 5.5", vision: true },
      { id: "claude-older", name: "Claude Older", vision: null },
    ]);
  });
});
