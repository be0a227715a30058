import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { beginEarly, fetchOrTakeEarly } from "../../../app/services/early-answer.js";

const { fetch } = globalThis;

/** @returns {{ address: string, signal: AbortSignal | null | undefined }[]} what is asked for from now on */
function watchFetch() {
  /** @type {ReturnType<typeof watchFetch>} */
  const asked = [];
  globalThis.fetch = async (address, request) => {
    asked.push({ address: String(address), signal: request?.signal });
    return new Response(`answer ${asked.length}`);
  };
  return asked;
}

describe("an answer that was asked for early", () => {
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it("is given once, to who asks for that address", async () => {
    const asked = watchFetch();
    beginEarly("/api/early");
    const answers = [];
    for (const address of ["/api/other", "/api/early", "/api/early"])
      answers.push(await (await fetchOrTakeEarly(address, {})).text());
    assert.deepEqual(answers, ["answer 2", "answer 1", "answer 3"]);
    assert.deepEqual(
      asked.map(({ address }) => address),
      ["/api/early", "/api/other", "/api/early"],
    );
  });

  it("is given up by who has taken it", async () => {
    const asked = watchFetch();
    const stopping = new AbortController();
    beginEarly("/api/early");
    await fetchOrTakeEarly("/api/early", { signal: stopping.signal });
    assert.equal(asked[0].signal?.aborted, false);
    stopping.abort();
    assert.equal(asked[0].signal?.aborted, true);
  });
});
