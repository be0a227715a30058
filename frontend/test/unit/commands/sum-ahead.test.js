import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createSumAhead } from "../../../app/commands/sum-ahead.js";
import { DatasetDocument } from "../../../app/model/document.js";
import { itemFromFile } from "../../../app/model/items.js";
import { localSource } from "../../../app/model/local-source.js";
import { defaultSettings } from "../../../app/state/settings.js";
import { createStore } from "../../../app/state/store.js";
import { eventually } from "../../e2e/support/eventually.js";

/** Longer than anything here waits for. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200));

const kept = { state: "kept", at: 0, unprotected: 0 };

/** @param {(blobs: readonly Blob[]) => Promise<void>} [reading] */
function setUp(reading = async () => undefined) {
  const store = createStore({ settings: { ...defaultSettings }, now: () => 0 });
  /** @type {string[][]} what was read, each time */
  const portions = [];
  /** @type {Set<Blob>} */
  const summed = new Set();
  createSumAhead({
    store,
    signal: new AbortController().signal,
    hashing: {
      isSummed: (blob) => summed.has(blob),
      async crc32(contents) {
        const blobs = contents.filter((content) => content instanceof Blob);
        portions.push(await Promise.all(blobs.map((blob) => blob.text())));
        await reading(blobs);
        for (const blob of blobs) summed.add(blob);
        return blobs.map(() => 0);
      },
    },
  });
  store.open(new DatasetDocument({ name: "set" }));
  let count = 0;
  return {
    store,
    portions,
    /** @param {string[]} contents of as many images */
    add: (...contents) =>
      store.edit(
        {
          type: "add",
          items: contents.map((content) => {
            const number = ++count;
            const source = localSource(new Blob([content]));
            const file = `${number}.png`;
            const image = { mime: "image/png", width: 4, height: 4, sha256: null, text: "" };
            return {
              at: number - 1,
              item: itemFromFile({ id: `i${number}`, number, file, source, ...image }),
            };
          }),
        },
        "Added",
      ),
  };
}

describe("createSumAhead", () => {
  it("reads each added image once, whatever becomes of its text", async () => {
    const { store, portions, add } = setUp();
    add("one", "two");
    await eventually(() => assert.deepEqual(portions, [["one", "two"]]));
    store.edit({ type: "text", changes: [{ id: "i1", body: "dog" }] }, "Edited");
    add("three");
    await eventually(() => assert.deepEqual(portions.flat(), ["one", "two", "three"]));
  });

  for (const [what, [during, after]] of Object.entries({
    "the draft": [{ draft: { state: "keeping", at: 0, unprotected: 1 } }, { draft: kept }],
    "work that is under way": [{ work: { kind: "save", label: "", done: 0, total: 1 } }, { work: null }],
    "images that arrive": [{ arriving: { to: "added", waiting: 0 } }, { arriving: null }],
  }))
    it(`lets ${what} go first`, async () => {
      const { store, portions, add } = setUp();
      store.set(/** @type {any} */ (during));
      add("one");
      await aWhile();
      assert.deepEqual(portions, []);
      store.set(/** @type {any} */ (after));
      await eventually(() => assert.deepEqual(portions, [["one"]]));
    });

  it("reads a few at a time", async () => {
    const { portions, add } = setUp();
    add(...Array.from({ length: 70 }, (_, at) => `content ${at}`));
    await eventually(() =>
      assert.deepEqual(
        portions.map(({ length }) => length),
        [32, 32, 6],
      ),
    );
  });

  it("leaves what cannot be read to the export, and reads the others", async () => {
    let isFirst = true;
    const { portions, add } = setUp(async () => {
      if (!isFirst) return;
      isFirst = false;
      throw new Error("The file has changed.");
    });
    add("gone");
    await eventually(() => assert.equal(portions.length, 1));
    add("there");
    await eventually(() => assert.deepEqual(portions, [["gone"], ["there"]]));
  });
});
