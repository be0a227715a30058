/**
 * What every provider promises, tried on each against a server that behaves as the real one does.
 *
 * @module
 */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { providers } from "../../../app/providers/index.js";
import { createReplicate } from "../../../app/providers/replicate.js";
import {
  startClaude,
  startCompatible,
  startGemini,
  startGrok,
  startHub,
  startOpenai,
  startReplicate,
  startSpace,
} from "../../support-of-providers/index.js";
import { benchOf, failureIn } from "./bench.js";

/** @typedef {import("../../../app/model/suggestions/types.js").FailureCode} FailureCode */
/** @typedef {import("../../../app/model/suggestions/types.js").FailureKind} FailureKind */
/** @typedef {import("../../../app/model/suggestions/types.js").ProviderId} ProviderId */
/** @typedef {import("../../../app/model/suggestions/types.js").Remedy} Remedy */
/** @typedef {import("../../../app/providers/provider.js").Answer} Answer */
/** @typedef {[code: FailureCode, kind: FailureKind, remedy: Remedy, after?: number]} Expected */

const tags = ["corgi", "open mouth", "cherry blossom"];
const caption = "A corgi sits under a cherry tree.";

/** What the fakes that write can be told, and what has to come of it. @type {Record<string, Expected>} */
const writtenFailures = {
  refusal: ["refused", "item", "other-provider"],
  "cut-off": ["cut-off", "item", "raise-limit"],
  empty: ["empty", "retry", "retry"],
  "bad-image": ["bad-image", "item", "other-provider"],
  "bad-key": ["key-refused", "stop", "open-settings"],
  "no-credit": ["no-credit", "stop", "retry"],
  "server-error": ["overloaded", "retry", "retry"],
  overloaded: ["overloaded", "retry", "retry"],
  "unknown-model": ["model-unknown", "stop", "open-settings"],
  "echoes-key": ["bad-request", "item", "other-provider"],
  "html-200": ["unreadable-answer", "retry", "retry"],
};

/** @type {Expected} */
const tooLarge = ["too-large", "item", "open-settings"];
/** A browser cannot tell these from a line that is down. @type {Record<string, Expected>} */
const hidden = {
  reset: ["unreachable", "retry", "use-relay"],
  "html-503": ["unreachable", "retry", "use-relay"],
};
/** @type {Record<string, Expected>} */
const shown = {
  reset: ["unreachable", "retry", "retry"],
  "html-503": ["overloaded", "retry", "retry"],
};
/** @param {number} milliseconds @returns {Expected} */
const slowDown = (milliseconds) => ["rate-limited", "retry", "retry", milliseconds];
/** What pages may not read they cannot know. @type {Expected} */
const slowDownUnknown = ["rate-limited", "retry", "retry"];

/**
 * @typedef {{
 *   id: ProviderId,
 *   start: () => Promise<any>,
 *   wellSaid: string[],
 *   failures: Record<string, Expected>,
 *   direct?: Record<string, Expected>,
 *   relay?: Record<string, Expected>
 * }} Case `direct` and `relay` are failures that look different by route
 */

/** @type {Case[]} */
const writing = [
  {
    id: "gemini",
    start: startGemini,
    wellSaid: ["ok", "several-parts", "thinking"],
    failures: {
      ...writtenFailures,
      "slow-down": slowDown(37_500),
      "too-large": tooLarge,
      safety: ["refused", "item", "other-provider"],
      "prompt-blocked": ["refused", "item", "other-provider"],
      quota: ["quota", "stop", "other-provider"],
      "quota-with-delay": ["quota", "stop", "other-provider", 37_000],
      other: ["empty", "retry", "retry"],
    },
    direct: { "slow-down-by-header": slowDownUnknown },
    relay: { "slow-down-by-header": slowDown(12_000) },
  },
  {
    id: "grok",
    start: startGrok,
    wellSaid: ["ok", "several-parts"],
    failures: {
      ...writtenFailures,
      "slow-down": slowDown(850),
      "thoughts-only": ["empty", "retry", "retry"],
      filtered: ["refused", "item", "other-provider"],
    },
    direct: { "slow-down-by-header": slowDownUnknown, "too-large": hidden.reset },
    relay: { "slow-down-by-header": slowDown(12_000), "too-large": tooLarge },
  },
  {
    id: "openai",
    start: startOpenai,
    wellSaid: ["ok", "several-parts"],
    failures: {
      ...writtenFailures,
      "slow-down": slowDown(1_700),
      "thoughts-only": ["empty", "retry", "retry"],
      filtered: ["refused", "item", "other-provider"],
      "failed-image": ["bad-image", "item", "other-provider"],
    },
    direct: { "slow-down-by-header": slowDownUnknown, "too-large": hidden.reset },
    relay: { "slow-down-by-header": slowDown(12_000), "too-large": tooLarge },
  },
  {
    id: "claude",
    start: startClaude,
    wellSaid: ["ok", "several-parts", "thinking"],
    failures: {
      ...writtenFailures,
      "slow-down": slowDown(20_000),
      "context-full": ["cut-off", "item", "open-settings"],
      spent: ["no-credit", "stop", "retry"],
      "page-refused": ["not-allowed", "stop", "use-relay"],
    },
    direct: { "slow-down-by-header": slowDownUnknown, "too-large": hidden.reset },
    relay: { "slow-down-by-header": slowDown(12_000), "too-large": tooLarge },
  },
  {
    id: "compatible",
    start: startCompatible,
    wellSaid: ["ok", "several-parts", "thoughts", "thoughts-without-beginning"],
    failures: {
      ...writtenFailures,
      "slow-down": slowDown(8_000),
      "too-large": tooLarge,
      "null-content": ["empty", "retry", "retry"],
      filtered: ["refused", "item", "other-provider"],
      "context-full": ["cut-off", "item", "open-settings"],
      "error-in-200": ["overloaded", "retry", "retry"],
      "error-in-choice": ["rate-limited", "retry", "retry"],
      "no-vision": ["no-vision", "stop", "open-settings"],
      "error-as-text": ["bad-request", "item", "other-provider"],
      detail: ["bad-request", "item", "other-provider"],
    },
    direct: { "slow-down-by-header": slowDownUnknown },
    relay: { "slow-down-by-header": slowDown(12_000) },
  },
];

