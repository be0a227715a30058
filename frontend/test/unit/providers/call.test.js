import assert from "node:assert/strict";
import { request } from "node:https";
import { describe, it } from "node:test";
import { createCall } from "../../../app/providers/call.js";
import { providers } from "../../../app/providers/index.js";
import { Unreachable } from "../../../app/services/http.js";
import { browserFetch } from "../../support-of-providers/browser-fetch.js";
import { startGemini, startHub } from "../../support-of-providers/index.js";
import { failureIn } from "./bench.js";

/** @typedef {import("../../../app/model/suggestions/types.js").Route} Route */

/**
 * @param {(address: string, init: RequestInit) => Promise<Response>} answer
 * @param {Route} [route]
 * @returns {import("../../../app/providers/provider.js").Call}
 */
function callTo(answer, route = "direct") {
  return createCall({
    provider: providers.openai,
    account: { key: "sk-canary", route, baseUrl: "", endpoint: "" },
    signal: new AbortController().signal,
    fetch: /** @type {typeof fetch} */ (/** @type {unknown} */ (answer)),
    relay: answer,
  });
}

const get = /** @type {const} */ ({ service: "openai", method: "GET", path: "/v1/models" });
/** @param {number} status @param {object} body @param {Record<string, string>} [headers] */
const problem = (status, body, headers) => async () => Response.json(body, { status, headers });

describe("a call", () => {
  it("takes nothing of the page along, and follows nobody elsewhere", async () => {
    /** @type {any[]} */
    const sent = [];
    const call = callTo(async (...args) => {
      sent.push(args);
      return Response.json({});
    });
    await call({ ...get, method: "POST", headers: { A: "1" }, json: { a: 1 } });
    const [[address, { credentials, referrerPolicy, cache, redirect, headers, body }]] = sent;
    assert.equal(address, "https://api.openai.com/v1/models");
    assert.deepEqual(
      [credentials, referrerPolicy, cache, redirect],
      ["omit", "no-referrer", "no-store", "error"],
    );
    assert.deepEqual([headers, body], [{ A: "1", "Content-Type": "application/json" }, '{"a":1}']);
  });

  it("goes to our server with its mark where it is passed on", async () => {
    /** @type {any[]} */
    const sent = [];
    const call = callTo(async (...args) => {
      sent.push(args);
      return Response.json({ error: "no" }, { status: 418, headers: { "X-TagPilot-Relay": "passed" } });
    }, "relay");
    const answer = await call(get);
    assert.deepEqual([answer.status, answer.ok, answer.json()], [418, false, { error: "no" }]);
    assert.equal(sent[0][0], "/api/tagpilot/relay/openai/v1/models");
    assert.equal(sent[0][1].headers["X-TagPilot-Relay"], "1");
  });

  it("tells what our server says about passing it on from what the provider says", async () => {
    /** @type {[answer: () => Promise<Response>, code: string, kind: string, words: RegExp][]} */
    const answers = [
      [
        problem(502, { code: "provider-unreachable", detail: "The name was not found." }),
        "unreachable",
        "retry",
        /could not reach OpenAI.*name was not found/u,
      ],
      [
        problem(503, { code: "busy" }, { "Retry-After": "2" }),
        "rate-limited",
        "retry",
        /as many calls as it can/u,
      ],
      [problem(504, { code: "provider-timeout" }), "timeout", "retry", /90 s/u],
      [problem(413, { code: "too-large" }), "too-large", "item", /too large for OpenAI/u],
      [
        problem(404, { code: "not-found", detail: "No such path." }),
        "not-allowed",
        "stop",
        /does not pass this on.*No such path/u,
      ],
      [async () => new Response("<html>", { status: 502 }), "unreadable-answer", "retry", /proxy/u],
      [async () => new Response("<html>"), "unreadable-answer", "retry", /proxy/u],
      [
        async () => Promise.reject(new Unreachable(null)),
        "unreachable",
        "retry",
        /^Could not reach the server/u,
      ],
    ];
    for (const [answer, code, kind, words] of answers) {
      const failure = await failureIn(callTo(answer, "relay")(get));
      assert.deepEqual([failure.code, failure.kind], [code, kind]);
      assert.match(`${failure.title}. ${failure.detail}`, words);
    }
    const busy = await failureIn(callTo(answers[1][0], "relay")(get));
    assert.equal(busy.after, 2_000);
  });

  it("reads a stream only as far as it has to, and no answer without end", async () => {
    let isStopped = false;
    /** @param {string} piece */
    const endless = (piece) => async () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new TextEncoder().encode(piece)),
          cancel: () => void (isStopped = true),
        }),
      );
    const answer = await callTo(endless("abc"))({ ...get, until: (text) => text.length >= 6 });
    assert.match(answer.text, /^abcabc/u);
    assert.equal(isStopped, true);
    isStopped = false;
    const failure = await failureIn(callTo(endless("x".repeat(1_000_000)))(get));
    assert.equal(failure.code, "unreadable-answer");
    assert.equal(isStopped, true);
  });

  it("says that an answer broke off, which no other route would mend", async () => {
    const broken = async () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode("{"));
            controller.error(new TypeError("network error"));
          },
        }),
      );
    const failure = await failureIn(callTo(broken)(get));
    assert.deepEqual([failure.code, failure.remedy], ["unreachable", "retry"]);
  });

  it("gives undefined for JSON that is none", async () => {
    const answer = await callTo(async () => new Response("plain"))(get);
    assert.deepEqual([answer.json(), answer.text], [undefined, "plain"]);
  });
});

describe("the fakes", () => {
  const key = "AIzaCanaryGemini0123456789";

  it("let no page send a header that the real ones refuse", async () => {
    const fake = await startGemini();
    const page = browserFetch("http://127.0.0.1:7878");
    const address = `${fake.url}/v1beta/models?pageSize=1000`;
    assert.equal((await page(address, { headers: { "x-goog-api-key": key } })).status, 200);
    await assert.rejects(
      page(address, { headers: { "x-goog-api-key": key, "Api-Revision": "1" } }),
      TypeError,
    );
    assert.deepEqual(
      fake.preflights.map(({ allowed }) => allowed),
      [true, false],
    );
    await fake.stop();
  });

  it("answer over https, too", async () => {
    const fake = await startHub(() => "RUNNING", { secure: true });
    const text = await new Promise((resolve, reject) => {
      request(`${fake.url}/api/spaces/hysts/DeepDanbooru`, { rejectUnauthorized: false }, (response) =>
        response.on("data", (data) => resolve(String(data))),
      )
        .on("error", reject)
        .end();
    });
    assert.match(text, /RUNNING/u);
    await fake.stop();
  });
});
