import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ServerProblem, Unreachable, createHttp } from "../../../app/services/http.js";

/** @param {(Response | Error)[]} answers one a call */
function serverWith(answers) {
  /** @type {{ address: string, init: RequestInit }[]} */
  const calls = [];
  const send = async (/** @type {any} */ address, /** @type {RequestInit} */ init) => {
    calls.push({ address, init });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return /** @type {Response} */ (answer);
  };
  /** @type {boolean[]} */
  const reached = [];
  const http = createHttp({
    fetch: /** @type {any} */ (send),
    wait: async () => undefined,
    onReach: (isReached) => void reached.push(isReached),
  });
  return { http, calls, reached };
}

const problem = (/** @type {number} */ status, /** @type {object} */ body) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/problem+json" } });

describe("http", () => {
  it("gives the answer's JSON and sends ours", async () => {
    const { http, calls } = serverWith([Response.json({ ok: 1 })]);
    assert.deepEqual(await http.json("/api/x", { method: "POST", json: { a: 1 } }), { ok: 1 });
    assert.equal(calls[0].init.body, '{"a":1}');
    assert.deepEqual(calls[0].init.headers, { "Content-Type": "application/json" });
  });

  it("turns a problem into its code, sentence and fields", async () => {
    const { http } = serverWith([
      problem(412, { code: "changed-since-loaded", detail: "Changed.", conflicts: [1] }),
    ]);
    await assert.rejects(http.json("/api/x"), (error) => {
      assert(error instanceof ServerProblem);
      assert.deepEqual([error.status, error.code, error.message], [412, "changed-since-loaded", "Changed."]);
      assert.deepEqual(error.fields.conflicts, [1]);
      return true;
    });
  });

  it("gives up an answer that does not begin in time, and a short one that does not end in time", async () => {
    /** @type {string[]} */
    const given = [];
    const http = createHttp({
      async fetch(address, { signal }) {
        const aborted = new Promise((_, reject) =>
          signal?.addEventListener("abort", () => reject(signal.reason)),
        );
        aborted.catch(() => given.push(address));
        if (address === "/api/silent") await aborted;
        const stalls = new ReadableStream({ pull: () => aborted });
        return new Response(address === "/api/stalls" ? stalls : "all of it");
      },
    });
    const slow = await http.call("/api/slow", { timeout: 20 });
    await assert.rejects(http.call("/api/silent", { timeout: 20 }), Unreachable);
    const waiting = setInterval(() => undefined, 1000); // such a limit alone does not keep Node.js running
    await assert.rejects(http.json("/api/stalls", { timeout: 20 }), Unreachable);
    clearInterval(waiting);
    assert.deepEqual(given, ["/api/silent", "/api/stalls"]);
    assert.equal(await slow.text(), "all of it");
  });

  it("survives a proxy's page in place of a problem", async () => {
    const { http } = serverWith([new Response("<h1>413</h1>", { status: 413 })]);
    await assert.rejects(http.call("/api/x"), { status: 413, code: "unknown" });
  });

  it("tries again only as often as it may, and only what may pass", async () => {
    const passing = serverWith([new TypeError("no line"), problem(503, {}), Response.json({})]);
    await passing.http.json("/api/x", { retries: 2 });
    assert.equal(passing.calls.length, 3);
    assert.deepEqual(passing.reached, [false, true, true]);

    const final = serverWith([problem(400, { detail: "No." }), Response.json({})]);
    await assert.rejects(final.http.json("/api/x", { retries: 2 }), { status: 400 });
    assert.equal(final.calls.length, 1);

    const once = serverWith([new TypeError("no line"), Response.json({})]);
    await assert.rejects(once.http.json("/api/x"), Unreachable);
    assert.equal(once.calls.length, 1);
  });

  it("is stopped by the caller without speaking of the server", async () => {
    const { http, reached } = serverWith([new DOMException("stopped", "AbortError")]);
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(http.call("/api/x", { signal: stop.signal, retries: 3 }), { name: "AbortError" });
    assert.deepEqual(reached, []);
  });

  it("passes an answer on as it came, whatever its status, and tells whether the server was reached", async () => {
    const { http, calls, reached } = serverWith([
      new Response("slow down", { status: 429, headers: { "Retry-After": "3" } }),
      new TypeError("no line"),
    ]);
    const answer = await http.pass("/api/x", { method: "POST", headers: { "X-Key": "k" }, body: "{}" });
    assert.deepEqual([answer.status, answer.headers.get("Retry-After")], [429, "3"]);
    assert.equal(await answer.text(), "slow down");
    assert.deepEqual(calls[0].init, { method: "POST", headers: { "X-Key": "k" }, body: "{}" });
    await assert.rejects(http.pass("/api/x", {}), Unreachable);
    assert.deepEqual(reached, [true, false]);
  });

  describe("when the server asks for its password", () => {
    const asked = () =>
      new Response(JSON.stringify({ code: "password-needed", detail: "Log in." }), {
        status: 401,
        headers: { "WWW-Authenticate": 'Bearer realm="TagPilot"' },
      });

    /** @param {(Response | Error)[]} answers @param {boolean} isIn */
    const after = (answers, isIn) => {
      let questions = 0;
      const calls = answers.length;
      const http = createHttp({
        fetch: /** @type {any} */ (async () => answers.shift()),
        onSessionEnd: async () => {
          questions++;
          return isIn;
        },
      });
      return { http, counts: () => ({ questions, calls: calls - answers.length }) };
    };

    it("makes the call once more after the person has logged in", async () => {
      const { http, counts } = after([asked(), Response.json({ ok: 1 })], true);
      assert.deepEqual(await http.json("/api/x", { method: "POST", json: {} }), { ok: 1 });
      assert.deepEqual(counts(), { questions: 1, calls: 2 });
    });

    it("fails with the server's sentence when the person does not", async () => {
      const { http, counts } = after([asked()], false);
      await assert.rejects(http.json("/api/x", { retries: 3 }), {
        code: "password-needed",
        message: "Log in.",
      });
      assert.deepEqual(counts(), { questions: 1, calls: 1 });
    });

    it("does the same for what is passed on, and leaves the 401 of a provider alone", async () => {
      const { http } = after([asked(), new Response("fine")], true);
      assert.equal(await (await http.pass("/api/tagpilot/relay/x", {})).text(), "fine");

      const other = after([new Response("No key", { status: 401 })], true);
      assert.equal((await other.http.pass("/api/tagpilot/relay/x", {})).status, 401);
      assert.equal(other.counts().questions, 0);
    });

    it("does not make a call that was stopped meanwhile", async () => {
      const stopping = new AbortController();
      const http = createHttp({
        fetch: /** @type {any} */ (async () => asked()),
        onSessionEnd: async () => {
          stopping.abort();
          return true;
        },
      });
      await assert.rejects(http.call("/api/x", { signal: stopping.signal }), { name: "AbortError" });
    });
  });
});