/** @type {Case[]} */
const rating = [
  {
    id: "deepdanbooru",
    start: startSpace,
    wellSaid: ["ok", "heartbeat", "split"],
    failures: {
      empty: ["empty", "item", "open-settings"],
      "broken-off": ["unreachable", "retry", "retry"],
      "gradio-error": ["bad-request", "item", "retry"],
      "gradio-error-text": ["bad-request", "item", "retry"],
      "server-error": ["overloaded", "retry", "retry"],
      "too-large": tooLarge,
      "html-200": ["unreadable-answer", "retry", "retry"],
    },
    direct: { "slow-down-by-header": slowDownUnknown },
    relay: { "slow-down-by-header": slowDown(12_000), "html-503": ["unreachable", "retry", "use-relay"] },
  },
  {
    id: "replicate",
    start: startReplicate,
    wellSaid: ["ok", "processing-with-output", "cold"],
    failures: {
      never: ["timeout", "retry", "retry"],
      canceled: ["overloaded", "retry", "retry"],
      aborted: ["overloaded", "retry", "retry"],
      failed: ["bad-request", "item", "retry"],
      "bad-image": ["bad-image", "item", "other-provider"],
      empty: ["empty", "item", "open-settings"],
      "no-output": ["unreadable-answer", "retry", "retry"],
      "bad-key": ["key-refused", "stop", "open-settings"],
      "no-credit": ["no-credit", "stop", "retry"],
      "slow-down": slowDown(5_000),
      "slow-down-by-header": slowDown(12_000),
      "server-error": ["overloaded", "retry", "retry"],
      "unknown-model": ["model-unknown", "stop", "open-settings"],
      "echoes-key": ["bad-request", "item", "other-provider"],
      "html-200": ["unreadable-answer", "retry", "retry"],
    },
  },
];

const rated = {
  deepdanbooru: [
    { name: "solo", confidence: 0.99, category: "general" },
    { name: "open_mouth", confidence: 0.81, category: "general" },
    { name: "^_^", confidence: 0.62, category: "general" },
  ],
  replicate: [
    { name: "solo", confidence: 0.99, category: "general" },
    { name: "open mouth", confidence: 0.81, category: "general" },
    { name: "hatsune miku", confidence: 0.91, category: "character" },
  ],
};

