import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createTell } from "../../../app/commands/context.js";
import { createSavedNews } from "../../../app/commands/tell-saved.js";
import { DatasetDocument } from "../../../app/model/document.js";
import { defaultSettings } from "../../../app/state/settings.js";
import { createStore } from "../../../app/state/store.js";

/** Lets everything go on that waits for nothing. */
const goOn = () => new Promise((resolve) => setImmediate(resolve));

function setUp() {
  const store = createStore({ settings: { ...defaultSettings }, now: () => 0 });
  const document = new DatasetDocument({ name: "set", folder: "1_set" });
  store.open(document);
  let state = "writing";
  let asked = 0;
  /** @type {(() => void)[]} */
  const waiting = [];
  const tellSaved = createSavedNews(
    /** @type {any} */ ({
      store,
      tell: createTell(store),
      datasets: {
        async zip() {
          asked++;
          return { state, path: "/ws/ZIPs/set.zip", detail: null };
        },
      },
      wait: () => new Promise((resolve) => waiting.push(() => resolve(undefined))),
    }),
  );
  return {
    store,
    /** @param {number} count */
    save: (count) =>
      tellSaved(
        document,
        /** @type {any} */ ({
          saved: { name: "1_set", path: "/ws/1_set", zip: "pending", notes: [] },
          changes: { count, sent: { items: new Map() }, body: { create: true } },
        }),
      ),
    become: (/** @type {string} */ next) => (state = next),
    /** @returns {Promise<number>} how often the server was asked when the pauses of all were over */
    async pass() {
      await goOn();
      asked = 0;
      for (const end of waiting.splice(0)) end();
      await goOn();
      return asked;
    },
  };
}

describe("the ZIP copy after a save", () => {
  it("is asked for by the last of several saves, which tells of it in its own words", async () => {
    const { store, save, become, pass } = setUp();
    for (const count of [1, 2, 3]) save(count);
    assert.equal(await pass(), 1);
    assert.equal(await pass(), 1);
    assert.equal(store.state.zip, "writing");

    become("ready");
    assert.equal(await pass(), 1);
    assert.equal(store.state.zip, "ready");
    const [toast, ...others] = store.state.toasts;
    assert.deepEqual(others, []);
    assert.equal(toast.title, "Saved 3 changes");
    assert.match(String(toast.detail), /ZIP copy: \/ws\/ZIPs\/set\.zip\./u);
    assert.equal(await pass(), 0);
  });

  it("that failed is told once", async () => {
    const { store, save, become, pass } = setUp();
    for (const count of [1, 2]) save(count);
    become("failed");
    await pass();
    assert.equal(store.state.zip, "failed");
    const failures = store.state.toasts.filter(({ title }) => title === "The ZIP copy could not be written");
    assert.equal(failures.length, 1);
  });
});