for (const { id, start, wellSaid, failures, direct, relay } of [...writing, ...rating]) {
  for (const route of providers[id].routes) {
    describe(`${id}, ${route}`, () => {
      /** @type {any} */
      let fake;
      /** @type {any} */
      let hub;
      before(async () => {
        fake = await start();
        hub = await startHub(() => "RUNNING");
      });
      after(() => Promise.all([fake.stop(), hub.stop()]));
      beforeEach(() => {
        fake.forget();
        fake.script();
      });

      /** @param {{ key?: string, timeout?: number }} [options] */
      function bench(options) {
        let time = 0;
        const provider =
          id === "replicate"
            ? createReplicate({ wait: async (pause) => void (time += pause), now: () => time })
            : providers[id];
        return benchOf({
          provider,
          route,
          key: fake.key,
          addresses: { [id]: fake.url, huggingface: hub.url },
          baseUrl: id === "compatible" ? `${fake.url}/v1` : "",
          ...options,
        });
      }
      const model = providers[id].defaultModel || "qwen3-vl-8b";

      for (const behaviour of wellSaid)
        it(`gives the answer where it is ${behaviour}`, async () => {
          fake.script(behaviour, behaviour);
          const answer = await bench().suggest({ model });
          if (id in rated) {
            const want = rated[/** @type {keyof typeof rated} */ (id)];
            assert.deepEqual(answer, { rated: want, tags: null, text: null, usage: null });
            return;
          }
          assert.deepEqual([answer.tags, answer.text, answer.rated], [tags, null, null]);
          assert.ok(answer.usage !== null && answer.usage.inputTokens > 0 && answer.usage.outputTokens > 0);
          const prose = await bench().suggest({ model, mode: "caption" });
          assert.deepEqual([prose.text, prose.tags, prose.rated], [caption, null, null]);
        });

      const expected = {
        ...failures,
        ...(route === "direct" ? { ...hidden, ...direct } : { ...shown, ...relay }),
      };
      for (const [behaviour, [code, kind, remedy, wait = null]] of Object.entries(expected))
        it(`says ${code} where it is ${behaviour}`, async () => {
          fake.script(behaviour);
          const failure = await failureIn(bench().suggest({ model }));
          assert.equal(failure.code, code, `${failure.title}. ${failure.detail}`);
          const isByRoute = remedy === "use-relay" && route === "relay";
          assert.deepEqual(
            [failure.kind, failure.remedy, failure.after],
            [kind, isByRoute && code === "unreachable" ? "retry" : remedy, wait],
          );
          assertReadable(failure, id);
          assert.doesNotMatch(JSON.stringify(failure), /canary/iu);
        });

      it("gives up after its time", async () => {
        fake.script("slow");
        const failure = await failureIn(bench({ timeout: 80 }).suggest({ model }));
        assert.deepEqual([failure.code, failure.kind, failure.remedy], ["timeout", "retry", "retry"]);
        assertReadable(failure, id);
      });

      it("stops at once when it is told to, with the reason it was given", async () => {
        fake.script("slow");
        const { suggest, stop } = bench();
        const answer = suggest({ model });
        const ended = assert.rejects(answer, { name: "AbortError" });
        // The last request before the picture is worked on is the one that hangs.
        await fake.asked(providers[id].hasPrompt ? 1 : 2);
        stop.abort();
        await ended;
      });

      it("sends the key in its header and nowhere else", async () => {
        const { suggest, listModels } = bench();
        await suggest({ model });
        await listModels();
        assert.ok(fake.requests.length >= 2);
        for (const { path, headers, text } of fake.requests) {
          assert.doesNotMatch(path + text, /canary/iu);
          const holding = Object.keys(headers).filter((name) => /canary/iu.test(String(headers[name])));
          const names = { gemini: "x-goog-api-key", claude: "x-api-key", deepdanbooru: "" };
          const own = names[/** @type {keyof typeof names} */ (id)] ?? "authorization";
          assert.deepEqual(holding, own === "" ? [] : [own]);
          assert.equal(headers.cookie, undefined);
          assert.equal(headers.referer, undefined);
        }
      });

      if (providers[id].key === "required")
        it("asks for a key before it sends anything, and refuses what cannot be one", async () => {
          const missing = await failureIn(bench({ key: "" }).suggest({ model }));
          assert.deepEqual(
            [missing.code, missing.kind, missing.remedy],
            ["key-missing", "stop", "open-settings"],
          );
          const odd = await failureIn(bench({ key: "sk-“pasted”" }).listModels());
          assert.deepEqual([odd.code, odd.kind], ["key-refused", "stop"]);
          assert.equal(fake.requests.length, 0);
          const wrong = await failureIn(bench({ key: "wrong" }).listModels());
          assert.deepEqual([wrong.code, wrong.kind], ["key-refused", "stop"]);
          for (const failure of [missing, odd, wrong]) assertReadable(failure, id);
        });
    });
  }
}

/** @param {import("../../../app/model/suggestions/types.js").Failure} failure @param {ProviderId} id */
function assertReadable({ title, detail }, id) {
  const { company, name } = providers[id];
  const said = `${title}. ${detail}`;
  assert.ok(
    [company, name, company.replace(/^The/u, "the")].some((who) => said.includes(who)),
    `says who is meant: ${said}`,
  );
  assert.match(title, /^(?:\p{Lu}|xAI).*[^.]$/u);
  assert.match(detail, /^(?:\p{Lu}|xAI).*\.$/u);
  assert.doesNotMatch(said, /undefined|null|\[object|\bNaN\b|!|\.\./u);
}
